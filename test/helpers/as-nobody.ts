/** The user `nobody` of Linux and most other systems. */
const NOBODY = 65_534;

/** System permissions mean nothing to root, as whom tests may run: so work that is to be forbidden something is done as nobody. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return await work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

/** Where the system has permissions of this kind. */
export const hasPermissions = process.platform !== 'win32';
