import { sameBytes, valueOf } from './elements.ts';
import { type CtlElement, type CtlFile, type CtlRecord } from './model.ts';
import { FUNCTION_CODE, functionName, HEADER, HEADER_TAG, RECORD, RECORD_TAG } from './tags.ts';
import { readText, safeText } from './text.ts';

/** Outcome of the signature check, which happens elsewhere. */
export type ShownVerdict = 'verified' | 'bad' | 'not-checked';

/** What the text needs and this folder cannot compute. Digests in lower-case hexadecimal. */
export interface ShowInput {
  readonly md5: string;
  readonly sha1: string;
  /** As {@link formatLastModified} writes it. */
  readonly lastModified: string;
  readonly certificateSha1: (der: Uint8Array) => string;
  readonly verdict: ShownVerdict;
  /** The record that the header names, when the file has it. */
  readonly signer?: CtlRecord | undefined;
}

/** `bad` and `not-checked` in our words: no source prints what CUCM says then. */
const LAST_LINE: Readonly<Record<ShownVerdict, string>> = {
  verified: 'The CTL file was verified successfully.',
  bad: 'The signature of the CTL file is wrong.',
  'not-checked': 'The signature of the CTL file was not checked.',
};

const COLUMNS = ['BYTEPOS\tTAG\t\tLENGTH\tVALUE', '-------\t---\t\t------\t-----'];
/** A name of 8 letters reaches the next tab stop. */
const TAB_STOP = 8;
const SIGNATURE_BYTES_PER_LINE = 8;

/**
 * The text of `show ctl` on CUCM for this file: layout, names and values as printed in Cisco documents 118892 and
 * 118893. Control characters of names are replaced, so that a hostile file cannot steer a terminal.
 */
export const showCtl = (file: CtlFile, input: ShowInput): string => showList(file, input, 'CTL');

/** The text of `show itl`: the same with ITL wherever `show ctl` has CTL (Cisco document 116232). */
export const showItl = (file: CtlFile, input: ShowInput): string => showList(file, input, 'ITL');

function showList(file: CtlFile, input: ShowInput, list: 'CTL' | 'ITL'): string {
  return [
    `The checksum value of the ${list} file:`,
    `${input.md5}(MD5)`,
    `${input.sha1}(SHA1)`,
    '',
    `Length of ${list} file: ${file.bytes.length}`,
    `The ${list} File was last modified on ${input.lastModified}`,
    '',
    `\tParse ${list} File`,
    '\t----------------',
    '',
    `Version:\t${file.header.version.major}.${file.header.version.minor}`,
    `HeaderLength:\t${file.header.bytes.length} (BYTES)`,
    '',
    ...COLUMNS,
    ...file.header.elements.flatMap(headerLines),
    '',
    ...file.records.flatMap((record, index) => [...recordLines(record, index + 1, input, list), '']),
    LAST_LINE[input.verdict].replace('CTL', list),
    '',
  ].join('\n');
}

/** What `show ctl` prints on a server without a CTL file. */
export const showNoCtl = (): string =>
  [
    'Length of CTL file: 0',
    'CTL File not found. Please run CTLClient plugin or run the CLI - utils ctl..',
    'to generate the CTL file.',
    'Error parsing the CTL File.',
    '',
  ].join('\n');

const hexPairs = (bytes: Uint8Array): readonly string[] => Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
const text = (value: Uint8Array): string => safeText(readText(value));
const length = (value: Uint8Array): string => String(value.length);
const serial = (value: Uint8Array): string => hexPairs(value).join(':');
const version = (value: Uint8Array): string => value.join('.');

/** What stands in the VALUE column, by tag; a tag that is not here has no value. */
const HEADER_VALUE: Readonly<Record<number, (value: Uint8Array) => string>> = {
  [HEADER.SIGNERID]: length,
  [HEADER.SIGNERNAME]: text,
  [HEADER.SERIALNUMBER]: serial,
  [HEADER.CANAME]: text,
  [HEADER.SIGNATUREINFO]: length,
  [HEADER.SIGNATUREALGOINFO]: length,
  [HEADER.SIGNERVERSION]: version,
};
/** Of containers CUCM prints the length of their length. */
const CONTAINERS: readonly number[] = [HEADER.SIGNERID, HEADER.SIGNATUREINFO, HEADER.SIGNATUREALGOINFO];
const NOT_LISTED: readonly number[] = [HEADER.VERSION, HEADER.HEADERLENGTH, HEADER.PADDING];

function headerLines({ tag, value }: CtlElement): readonly string[] {
  if (NOT_LISTED.includes(tag)) return [];
  const shownLength = CONTAINERS.includes(tag) ? 2 : value.length;
  const lines = [line(tag, HEADER_TAG[tag], shownLength, HEADER_VALUE[tag]?.(value))];
  if (tag !== HEADER.SIGNATURE) return lines;
  for (let at = 0; at < value.length; at += SIGNATURE_BYTES_PER_LINE) {
    lines.push(Array.from(value.subarray(at, at + SIGNATURE_BYTES_PER_LINE), (byte) => byte.toString(16)).join('  '));
  }
  return lines;
}

function recordLines(record: CtlRecord, number: number, input: ShowInput, list: 'CTL' | 'ITL'): readonly string[] {
  const values: Readonly<Record<number, (value: Uint8Array) => string>> = {
    [RECORD.RECORDLENGTH]: () => String(record.bytes.length),
    [RECORD.DNSNAME]: text,
    [RECORD.SUBJECTNAME]: text,
    [RECORD.FUNCTION]: () => functionName(record.function),
    [RECORD.ISSUERNAME]: text,
    [RECORD.SERIALNUMBER]: serial,
    [RECORD.CERTIFICATE]: (der) => `${spaced(input.certificateSha1(der))} (SHA1 Hash HEX)`,
    [RECORD.CERTHASH]: (hash) => hexPairs(hash).join(' '),
    [RECORD.HASHALGORITHM]: (value) => (value[0] === 1 ? 'SHA-1' : `Unknown (${value[0] ?? 0})`),
  };
  const signs = input.signer !== undefined && isSigner(record, input.signer);
  return [
    `\t${list} Record #:${number}`,
    '\t          ----',
    ...COLUMNS,
    ...record.elements.map(({ tag, value }) => line(tag, RECORD_TAG[tag], value.length, values[tag]?.(value))),
    ...(record.function === FUNCTION_CODE.SAST ? [`This etoken was ${signs ? '' : 'not '}used to sign the ${list} file.`] : []),
  ];
}

/** An empty DNSNAME has nothing behind its length, like a tag without a value. */
function line(tag: number, name = 'Unknown', lengthShown: number, value = ''): string {
  const tabs = name.length < TAB_STOP ? '\t\t' : '\t';
  return `${tag}\t${name}${tabs}${lengthShown}${value === '' ? '' : `\t${value}`}`;
}

const spaced = (hex: string): string => (hex.toUpperCase().match(/../g) ?? []).join(' ');

/** Two records with the same issuer and serial number name the same certificate. */
function isSigner(record: CtlRecord, signer: CtlRecord): boolean {
  const same = (tag: number): boolean => {
    const [one, other] = [valueOf(record.elements, tag), valueOf(signer.elements, tag)];
    return one !== undefined && other !== undefined && sameBytes(one, other);
  };
  return same(RECORD.ISSUERNAME) && same(RECORD.SERIALNUMBER);
}
