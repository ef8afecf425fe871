/**
 * Loaded into a program of a test (`--import`): ends it with SIGKILL in the moment in which it would put the CTL file number KILL_AT_FILE in its place, once all those
 * before are in theirs.
 */
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const { rename } = fs;
const before = [];
let left = Number(process.env.KILL_AT_FILE);

fs.rename = async (from, to) => {
  if (!String(to).endsWith('CTLFile.tlv')) return await rename(from, to);
  left -= 1;
  if (left === 0) await Promise.allSettled(before).then(() => process.kill(process.pid, 'SIGKILL'));
  before.push(rename(from, to));
  await before.at(-1);
};
syncBuiltinESMExports();
