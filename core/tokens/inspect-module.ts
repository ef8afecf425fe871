import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { patiently } from '../files/patience.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { type TokenError } from '../ports/tokens.ts';
import { HEADER_BYTES, type LibraryHeader, readLibraryHeader } from './library-header.ts';

const OWN_FORMAT = process.platform === 'win32' ? 'pe' : process.platform === 'darwin' ? 'mach-o' : 'elf';

/** System errors that say that the file is there. */
const FORBIDDEN: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EBUSY', 'EIO']);

/** The first bytes of a regular file. */
async function firstBytes(file: string): Promise<Result<Uint8Array, TokenError>> {
  const missing = fail('token.module-missing', file, { path: file });
  if (!path.isAbsolute(file)) return missing;
  try {
    // Before it is opened: opening a named pipe waits for its writer, which may never come.
    if (!(await patiently(() => stat(file))).isFile()) return missing;
    const handle = await patiently(() => open(file, 'r'));
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
      return ok(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return FORBIDDEN.has(code) ? fail('token.module-unreadable', file, { path: file, detail: code }) : missing;
  }
}

/**
 * Whether this process could load the file as a library. Nothing of it is run.
 * @param file absolute path: a bare name would make the system search for it.
 * @returns `token.module-missing`, `token.module-unreadable`, `token.module-not-pkcs11` (no library at all) or
 * `token.module-architecture`.
 */
export async function inspectModule(file: string): Promise<Result<LibraryHeader, TokenError>> {
  const bytes = await firstBytes(file);
  if (!bytes.ok) return bytes;
  const header = readLibraryHeader(bytes.value);
  if (header === undefined) return fail('token.module-not-pkcs11', file, { path: file });
  if (header.format === OWN_FORMAT && header.architectures.includes(process.arch)) return ok(header);
  return fail('token.module-architecture', file, {
    path: file,
    found: `${header.format} ${header.architectures.join(', ')}`,
    needed: `${OWN_FORMAT} ${process.arch}`,
  });
}
