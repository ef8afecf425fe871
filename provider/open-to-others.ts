import { stat } from 'node:fs/promises';

/** Permission bits of group and others (stat(2)). */
const ANY_OTHER = 0o077;
const OTHERS_WRITE = 0o022;

/** A name as a shell takes it, whatever is in it. */
export const quoted = (name: string): string => (/^[\w./-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`);
const octal = (mode: number): string => `0${(mode & 0o777).toString(8)}`;

/**
 * What is wrong with a file that holds a secret, with the command that mends it; `undefined` = only its owner can read it, or there is
 * none. Windows keeps permissions elsewhere, where Node does not see them: docs/protocol.md, "Running a provider", has the command.
 */
export async function openToOthers(file: string): Promise<string | undefined> {
  const mode = await modeOf(file);
  if (mode === undefined || (mode & ANY_OTHER) === 0) return undefined;
  return `${file}: others on this computer may read or change it (mode ${octal(mode)}), and it holds a secret. Mend it with: chmod 600 ${quoted(file)}`;
}

/** The same of a folder: others may read what a TFTP server hands out anyway, but change nothing. @param right its permissions once it is mended. */
export async function writableByOthers(folder: string, right = 0o700): Promise<string | undefined> {
  const mode = await modeOf(folder);
  if (mode === undefined || (mode & OTHERS_WRITE) === 0) return undefined;
  return `${folder}: others on this computer may put files into it (mode ${octal(mode)}). Mend it with: chmod ${right.toString(8)} ${quoted(folder)}`;
}

/** What closes a folder with secrets on Windows, where Node neither sees nor sets who may read; empty elsewhere. */
export const howToClose = (folder: string, system: NodeJS.Platform): string =>
  system === 'win32' ? `Windows: other users of this computer may be able to read these files. Close them with: icacls "${folder}" /inheritance:r /grant:r "%USERNAME%:(OI)(CI)F"\n` : '';

async function modeOf(file: string): Promise<number | undefined> {
  if (process.platform === 'win32') return undefined;
  return stat(file).then(
    ({ mode }) => mode,
    () => undefined,
  );
}
