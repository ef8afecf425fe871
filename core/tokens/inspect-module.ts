import { open } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { type TokenError } from '../ports/token-port.ts';
import { HEADER_BYTES, type LibraryHeader, readLibraryHeader } from './library-header.ts';

const OWN_FORMAT = process.platform === 'win32' ? 'pe' : process.platform === 'darwin' ? 'mach-o' : 'elf';

/** The first bytes of a regular file; undefined when there is none that we may read. */
async function firstBytes(file: string): Promise<Uint8Array | undefined> {
  try {
    const handle = await open(file, 'r');
    try {
      if (!(await handle.stat()).isFile()) return undefined;
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

/**
 * Whether this process could load the file as a library. Nothing of it is run.
 * @param file absolute path: a bare name would make the system search for it.
 * @returns `token.module-missing`, `token.module-not-pkcs11` (no library at all) or `token.module-architecture`.
 */
export async function inspectModule(file: string): Promise<Result<LibraryHeader, TokenError>> {
  const bytes = path.isAbsolute(file) ? await firstBytes(file) : undefined;
  if (bytes === undefined) return fail('token.module-missing', file, { path: file });
  const header = readLibraryHeader(bytes);
  if (header === undefined) return fail('token.module-not-pkcs11', file, { path: file });
  if (header.format === OWN_FORMAT && header.architectures.includes(process.arch)) return ok(header);
  return fail('token.module-architecture', file, {
    path: file,
    found: `${header.format} ${header.architectures.join(', ')}`,
    needed: `${OWN_FORMAT} ${process.arch}`,
  });
}
