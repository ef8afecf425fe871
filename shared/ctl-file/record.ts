import { encodeElement, encodeRecord, joinBytes } from './elements.ts';
import { type CtlRecord } from './model.ts';
import { readRecord } from './read-record.ts';
import { RECORD } from './tags.ts';
import { writeAddress, writeText } from './text.ts';

/** What a new record holds; a field that is left out has no element. Names without their NUL, `ipAddress` dotted. */
export type RecordFields = Pick<
  CtlRecord,
  'function' | 'dnsName' | 'subjectName' | 'issuerName' | 'serialNumber' | 'publicKey' | 'signature' | 'certificate' | 'ipAddress' | 'certHash' | 'hashAlgorithm'
>;

/** What a server's record keeps in a file of a non-secure cluster (Cisco document 118892, records 3 and 5 of its listing). */
const BARE_TAGS: readonly number[] = [RECORD.DNSNAME, RECORD.FUNCTION, RECORD.IPADDRESS];
const LENGTH_ELEMENT = 5;

/**
 * Builds a record with its elements in ascending order, as CUCM and the Windows client do.
 * @throws RangeError when a value is longer than the format allows: check what comes from outside before.
 */
export function buildRecord(fields: RecordFields): CtlRecord {
  const text = (value: string | undefined): Uint8Array | undefined => (value === undefined ? undefined : writeText(value));
  const values: readonly (readonly [number, Uint8Array | undefined])[] = [
    [RECORD.DNSNAME, text(fields.dnsName)],
    [RECORD.SUBJECTNAME, text(fields.subjectName)],
    [RECORD.FUNCTION, Uint8Array.of(fields.function >> 8, fields.function & 0xff)],
    [RECORD.ISSUERNAME, text(fields.issuerName)],
    [RECORD.SERIALNUMBER, fields.serialNumber],
    [RECORD.PUBLICKEY, fields.publicKey],
    [RECORD.SIGNATURE, fields.signature],
    [RECORD.CERTIFICATE, fields.certificate],
    [RECORD.IPADDRESS, fields.ipAddress === undefined ? undefined : writeAddress(fields.ipAddress)],
    [RECORD.CERTHASH, fields.certHash],
    [RECORD.HASHALGORITHM, fields.hashAlgorithm === undefined ? undefined : Uint8Array.of(fields.hashAlgorithm)],
  ];
  return recordOf(values.flatMap(([tag, value]) => (value === undefined ? [] : [encodeElement(tag, value)])));
}

/** The record without its certificate and what belongs to it: name, function and address stay as they are, byte for byte. */
export const bareRecord = (record: CtlRecord): CtlRecord =>
  recordOf(record.elements.filter(({ tag }) => BARE_TAGS.includes(tag)).map((element) => encodeRecord([element])));

/** The record with another address, dotted; everything else stays byte for byte. */
export const withAddress = (record: CtlRecord, address: string): CtlRecord =>
  recordOf(
    record.elements
      .filter(({ tag }) => tag !== RECORD.RECORDLENGTH)
      .map((element) => (element.tag === RECORD.IPADDRESS ? encodeElement(RECORD.IPADDRESS, writeAddress(address)) : encodeRecord([element]))),
  );

function recordOf(elements: readonly Uint8Array[]): CtlRecord {
  const rest = joinBytes(elements);
  const length = LENGTH_ELEMENT + rest.length;
  if (length > 0xffff) throw new RangeError(`a record with ${length} bytes`);
  const record = readRecord(joinBytes([encodeElement(RECORD.RECORDLENGTH, Uint8Array.of(length >> 8, length & 0xff)), rest]), 0);
  if (!record.ok) throw new RangeError(`a record that cannot be read: ${record.error.problem} in element ${record.error.tag ?? 0}`);
  return record.value;
}
