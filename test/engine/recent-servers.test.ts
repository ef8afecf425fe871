import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { endEngine, newEngine, practice, started } from './practised.ts';

afterEach(endEngine);

describe('the servers signed in to before', () => {
  it('are kept as addresses alone, newest first, until they are forgotten', async () => {
    const walk = await newEngine();
    const clusters = await Promise.all([startPracticeCluster({ extraSast: null }), startPracticeCluster({ extraSast: null })]);
    const [first, second] = clusters.map(({ host, port }) => ({ host, port }));
    try {
      for (const { host, port, username, password, certificateSha256 } of [...clusters, ...clusters.slice(0, 1)]) {
        await walk.do('probe', { host, port });
        await walk.do('acceptCertificate', { sha256: certificateSha256, replace: false });
        await walk.do('signIn', { username, password });
        await walk.do('signOut', {});
      }
      expect(await walk.do('recentServers', {})).toEqual({ servers: [first, second] });
      const kept = await readFile(path.join(walk.dataDir, 'recent-servers.json'), 'utf8');
      expect(JSON.parse(kept)).toEqual({ version: 1, value: [first, second] });
      expect(await walk.do('forgetServers', { servers: [first ?? expect.fail('no first')] })).toEqual({ servers: [second] });
      expect(await walk.do('recentServers', {})).toEqual({ servers: [second] });
    } finally {
      await Promise.all(clusters.map((cluster) => cluster.close()));
    }
  });

  it('do not hold the practice cluster, nor one that refused the password', async () => {
    const walk = await started();
    const { host, port, username, password } = practice();
    await walk.do('probe', { host, port });
    expect((await walk.engine.call('signIn', { username, password: 'wrong' })).ok).toBe(false);
    await walk.do('signIn', { username, password });
    await walk.do('signOut', {});
    expect(await walk.do('recentServers', {})).toEqual({ servers: [] });
  });

  it('are none where their file says nothing that could be understood', async () => {
    const walk = await newEngine();
    await writeFile(path.join(walk.dataDir, 'recent-servers.json'), '[{"host":"10.0.0.1","port":2444,"password":"x"}]');
    expect(await walk.do('recentServers', {})).toEqual({ servers: [] });
  });
});
