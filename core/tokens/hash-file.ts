import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { patiently } from '../files/patience.ts';

/** SHA-256 of a regular file, lower-case hex; `null` when it is none or cannot be read. */
export async function hashFile(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    if (!(await patiently(() => stat(file))).isFile()) return null;
    const handle = await patiently(() => open(file, 'r'));
    for await (const part of handle.createReadStream()) hash.update(part as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
