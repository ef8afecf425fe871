import { looksLike } from '../../shared/ctl-file/looks-like.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { type AppError, fail, ok, type Result } from '../../shared/domain/result.ts';

export type TrustListError = AppError<'ctl-file.empty' | 'ctl-file.unreadable' | 'ctl-file.other-kind'>;

/**
 * Reads what somebody says is a CTL or ITL file; its signature is not checked. One that begins otherwise is named by what it looks like, where that is known.
 * @param where path or name, for the error.
 */
export function readTrustList(bytes: Uint8Array, where: string): Result<CtlFile, TrustListError> {
  if (bytes.length === 0) return fail('ctl-file.empty', where);
  const read = readCtlFile(bytes);
  if (read.ok) return ok(read.value);
  const { problem, offset } = read.error;
  // A file of fewer bytes than a header needs is cut, whatever it began to be.
  const looks = problem === 'not-a-ctl-file' || (problem === 'truncated' && offset === bytes.length) ? looksLike(bytes) : null;
  return looks === null ? fail('ctl-file.unreadable', where, { problem, offset }) : fail('ctl-file.other-kind', where, { looks });
}
