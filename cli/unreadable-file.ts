import { type AppError, fail } from '../shared/domain/result.ts';

/** What the system says about a file that was named; its codes become words where the error is told. */
export function unreadableFile(path: string, error: unknown): { readonly ok: false; readonly error: AppError } {
  const told = error instanceof Error ? ('code' in error && typeof error.code === 'string' ? error.code : error.message) : 'unknown';
  return fail('file.unreadable', path, { path, detail: told });
}
