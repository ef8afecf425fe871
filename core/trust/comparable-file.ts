import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { type ComparableFile } from '../../shared/domain/compare-fingerprint.ts';
import { md5Hex, sha1Hex } from './digests.ts';

/** What a phone shows of the file, and `show ctl` too. */
export function comparableFile(bytes: Uint8Array): ComparableFile {
  const file = readCtlFile(bytes);
  return { md5: md5Hex(bytes), sha1: sha1Hex(bytes), signerSerial: file.ok ? Buffer.from(file.value.header.serialNumber).toString('hex') : null };
}
