import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Everything that runs at a person's: no tests, no scripts that build or measure. */
const SHIPPED = ['cli', 'core', 'electron', 'practice', 'provider', 'renderer', 'shared', 'shell'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name))),
);
const holding = (pattern: RegExp, files = SHIPPED): readonly string[] => files.filter((file) => pattern.test(read(file)));

describe('the sources', () => {
  it('hand the system nothing to be opened but files and folders of our own: no address, and no path of a page', () => {
    expect(holding(/\bopenExternal\b|\bshowItemInFolder\b/).filter((file) => file !== 'electron/security/permissions.ts')).toEqual([]);
    // Who has something opened, and who says what.
    expect(holding(/\bopenPath\b/)).toEqual(['electron/main.ts']);
    expect(holding(/\bopenHere\b/)).toEqual(['cli/commands/serve.ts', 'shell/page/open-browser.ts', 'shell/page/opener.ts']);
    expect(holding(/\bopenFolder\(/).filter((file) => !file.startsWith('provider/'))).toEqual(['core/calls/about.ts']);
    expect(read('core/calls/about.ts')).toContain('openFolder(dataDir)');
  });

  it('takes no wall down that another one puts up', () => {
    expect(holding(/appendSwitch|appendArgument|(?:sandbox|contextIsolation|webSecurity): false|nodeIntegration\w*: true|webviewTag: true|enableBlinkFeatures|NODE_TLS_REJECT_UNAUTHORIZED/)).toEqual([]);
  });

  it('make a page out of text nowhere but for the first screen, which is drawn when the page is built', () => {
    expect(holding(/dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write\b|\beval\(|new Function\(/)).toEqual(['renderer/app/ready/place.ts']);
  });
});

interface Releases {
  readonly read: string;
  readonly supportedMajors: readonly number[];
}

/** Milliseconds; a list that is older when something is committed must be read again. */
const LIST_LASTS = 60 * 24 * 3_600_000;

/** When the newest commit was made: an old checkout stays as right as it was. */
const committed = (): number => (existsSync(path.join(root, '.git')) ? 1000 * Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' })) : NaN);

describe('the Electron that is packaged', () => {
  const releases = JSON.parse(read('docs/electron-releases.json')) as Releases;

  it('Electron is one exact version, in every list, and of a major version that gets fixes', () => {
    const wanted = (JSON.parse(read('package.json')) as { devDependencies: { electron: string } }).devDependencies.electron;
    const locked = (JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string }> }).packages['node_modules/electron']?.version;
    expect(wanted).toMatch(/^\d+\.\d+\.\d+$/);
    expect(locked).toBe(wanted);
    expect(releases.supportedMajors).toContain(Number(wanted.split('.')[0]));
  });

  it('the list of major versions was read within sixty days of the newest commit', () => {
    const age = committed() - Date.parse(releases.read);
    // A copy without its history has no newest commit.
    expect(Number.isNaN(age) || age < LIST_LASTS).toBe(true);
  });
});
