/**
 * `npm test`: sets the checkout up, then lint, types and all tests side by side. The last line counts:
 * `N passed, N failed` (lint, types, clones and the PKCS#11 binding count as one each); what the run cost stands above it.
 */
import './fit-node.cjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { audit } from './audit.mjs';
import { build, root } from './build.mjs';
import { startMeter } from './cost/meter.mjs';
import { setUp } from './setup.mjs';
import { installSystemPackages } from './system-packages.mjs';

const results = path.join(root, 'test-output', 'vitest.json');

/** Runs a program of an installed package; its output is shown as it comes, or whole at its end when it runs beside others. */
function run(title, aside, program, ...args) {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: root, stdio: aside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 1, 2] });
  const heading = `\n== ${title}\n`;
  const output = [];
  if (!aside) process.stdout.write(heading);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => output.push(part));
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (status) => {
      if (aside) process.stdout.write(`${heading}${Buffer.concat(output)}${status === 0 ? 'clean' : 'FAILED'}\n`);
      resolve(status === 0);
    });
  });
}

/** Tests of real tokens would be skipped without it, and a skipped test proves nothing: its absence is a failure. */
function pkcs11Binding() {
  process.stdout.write('\n== PKCS#11 binding\n');
  try {
    createRequire(path.join(root, 'package.json'))('pkcs11js');
    return true;
  } catch {
    process.stdout.write('pkcs11js is not installed: it needs g++, make and python3 when the packages are installed\n');
    return false;
  }
}

function testCounts() {
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, success } = JSON.parse(readFileSync(results, 'utf8'));
  // A file that cannot be loaded fails without a test of its own.
  return { passed, failed: failed === 0 && !success ? 1 : failed, skipped };
}

const costs = startMeter();
const lacking = installSystemPackages();
if (lacking.length > 0) {
  process.stderr.write(`The tests need these system packages (Debian's names): ${lacking.join(' ')}\n`);
}
await setUp();
await build();
mkdirSync(path.dirname(results), { recursive: true });
rmSync(results, { force: true });
const audited = audit();
const quick = [pkcs11Binding(), ...(audited === null ? [] : [audited])];
// Lint and types need one processor each, clones next to nothing; the tests go on beside them. Threads of types that share the work do part of it twice.
const aside = [
  run('lint', true, 'eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  run('types', true, 'typescript-7/bin/tsc', '-b', '--singleThreaded'),
  run('clones', true, 'jscpd/run-jscpd.js', '--fail-on-empty', '.'),
];
const wentWell = await run('tests', false, 'vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile=${results}`);
const gates = [...quick, ...(await Promise.all(aside))];
const counts = testCounts();
// What is said at the end of the whole run, such as things left in the temporary folder, is no test of its own.
if (!wentWell && counts.failed === 0) counts.failed = 1;
const passed = counts.passed + gates.filter(Boolean).length;
const skipped = counts.skipped + (audited === null ? 1 : 0);
const failed = counts.failed + gates.filter((gate) => !gate).length + lacking.length;
process.stdout.write(`\n== cost\n${costs().join('\n')}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed === 0 ? 0 : 1;
