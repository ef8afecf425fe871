import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { createNodeFiles } from '../../core/files/node.ts';

/**
 * A process that takes a lock again and again, and tells its parent each time: `h` it held it alone, `!` another one held it too.
 * That is seen by a file that only one can create and that knows nothing of locks. Where told to, it dies while it holds the lock.
 */
const [folder = '', mortality = '0'] = process.argv.slice(2);
const lockFile = path.join(folder, 'cluster.lock');
const inside = path.join(folder, 'inside');
const files = createNodeFiles();

const tell = (letter: 'h' | '!'): void => void writeSync(1, letter);

function alone(): boolean {
  try {
    closeSync(openSync(inside, 'wx'));
    return true;
  } catch {
    return false;
  }
}

for (;;) {
  const lock = await files.lock(lockFile, `contender ${process.pid}`);
  if (!lock.held) {
    // Whoever only asks keeps the holder from its work.
    await wait(Math.random() * 3);
    continue;
  }
  if (alone()) {
    await turn();
    unlinkSync(inside);
    tell('h');
  } else {
    tell('!');
  }
  if (Math.random() < Number(mortality)) process.kill(process.pid, 'SIGKILL');
  await lock.release();
}
