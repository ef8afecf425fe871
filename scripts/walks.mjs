/**
 * `npm run walks`: walks through the wizard as a person does, by mouse and by keys alone, and leaves a picture of every screen and a list of what was seen
 * in test-output/walks/ (docs/tests.md). `npm run walks -- A tftp --language ja --hand keys --size 800x600 --theme dark --forced-colours` walks those alone.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { journeysOf } from '../test/by-hand/journeys.mjs';
import { forgetWalks, tellWalks } from '../test/by-hand/tell.mjs';
import { root } from './build.mjs';
import { setUp } from './setup.mjs';
import { installSystemPackages } from './system-packages.mjs';

const args = process.argv.slice(2);
const output = path.join(root, 'test-output', 'walks');
const journeys = journeysOf(args);
installSystemPackages();
await setUp();
forgetWalks(output, journeys);
const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'vitest.walks.config.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, WALKS_BY_HAND: JSON.stringify(args) } });
process.stdout.write(tellWalks(output, journeys));
process.exitCode = status ?? 1;
