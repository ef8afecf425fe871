/**
 * Sees what this process does with the file that its folder is about, call by call of the operating system. It has to be loaded before everything that takes these
 * functions, and knows nothing of who calls them.
 */
import { createHash } from 'node:crypto';
import fs, { constants, readFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { moment } from './moment.ts';

/** It began to look at the CTL file that it serves, or put another one, or another mode, in its place. */
export type DiskWord =
  | { readonly disk: 'looks'; readonly at: number }
  | { readonly disk: 'serves'; readonly at: number; readonly sha256: string }
  | { readonly disk: 'mode'; readonly at: number; readonly mode: string };

export const SERVED = 'CTLFile.tlv';
const MODE = 'mode.json';

const nameOf = (file: unknown): string => (typeof file === 'string' ? path.basename(file) : '');

/** Flags as a word or as a number (open(2)). */
const isReading = (flags: unknown): boolean => (typeof flags === 'number' ? (flags & (constants.O_WRONLY | constants.O_RDWR)) === 0 : flags === undefined || flags === 'r');

const tell = (word: DiskWord): void => void process.send?.(word);

/** The same call, which tells when the served file is opened to be read. */
const looking =
  <Given extends readonly unknown[], Answer>(open: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      const [file, flags] = given;
      if (nameOf(file) === SERVED && isReading(flags)) tell({ disk: 'looks', at: moment() });
      return open(...given);
    };

const { open, openSync } = fs;
Object.assign(fs, { open: looking(open), openSync: looking(openSync) });

const { rename } = promises;

promises.rename = async (from, to) => {
  const name = nameOf(to);
  const bytes = name === SERVED || name === MODE ? readFileSync(from) : null;
  await rename(from, to);
  if (bytes === null) return;
  const [, mode = ''] = /"mode":"([a-z-]+)"/.exec(bytes.toString()) ?? [];
  tell(name === MODE ? { disk: 'mode', at: moment(), mode } : { disk: 'serves', at: moment(), sha256: createHash('sha256').update(bytes).digest('hex') });
};

syncBuiltinESMExports();
