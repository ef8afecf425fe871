/**
 * What Windows answers of a file that another program holds open for a moment, as virus scanners, indexers and backups do. Elsewhere
 * EPERM and EACCES mostly mean what they say; then the error comes a second later.
 */
const IN_USE = ['EPERM', 'EBUSY', 'EACCES'];

/** Milliseconds in which an operation is tried again; scanners were seen to hold a file for 300. */
const PATIENCE_MS = 1000;

const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 100;

/** The code of a system error, or an empty text. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

export const isInUse = (error: unknown): boolean => IN_USE.includes(codeOf(error));

/** For what may be missing already. */
export function orGone(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Does the work, again and again while the system says that something is in use, for about a second; then throws what it said. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isInUse(error) || performance.now() + wait > end) throw error;
      await pause(wait);
    }
  }
}
