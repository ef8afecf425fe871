import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Frees what nothing in this process can reach any more, at once. */
export const collect = runInNewContext('gc') as () => void;
