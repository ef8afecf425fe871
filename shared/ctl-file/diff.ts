import { sameBytes, valueOf } from './elements.ts';
import { type CtlElement, type CtlFile, type CtlRecord } from './model.ts';
import { bareRecord } from './record.ts';
import { FUNCTION_CODE, HEADER, HEADER_TAG, RECORD, RECORD_TAG } from './tags.ts';

/**
 * What became of a record. `kept`: byte for byte the same; `stripped`: without certificate, otherwise the same;
 * `changed`: same role and place, other values.
 */
export type RecordChange = 'kept' | 'stripped' | 'changed' | 'added' | 'removed';

export interface RecordDifference {
  readonly change: RecordChange;
  /** Position in the file before and after, from 0; absent when the record is not in it. */
  readonly before?: number;
  readonly after?: number;
  readonly function: number;
  /** Names of the elements that are different, gone or new, as `show ctl` prints them. */
  readonly fields: readonly string[];
}

/** The difference of two files in meaning, not in bytes. Plain data. */
export interface CtlFileDifference {
  readonly identical: boolean;
  readonly signer: { readonly changed: boolean; readonly before: string; readonly after: string };
  /** Seconds since 1970-01-01 UTC. */
  readonly timestamp: { readonly before: number; readonly after: number };
  /** Names of header elements that differ, apart from signature, signer and timestamp. */
  readonly headerFields: readonly string[];
  /** In the order of the file after; then what was removed, in the order of the file before. */
  readonly records: readonly RecordDifference[];
  /** Records that are in both files stand in another order. */
  readonly reordered: boolean;
}

const SIGNER_TAGS: readonly number[] = [HEADER.SIGNERNAME, HEADER.SERIALNUMBER, HEADER.CANAME];
/** They follow from other elements, or are shown on their own. */
const DERIVED_TAGS: readonly number[] = [HEADER.HEADERLENGTH, HEADER.SIGNERID, HEADER.SIGNATUREINFO, HEADER.SIGNATUREALGOINFO];
const NOT_COMPARED: readonly number[] = [...DERIVED_TAGS, ...SIGNER_TAGS, HEADER.SIGNATURE, HEADER.TIMESTAMP, HEADER.PADDING];

export function diffCtlFiles(before: CtlFile, after: CtlFile): CtlFileDifference {
  const headerTags = differentTags(before.header.elements, after.header.elements);
  const partners = pairRecords(before.records, after.records);
  const positions = partners.filter((index) => index !== undefined);
  const removed = before.records.flatMap((record, index): readonly RecordDifference[] =>
    positions.includes(index) ? [] : [{ change: 'removed', before: index, function: record.function, fields: [] }],
  );
  return {
    identical: sameBytes(before.bytes, after.bytes),
    signer: {
      changed: headerTags.some((tag) => SIGNER_TAGS.includes(tag)),
      before: before.header.signerName,
      after: after.header.signerName,
    },
    timestamp: { before: before.header.timestamp, after: after.header.timestamp },
    headerFields: headerTags.filter((tag) => !NOT_COMPARED.includes(tag)).map((tag) => HEADER_TAG[tag] ?? `Unknown (${tag})`),
    records: [...after.records.map((record, index) => difference(before.records, partners[index], record, index)), ...removed],
    reordered: positions.some((position, index) => position < (positions[index - 1] ?? 0)),
  };
}

function difference(before: readonly CtlRecord[], partner: number | undefined, record: CtlRecord, index: number): RecordDifference {
  const old = partner === undefined ? undefined : before[partner];
  const place = { after: index, function: record.function };
  if (partner === undefined || old === undefined) return { change: 'added', ...place, fields: [] };
  if (sameBytes(old.bytes, record.bytes)) return { change: 'kept', before: partner, ...place, fields: [] };
  const change = sameBytes(bareRecord(old).bytes, record.bytes) ? 'stripped' : 'changed';
  const tags = differentTags(old.elements, record.elements).filter((tag) => tag !== RECORD.RECORDLENGTH);
  return { change, before: partner, ...place, fields: tags.map((tag) => RECORD_TAG[tag] ?? `Unknown (${tag})`) };
}

/** For each record after: the position of the one before that it comes from. Identical records first, then equal places. */
function pairRecords(before: readonly CtlRecord[], after: readonly CtlRecord[]): readonly (number | undefined)[] {
  const partners: (number | undefined)[] = after.map(() => undefined);
  const taken = new Set<number>();
  for (const identityOf of [(record: CtlRecord) => record.bytes.join(), placeOf]) {
    const places = new Map<string, number[]>();
    for (const [at, record] of before.entries()) {
      if (taken.has(at)) continue;
      const place = identityOf(record);
      const same = places.get(place);
      if (same === undefined) places.set(place, [at]);
      else same.push(at);
    }
    // The last of a list is taken first, so the first of the file stands there.
    for (const same of places.values()) same.reverse();
    for (const [index, record] of after.entries()) {
      if (partners[index] !== undefined) continue;
      const partner = places.get(identityOf(record))?.pop();
      if (partner === undefined) continue;
      partners[index] = partner;
      taken.add(partner);
    }
  }
  return partners;
}

/** A token is known by issuer and serial number, everything else by its name and address. */
function placeOf(record: CtlRecord): string {
  const tags = record.function === FUNCTION_CODE.SAST ? [RECORD.ISSUERNAME, RECORD.SERIALNUMBER] : [RECORD.DNSNAME, RECORD.IPADDRESS];
  return JSON.stringify([record.function, ...tags.map((tag) => valueOf(record.elements, tag)?.join())]);
}

/** Tags whose elements are not the same on both sides, ascending. */
function differentTags(before: readonly CtlElement[], after: readonly CtlElement[]): readonly number[] {
  const tags = [...new Set([...before, ...after].map(({ tag }) => tag))].sort((a, b) => a - b);
  const values = (elements: readonly CtlElement[], tag: number): string =>
    JSON.stringify(elements.filter((element) => element.tag === tag).map(({ value }) => value.join()));
  return tags.filter((tag) => values(before, tag) !== values(after, tag));
}
