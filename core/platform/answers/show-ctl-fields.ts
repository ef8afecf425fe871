import { safeText } from '../../../shared/ctl-file/text.ts';
import { HEADER_TAG, RECORD_TAG } from '../../../shared/ctl-file/tags.ts';
import { type Answer, type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { known, unknown } from './answer.ts';

/** A printed field: tag number, LENGTH, and what follows up to the next field. */
interface Field {
  readonly tag: number;
  readonly length: number;
  readonly value: string;
}

const COLUMNS = /^ ?(?:-{3,} )?BYTEPOS TAG LENGTH VALUE(?: -{3,})* ?/;
const SIGNER_LINE = /(?:^| )This etoken was (not )?used to sign the [CI]TL file\.$/;
/** Tag and length before each element of a record (1 + 2 bytes). */
const ELEMENT_HEAD = 3;
const VALUED = { RECORDLENGTH: 1, DNSNAME: 2, SUBJECTNAME: 3, FUNCTION: 4, ISSUERNAME: 5, SERIALNUMBER: 6, CERTIFICATE: 9, CERTHASH: 11, HASHALGORITHM: 12 } as const;
const SIGNATURE = 12;
/** Header tags that are printed without a value. */
const NO_VALUE: readonly number[] = [8, 10, 11, 14, 15];
const SAST = 'System Administrator Security Token';
/** Texts for rare functions are not documented; a sentence is none. */
const ROLE = /^[A-Za-z0-9+() -]{1,40}$/;
const SERIAL = /^[0-9A-F]{2}(?:: ?[0-9A-F]{2})*$/;
const FINGERPRINT = /^((?:[0-9A-F]{2} ){19}[0-9A-F]{2}) ?\(SHA1 Hash HEX\)$/;
const CERTHASH = /^(?:[0-9A-F]{2} ){19}[0-9A-F]{2}$/;
const HEX_BYTES = /^(?:[0-9a-f]{1,2}(?: |$))*$/i;

/** One edition of Cisco document 118892 prints ISSUERNAM. */
const patternOf = (tags: Readonly<Record<number, string>>): RegExp =>
  new RegExp(`(?:^| )(?:${Object.entries(tags).map(([tag, name]) => `${tag} ${name.replace(/^ISSUERNAME$/, 'ISSUERNAME?')}`).join('|')}) (\\d{1,5})(?= |$)`, 'g');
const RECORD_FIELD = patternOf(RECORD_TAG);
const HEADER_FIELD = patternOf(HEADER_TAG);

/** Splits at the known fields; `undefined` when the text begins with something else. */
function fieldsOf(text: string, pattern: RegExp): readonly Field[] | undefined {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0 || matches[0]?.index !== 0) return undefined;
  return matches.map((match, at) => ({
    tag: parseInt(match[0].trim(), 10),
    length: Number(match[1]),
    value: text.slice(match.index + match[0].length, matches[at + 1]?.index).trim(),
  }));
}

/** No tag twice, and in order: a second FUNCTION inside a name would break this. */
const rises = (fields: readonly Field[]): boolean => fields.every((field, at) => at === 0 || field.tag > (fields[at - 1]?.tag ?? 0));

/** What is wrong with the header's part of the list, if anything. Its values are not used: whoever needs them reads the file. */
export function readListedHeader(text: string): string | undefined {
  const fields = fieldsOf(text.replace(COLUMNS, ''), HEADER_FIELD);
  if (fields === undefined) return text;
  const signature = fields.find((field) => field.tag === SIGNATURE);
  if (signature === undefined) return text;
  const bytes = signature.value.split(' ').length;
  const stray = fields.find((field) => field.value !== '' && NO_VALUE.includes(field.tag));
  if (stray !== undefined) return stray.value;
  return HEX_BYTES.test(signature.value) && bytes === signature.length ? undefined : signature.value;
}

/** One record of the list, whose fields must make up the length it prints. */
export function readListedRecord(number: number, text: string): Answer<ListedRecord> {
  const body = text.replace(COLUMNS, '').trim();
  const signerLine = SIGNER_LINE.exec(body);
  const fields = fieldsOf(body.replace(SIGNER_LINE, ''), RECORD_FIELD);
  if (fields === undefined || !rises(fields)) return unknown('words-unknown', text);
  const valueOf = (name: keyof typeof VALUED): string | undefined => fields.find((field) => field.tag === VALUED[name])?.value;
  const length = Number(valueOf('RECORDLENGTH'));
  const role = valueOf('FUNCTION') ?? '';
  const serial = valueOf('SERIALNUMBER');
  const certificate = valueOf('CERTIFICATE');
  const hash = valueOf('CERTHASH');
  const isSha1 = valueOf('HASHALGORITHM') === 'SHA-1';
  const fingerprint = FINGERPRINT.exec(certificate ?? '')?.[1];
  const valued: readonly number[] = Object.values(VALUED);
  const stray = fields.find((field) => field.value !== '' && !valued.includes(field.tag));
  if (stray !== undefined) return unknown('words-unknown', stray.value);
  const total = fields.reduce((sum, field) => sum + ELEMENT_HEAD + field.length, 0);
  if (!Number.isSafeInteger(length) || total !== length) return unknown('contradictory', `record ${number}: fields of ${total} bytes in ${length}`);
  if (hash !== undefined && !CERTHASH.test(hash)) return unknown('words-unknown', hash);
  if ((serial !== undefined && !SERIAL.test(serial)) || (certificate !== undefined && fingerprint === undefined)) return unknown('words-unknown', text);
  if (!ROLE.test(role)) return unknown('words-unknown', role);
  if ((signerLine !== null) !== (role === SAST)) return unknown('contradictory', text);
  return known({
    number,
    length,
    function: safeText(role),
    dnsName: safeText(valueOf('DNSNAME') ?? ''),
    subject: nameOf(valueOf('SUBJECTNAME')),
    issuer: nameOf(valueOf('ISSUERNAME')),
    serialNumber: (serial ?? '').replace(/[: ]/g, '').toLowerCase(),
    certificateSha1: fingerprint === undefined ? null : fingerprint.replaceAll(' ', '').toLowerCase(),
    ...(hash === undefined || !isSha1 ? {} : { certHash: hash.replaceAll(' ', '').toLowerCase() }),
    usedToSign: signerLine === null ? null : signerLine[1] === undefined,
  });
}

/** A name may be broken behind a `;`. */
const nameOf = (value = ''): string => safeText(value.replace(/; /g, ';'));
