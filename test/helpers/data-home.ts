import { tmpdir } from 'node:os';
import path from 'node:path';

/** The data folder of every `ctl` that the tests of one file start; `around-each-file.ts` takes it away. A worker runs several files, so it is asked for each time. */
export const dataHome = (): string => path.join(tmpdir(), 'home');

export const changesFolder = (): string => path.join(dataHome(), 'open-ctl-client', 'changes');
