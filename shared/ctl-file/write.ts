import { encodeHeader, encodeRecord, joinBytes } from './elements.ts';
import { type CtlFile } from './model.ts';

/** Encodes a file again from its elements. For a file that was read this gives the bytes that were read. */
export const writeCtlFile = (file: CtlFile): Uint8Array =>
  joinBytes([encodeHeader(file.header.elements), ...file.records.map((record) => encodeRecord(record.elements))]);
