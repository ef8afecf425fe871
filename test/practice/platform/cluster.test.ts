import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { newClientNumber } from '../../../core/ctl-provider/client-number.ts';
import { connectCluster } from '../../../core/ctl-provider/connect-cluster.ts';
import { type ProviderCluster } from '../../../core/ctl-provider/cluster.ts';
import { Secret } from '../../../core/ports/secret.ts';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { type StartedPracticeCluster, startPracticeCluster } from '../../../practice/cluster/start.ts';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { must } from '../../helpers/founding-document.ts';
import { ask, askedAndConfirmed, openSession } from '../../helpers/platform/session.ts';
import { downloadCtlFile } from '../../helpers/platform/web-request.ts';

let cluster: StartedPracticeCluster;
afterEach(() => cluster.close());

const PUBLISHER = '10.48.47.153';
const platformOf = () => cluster.platform ?? expect.fail('no platform');

async function provider(): Promise<ProviderCluster> {
  const { host, port, username, password, certificateSha256 } = cluster;
  return must(await connectCluster({ host, port, username, client: newClientNumber(), password: new Secret(password), expectedSha256: certificateSha256 }));
}

describe('a practice cluster with CTL Providers and platform', () => {
  it('has no platform unless it is asked for', async () => {
    cluster = await startPracticeCluster({ extraSast: null });
    expect(cluster.platform).toBe(null);
  });

  it('lets the CTL Providers read what utils ctl wrote, file and mode', async () => {
    cluster = await startPracticeCluster({ extraSast: null, platform: { pace: 1 } });
    const platform = platformOf();
    const reader = await provider();
    const before = must(await reader.ctlFile(PUBLISHER));
    const session = await openSession(platform);
    await askedAndConfirmed(session, 'utils ctl set-cluster non-secure-mode');
    await session.close();
    const after = must(await reader.ctlFile(PUBLISHER));
    expect(after?.sha256).not.toBe(before?.sha256);
    expect(must(await reader.ctlFile('10.48.47.154'))?.sha256).toBe(after?.sha256);
    expect(must(await reader.facts()).mode).toBe('non-secure');
    await reader.close();
  });

  it('shows on the CLI what the CTL Providers wrote, and phones get it after a restart of Cisco Tftp', async () => {
    cluster = await startPracticeCluster({ extraSast: null, platform: { pace: 1 } });
    const platform = platformOf();
    // Another genuine file that the providers take: the one that another practice began with.
    const other = await startPracticePlatform({ pace: 1 });
    const file = (await downloadCtlFile(other.entry)) as Uint8Array;
    await other.close();
    const writer = await provider();
    const old = must(await writer.ctlFile(PUBLISHER))?.sha256 ?? null;
    const staged = must(await writer.stage(PUBLISHER, file, old));
    must(await writer.commit(PUBLISHER, staged));
    must(await writer.setMode('non-secure', staged));
    await writer.close();
    const digests = await ask(platform, platform.entry, 'show ctl');
    expect(digests).toContain(`Length of CTL file: ${file.length}`);
    expect(await ask(platform, platform.entry, "run sql select paramvalue from processconfig where paramname='ClusterSecurityMode'")).toContain('\n0\n');
    expect(sha256Hex((await downloadCtlFile(platform.entry)) as Uint8Array)).toBe(old);
    expect((await cluster.restartPhones())[0]?.outcome).toBe('unchanged');
    await platform.restartService(PUBLISHER, 'Cisco Tftp');
    expect(await downloadCtlFile(platform.entry)).toEqual(file);
    expect((await cluster.restartPhones())[0]).toMatchObject({ outcome: 'rejected', reason: 'signer-not-trusted' });
  });

  it('has the release and mode of its scenario for the CTL Providers too', async () => {
    cluster = await startPracticeCluster({ extraSast: null, platform: { scenario: 'export-control-refused', pace: 1 } });
    const reader = await provider();
    expect(must(await reader.facts())).toMatchObject({ mode: 'non-secure', release: '12.5.1.11900-146' });
    await reader.close();
  });

  it('has no CTL Provider in a release that lacks it', async () => {
    cluster = await startPracticeCluster({ extraSast: null, platform: { scenario: 'release-15', pace: 1 } });
    const refused = await new Promise((resolve) => {
      const socket = createConnection({ host: cluster.host, port: cluster.port });
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      socket.on('connect', () => resolve('connected'));
    });
    expect(refused).toBe('ECONNREFUSED');
    expect(await ask(platformOf(), platformOf().entry, 'show version active')).toContain('15.0.1.11900-23');
  });

  it('takes its folders away when it is closed', async () => {
    cluster = await startPracticeCluster({ extraSast: null, platform: { scenario: 'presence-node', pace: 1 } });
    const folders = platformOf().nodes.map(({ folder }) => folder);
    expect(folders.map((folder) => existsSync(folder))).toEqual([true, true, true]);
    await cluster.close();
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, false, false]);
  });
});
