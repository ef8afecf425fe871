/**
 * `npm run screenshots`: walks through the wizard in a browser and leaves a picture of every screen, in both languages and themes, in
 * test-output/screens/; those that a page shows are put into docs/images/, made small. Needs Chromium and a Japanese font
 * (scripts/system-packages.mjs names them).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';
import { setUp } from './setup.mjs';
import { shownPictures } from './shown-pictures.mjs';
import { smallPng } from './small-png.mjs';
import { installSystemPackages } from './system-packages.mjs';

const from = path.join(root, 'test-output', 'screens');
const to = path.join(root, 'docs', 'images');

installSystemPackages();
await setUp();
rmSync(from, { recursive: true, force: true });
// The tests that look at every screen take the pictures on their way.
const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/e2e/screens.'], { cwd: root, stdio: 'inherit', env: { ...process.env, SCREENS_WITH_PICTURES: 'yes' } });
if (status === 0) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const shown of shownPictures()) writeFileSync(path.join(root, shown), smallPng(readFileSync(path.join(from, path.basename(shown)))));
}
process.exitCode = status ?? 1;
