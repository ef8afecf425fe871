import { ElementReader, uint16 } from './elements.ts';
import { done, LIMITS, problemAt, refuse, type CtlResult } from './errors.ts';
import { type CtlFile, type CtlHeader, type CtlRecord } from './model.ts';
import { readRecord } from './read-record.ts';
import { HEADER_RULES } from './rules.ts';
import { HEADER } from './tags.ts';
import { readText } from './text.ts';

/** Version (5 bytes) and header length (5 bytes) stand first: without them nothing else has a bound. */
const FIRST_BYTES = 10;
const MAJOR = 1;
const MINOR = 2;

/**
 * Reads a trust list of version 1.2 and checks its structure, not its signature. The result holds views of `bytes`,
 * which must not change afterwards. Every byte is in an element: writing the result gives the same bytes.
 */
export function readCtlFile(bytes: Uint8Array): CtlResult<CtlFile> {
  if (bytes.length > LIMITS.file) return refuse(problemAt('too-large', LIMITS.file));
  const header = readHeader(bytes);
  if (!header.ok) return header;
  const records: CtlRecord[] = [];
  let offset = header.value.bytes.length;
  while (offset < bytes.length) {
    if (records.length >= LIMITS.records) return refuse(problemAt('too-many-records', offset));
    const record = readRecord(bytes, offset);
    if (!record.ok) return record;
    records.push(record.value);
    offset += record.value.bytes.length;
  }
  return done({ bytes, header: header.value, records });
}

function readHeader(bytes: Uint8Array): CtlResult<CtlHeader> {
  if (bytes.length < FIRST_BYTES) return refuse(problemAt('truncated', bytes.length));
  if (bytes[0] !== HEADER.VERSION || uint16(bytes, 1) !== 2) return refuse(problemAt('not-a-ctl-file', 0));
  if (bytes[3] !== MAJOR || bytes[4] !== MINOR) return refuse(problemAt('version', 0, HEADER.VERSION));
  if (bytes[5] !== HEADER.HEADERLENGTH || uint16(bytes, 6) !== 2) return refuse(problemAt('not-a-ctl-file', 5));
  const length = uint16(bytes, 8);
  if (length < FIRST_BYTES) return refuse(problemAt('length', 5, HEADER.HEADERLENGTH));
  if (length > bytes.length) return refuse(problemAt('truncated', 5, HEADER.HEADERLENGTH));

  const reader = new ElementReader(bytes, HEADER_RULES);
  const problem = reader.read(0, length);
  if (problem !== undefined) return refuse(problem);
  const signerVersion = reader.find(HEADER.SIGNERVERSION)?.value;
  const timestamp = reader.value(HEADER.TIMESTAMP);
  return done({
    bytes: bytes.subarray(0, length),
    elements: reader.elements,
    version: { major: MAJOR, minor: MINOR },
    signerVersion: signerVersion === undefined ? undefined : { major: signerVersion[0] ?? 0, minor: signerVersion[1] ?? 0 },
    signerName: readText(reader.value(HEADER.SIGNERNAME)),
    serialNumber: reader.value(HEADER.SERIALNUMBER),
    caName: readText(reader.value(HEADER.CANAME)),
    digestAlgorithm: reader.value(HEADER.DIGESTALGORITHM)[0] ?? 0,
    signatureAlgorithm: reader.value(HEADER.SIGNATUREALGORITHM)[0] ?? 0,
    signatureModulus: reader.value(HEADER.SIGNATUREMODULUS)[0] ?? 0,
    signature: reader.value(HEADER.SIGNATURE),
    signatureOffset: reader.required(HEADER.SIGNATURE).offset,
    fileName: readText(reader.value(HEADER.FILENAME)),
    timestamp: uint16(timestamp, 0) * 0x1_0000 + uint16(timestamp, 2),
  });
}
