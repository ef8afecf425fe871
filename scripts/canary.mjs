/** `npm run canary`: types passwords and PINs of its own into every place of the built programs where one is typed, then looks for them in memory and in everything that was written down. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'test/secrets', '--config', 'vitest.long.config.ts'], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
