import { chmodSync, cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { KeptHashes } from '../../core/data-folder/kept-hashes.ts';
import { RecentServers } from '../../core/data-folder/recent-servers.ts';
import { TrustedServers } from '../../core/data-folder/trusted-servers.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { dataHome } from '../helpers/data-home.ts';
import { runCtl } from '../helpers/run-ctl.ts';

const released = path.join(import.meta.dirname, 'released');
const versions = readdirSync(released).filter((name) => !name.endsWith('.json'));
const listed = [...readFileSync(path.resolve(import.meta.dirname, '../../CHANGELOG.md'), 'utf8').matchAll(/^## \[(\d[^\]]*)\]/gm)].map(([, version = '']) => version);

/** What lies in the data folder of a version. */
interface Kept {
  readonly servers: readonly { readonly host: string; readonly port: number; readonly sha256: string }[];
  readonly libraries: Readonly<Record<string, string>>;
  /** As `ctl changes --json` lists them. */
  readonly changes: readonly Readonly<Record<string, unknown>>[];
  readonly rollouts: readonly Readonly<Record<string, unknown>>[];
  /** The change that was killed. */
  readonly open: string;
}

it('the data folder of every version in the changelog is kept', () => {
  expect(versions.sort()).toEqual(listed.sort());
});

describe.each(versions)('a data folder of version %s', (version) => {
  const kept = JSON.parse(readFileSync(path.join(released, `${version}.json`), 'utf8')) as Kept;
  const data = path.join(dataHome(), 'open-ctl-client');

  /** With the permissions that the program gives, which git does not keep. */
  function put(): void {
    cpSync(path.join(released, version), data, { recursive: true });
    chmodSync(data, 0o700);
    for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
  }

  it('is opened by this program: certificates, servers, libraries, changes and restarts with their reports', async () => {
    put();
    const files = createNodeFiles();
    const trusted = new TrustedServers(files, data);
    for (const { host, port, sha256 } of kept.servers) expect(await trusted.accepted(host, port)).toEqual({ ok: true, value: sha256 });
    expect((await new RecentServers(files, data).list()).map(({ host, port }) => ({ host, port }))).toEqual(kept.servers.map(({ host, port }) => ({ host, port })));
    const libraries = new KeptHashes(files, data, 'token-libraries.json');
    for (const [library, sha256] of Object.entries(kept.libraries)) expect(await libraries.accepted(library)).toEqual({ ok: true, value: sha256 });

    const { code, stdout } = await runCtl(['changes', '--json']);
    expect(code).toBe(0);
    const { changes, rollouts } = JSON.parse(stdout) as Kept;
    expect(changes).toMatchObject(kept.changes);
    expect(rollouts).toMatchObject(kept.rollouts);
    expect([...changes, ...rollouts].map(({ problem }) => problem)).toEqual([...changes, ...rollouts].map(() => null));
  });

  it('holds an open change, which this program finishes without a token', async () => {
    if (!existsSync(data)) put();
    // Its passwords went through scrypt itself, for which the stock of the tests has a stand-in.
    vi.stubEnv('NODE_OPTIONS', '');
    onTestFinished(() => void vi.unstubAllEnvs());
    const finished = await runCtl(['changes', '--finish', '--yes', '--json']);
    expect(finished).toMatchObject({ code: 0 });
    expect(JSON.parse(finished.stdout)).toMatchObject({ ok: true, changes: [{ id: kept.open, outcome: 'done' }] });
  });
});
