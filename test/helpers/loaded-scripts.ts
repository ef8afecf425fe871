import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const out = path.resolve(import.meta.dirname, '../../out');

export interface LoadingRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Contents of each file of the built program that was loaded, by its path below `out`. */
  readonly loaded: ReadonlyMap<string, string>;
}

/** Runs the built `ctl` in a locale; Node's own account of what it covered says which files were loaded. */
export function runAndWatchLoading(args: readonly string[], locale = 'C'): LoadingRun {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-ctl-loaded-'));
  try {
    // Without what tests have Node load beforehand.
    const env = { ...process.env, LC_ALL: locale, NODE_OPTIONS: '', NODE_V8_COVERAGE: folder };
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(out, 'ctl.js'), ...args], { env, encoding: 'utf8' });
    const covered = readdirSync(folder).flatMap((name) => (JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { result: readonly { url: string }[] }).result);
    const files = covered.filter(({ url }) => url.startsWith('file:')).map(({ url }) => fileURLToPath(url));
    return { code: status, stdout, stderr, loaded: new Map(files.map((file) => [path.relative(out, file), readFileSync(file, 'utf8')])) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
