import { type Files } from '../core/ports/files.ts';

/** The bytes of a file, or `null` where there is none: one look at the disk where asking first would take two. @param most as of {@link Files.read} */
export async function readIfThere(files: Files, file: string, most?: number): Promise<Uint8Array | null> {
  try {
    return await files.read(file, most);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
