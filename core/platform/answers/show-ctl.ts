import { type Answer, type CtlListing, type ItlListing, type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { fold, known, unknown } from './answer.ts';
import { readListedHeader, readListedRecord } from './show-ctl-fields.ts';

/** The lists of which a node prints one in the same form: `show itl` has ITL wherever `show ctl` has CTL (Cisco document 116232). */
type ListName = 'CTL' | 'ITL';

interface Patterns {
  readonly digests: RegExp;
  readonly length: RegExp;
  readonly modified: RegExp;
  readonly listing: RegExp;
  readonly verified: RegExp;
  readonly record: RegExp;
}

const patternsOf = (list: ListName): Patterns => ({
  digests: new RegExp(String.raw`^The checksum value of the ${list} file: ([0-9a-f]{32}) ?\(MD5\) ([0-9a-f]{40}) ?\(SHA1\)(?= |$)`),
  length: new RegExp(String.raw`^Length of ${list} file: (\d{1,7})(?= |$)`),
  modified: new RegExp(String.raw`^The ${list} File was last modified on ([A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d{2}:\d{2}:\d{2} [A-Za-z0-9+:-]{1,10} \d{4})(?= |$)`),
  listing: new RegExp(String.raw`^Parse ${list} File(?: -{3,})? Version: \d{1,2}\.\d{1,2} HeaderLength: (\d{1,5}) \(BYTES\) ?`),
  verified: new RegExp(String.raw`(?:^| )The ${list} file was verified successfully\.$`),
  record: new RegExp(String.raw` ?${list} Record ?#: ?(\d{1,3})(?= |$)`),
});
const PATTERNS: Readonly<Record<ListName, Patterns>> = { CTL: patternsOf('CTL'), ITL: patternsOf('ITL') };

/** The second sentence stands in the documents with a blank before its full stop, and broken after `utils ctl..`. */
const NO_FILE = /^Length of CTL file: 0 CTL File not found ?\. Please run CTLClient plugin or run the CLI - utils ctl ?\.\. to generate the CTL file\. Error parsing the CTL File\.?$/;
/** The symptom of an ITL file that is damaged, or is not there (security guide, troubleshooting ITL files); what else is printed then is not known. */
const BROKEN_ITL = /(?:^| )Error parsing the ITL File[.!]*$/i;
/** What documents put where they leave something out. */
const LEFT_OUT = /(?:^| )(?:\[ ?\.{2,3} ?\]|\.\.\.)(?= |$)/;
const MAX_RECORDS = 200;

/**
 * Answer of `show ctl`. Names of fields with their numbers are the anchors; each record must have the length it prints, and all together
 * the length of the file, so that no name in a certificate can pass for a field. A sentence that is not known makes the whole unknown.
 */
export function readShowCtl(text: string): Answer<CtlListing> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  return NO_FILE.test(folded) ? known({ kind: 'none' }) : readList(folded, 'CTL');
}

/** Answer of `show itl`: the same text about the ITL file, or the one sentence that is known of a file that cannot be read. */
export function readShowItl(text: string): Answer<ItlListing> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  return BROKEN_ITL.test(folded) ? known({ kind: 'broken' }) : readList(folded, 'ITL');
}

function readList(folded: string, list: ListName): Answer<Extract<CtlListing, { kind: 'file' }>> {
  const patterns = PATTERNS[list];
  const take = reader(folded);
  const [md5, sha1] = take(patterns.digests);
  if (md5 === undefined || sha1 === undefined) return unknown('words-unknown', folded);
  const [length] = take(patterns.length);
  const [lastModified] = take(patterns.modified);
  const [headerLength] = take(patterns.listing);
  const verified = take(patterns.verified).length > 0;
  const rest = take.rest();
  const facts = { kind: 'file', md5, sha1, length: length === undefined ? null : Number(length), lastModified: lastModified ?? null, verified } as const;
  if (headerLength === undefined || LEFT_OUT.test(rest)) {
    const leftOver = rest.replace(LEFT_OUT, '').trim();
    if (leftOver !== '' && !/^BYTEPOS TAG LENGTH VALUE(?: -{3,})*$/.test(leftOver)) return unknown('words-unknown', leftOver);
    return known({ ...facts, records: null });
  }
  const listed = readRecords(rest, patterns.record, Number(headerLength), facts.length);
  if (!listed.known) return listed;
  // A whole list without the sentence was cut, or ends in words about a file that was not verified.
  return verified ? known({ ...facts, records: listed.value }) : unknown('incomplete', folded.slice(-200));
}

/** Takes known pieces off the text; what matches at neither place stays. A piece that is found gives its groups. */
function reader(folded: string) {
  let rest = folded;
  const take = (pattern: RegExp): readonly (string | undefined)[] => {
    const match = pattern.exec(rest);
    if (match === null) return [];
    rest = (rest.slice(0, match.index) + rest.slice(match.index + match[0].length)).trim();
    return match.length === 1 ? [match[0]] : match.slice(1);
  };
  take.rest = () => rest;
  return take;
}

function readRecords(text: string, record: RegExp, headerLength: number, fileLength: number | null): Answer<readonly ListedRecord[]> {
  const [header = '', ...pieces] = text.split(new RegExp(record, 'g'));
  if (fileLength === null || pieces.length === 0) return unknown('incomplete', text);
  if (pieces.length > 2 * MAX_RECORDS) return unknown('contradictory', 'too many records');
  const problem = readListedHeader(header);
  if (problem !== undefined) return unknown('words-unknown', problem);
  const records: ListedRecord[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const number = Number(pieces[at]);
    if (number !== records.length + 1) return unknown('contradictory', `record ${number} after record ${records.length}`);
    const entry = readListedRecord(number, pieces[at + 1] ?? '');
    if (!entry.known) return entry;
    records.push(entry.value);
  }
  const total = records.reduce((sum, entry) => sum + entry.length, headerLength);
  if (total !== fileLength) return unknown('contradictory', `header and records have ${total} bytes, the file ${fileLength}`);
  const signers = records.filter(({ usedToSign }) => usedToSign === true).length;
  return signers === 1 ? known(records) : unknown('contradictory', `${signers} records are said to have signed the file`);
}
