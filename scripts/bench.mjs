/** `npm run bench`: builds what is stale, then runs every measurement in `scripts/bench/`; fails when one misses its goal. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build, root } from './build.mjs';

await build();
const folder = path.join(root, 'scripts', 'bench');
const failed = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs'))
  .sort()
  .filter((name) => spawnSync(process.execPath, [path.join(folder, name)], { cwd: root, stdio: ['ignore', 1, 2] }).status !== 0);
process.exitCode = failed.length === 0 ? 0 : 1;
