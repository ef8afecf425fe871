import { type Files } from '../core/ports/files.ts';

const unlessGone = (error: unknown): null => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
};

/** The bytes of a file, or `null` where there is none: one look at the disk where asking first would take two. @param most as of {@link Files.read} */
export const readIfThere = (files: Files, file: string, most?: number): Promise<Uint8Array | null> => files.read(file, most).catch(unlessGone);

/** The same with the time of its last change. */
export const readDatedIfThere = (files: Files, file: string, most?: number): Promise<Awaited<ReturnType<Files['readDated']>> | null> => files.readDated(file, most).catch(unlessGone);
