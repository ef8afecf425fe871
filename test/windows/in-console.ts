import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll } from 'vitest';
import { folderOfFile } from '../helpers/temporary-folder.ts';
import { compile } from './compile.ts';
import { atZ } from './parts.ts';
import { type ConsoleAct, type Ended } from './runner.ts';
import { dataIn, runInWindows } from './wine.ts';

export const ACTS: readonly ConsoleAct[] = ['ctrl-c', 'ctrl-break', 'close'];

/** Runs a program in a console, to which somebody does this when the program has said `at` (a regular expression). */
export type InConsole = (home: string, does: ConsoleAct, at: string, args: readonly string[]) => Promise<Ended | undefined>;

/** Consoles for the tests of a file. */
export function consoles(): InConsole {
  const folder = folderOfFile('console');
  let own = '';
  beforeAll(() => {
    own = atZ(compile('console', folder));
  });
  return async (home, does, at, args) => {
    const [ended] = await runInWindows(home, [{ args, env: dataIn(home), console: { program: own, does, at } }]);
    return ended;
  };
}

/** What there is of practice clusters in a data folder. */
export const practiceIn = (home: string): readonly string[] => readdirSync(path.join(home, 'open-ctl-client', 'Data', 'practice'));
