/**
 * `npm run screenshots`: walks through the wizard in a browser and puts a picture of every screen, in both languages and themes,
 * into docs/images/. Needs Chromium and a Japanese font (scripts/system-packages.mjs names them).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';
import { setUp } from './setup.mjs';
import { smallPng } from './small-png.mjs';
import { installSystemPackages } from './system-packages.mjs';

const from = path.join(root, 'test-output', 'screens');
const to = path.join(root, 'docs', 'images');

installSystemPackages();
setUp();
// The tests that look at every screen take the pictures on their way.
const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/e2e/screens.'], { cwd: root, stdio: 'inherit' });
if (status === 0) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) writeFileSync(path.join(to, name), smallPng(readFileSync(path.join(from, name))));
}
process.exitCode = status ?? 1;
