import { ElementReader, uint16 } from './elements.ts';
import { done, problemAt, refuse, type CtlResult } from './errors.ts';
import { type CtlRecord } from './model.ts';
import { RECORD_RULES } from './rules.ts';
import { RECORD } from './tags.ts';
import { readAddress, readText } from './text.ts';

/** RECORDLENGTH stands first: tag, length 2, the length of the whole record. */
const FIRST_BYTES = 5;

/** Reads the record that begins at `offset` of `bytes`. */
export function readRecord(bytes: Uint8Array, offset: number): CtlResult<CtlRecord> {
  if (offset + FIRST_BYTES > bytes.length) return refuse(problemAt('truncated', offset));
  if (bytes[offset] !== RECORD.RECORDLENGTH) return refuse(problemAt('missing', offset, RECORD.RECORDLENGTH));
  const length = uint16(bytes, offset + 3);
  if (length < FIRST_BYTES) return refuse(problemAt('length', offset, RECORD.RECORDLENGTH));
  if (offset + length > bytes.length) return refuse(problemAt('truncated', offset, RECORD.RECORDLENGTH));

  const reader = new ElementReader(bytes, RECORD_RULES);
  const problem = reader.read(offset, offset + length);
  if (problem !== undefined) return refuse(problem);
  const address = reader.find(RECORD.IPADDRESS);
  const ipAddress = address === undefined ? undefined : readAddress(address.value);
  if (address !== undefined && ipAddress === undefined) return refuse(problemAt('length', address.offset, RECORD.IPADDRESS));
  return done(toRecord(bytes.subarray(offset, offset + length), offset, reader, ipAddress));
}

function toRecord(bytes: Uint8Array, offset: number, reader: ElementReader, ipAddress: string | undefined): CtlRecord {
  const value = (tag: number): Uint8Array | undefined => reader.find(tag)?.value;
  const text = (tag: number): string | undefined => {
    const found = value(tag);
    return found === undefined ? undefined : readText(found);
  };
  return {
    bytes,
    offset,
    elements: reader.elements,
    function: uint16(reader.value(RECORD.FUNCTION), 0),
    dnsName: text(RECORD.DNSNAME),
    subjectName: text(RECORD.SUBJECTNAME),
    issuerName: text(RECORD.ISSUERNAME),
    serialNumber: value(RECORD.SERIALNUMBER),
    publicKey: value(RECORD.PUBLICKEY),
    signature: value(RECORD.SIGNATURE),
    certificate: value(RECORD.CERTIFICATE),
    ipAddress,
    certHash: value(RECORD.CERTHASH),
    hashAlgorithm: value(RECORD.HASHALGORITHM)?.[0],
  };
}
