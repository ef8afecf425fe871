import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Characters of the longest path that is taken (Linux, PATH_MAX). */
const LONGEST = 4096;

/** The path of an address, as desktops hand it to what is in an AppImage (Desktop Entry Specification, `%U`); `null` = that of another computer, or none. */
function pathOf(address: string): string | null {
  try {
    return new URL(address).host === '' ? fileURLToPath(address) : null;
  } catch {
    return null;
  }
}

/**
 * The CTL or ITL file that a command line names, as the system does behind a double click; whatever else stands in it is ignored.
 * @param folder in which the program was started.
 */
export function namedFile(argv: readonly string[], folder: string): string | null {
  const named = argv.slice(1).findLast((arg) => !arg.startsWith('-') && /\.tlv$/i.test(arg)) ?? null;
  if (named === null || named.length > LONGEST) return null;
  const name = named.startsWith('file:') ? pathOf(named) : named;
  return name === null || name.includes('\0') ? null : path.resolve(folder, name);
}

/** Where files wait that come before the engine is there; the last one counts. */
export interface OpenedFiles {
  readonly give: (file: string | null) => void;
  readonly handTo: (open: (file: string) => void) => void;
}

export function createOpenedFiles(): OpenedFiles {
  let waiting: string | null = null;
  let open = (file: string): void => {
    waiting = file;
  };
  return {
    give: (file) => (file === null ? undefined : open(file)),
    handTo: (next) => {
      open = next;
      if (waiting !== null) next(waiting);
      waiting = null;
    },
  };
}
