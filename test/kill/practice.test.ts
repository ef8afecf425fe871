import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { dataIn, killed, nodesOf, practise } from '../helpers/killed-practice.ts';
import { SEED } from '../helpers/seed.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { startTestEngine } from '../helpers/test-engine.ts';
import { readFolder } from '../oracle/node-folder.ts';

it('a program that is killed in the middle of a commit leaves a practice cluster that the next one starts again as it was', async () => {
  const dataDir = await killed(['set-cluster', 'non-secure'], 4);
  const before = nodesOf(dataDir).map(readFolder);
  expect(before.map(({ staged }) => staged).sort()).toEqual([false, true]);
  const walk = await startTestEngine(undefined, undefined, undefined, dataDir);
  try {
    await walk.do('resumePractice', {});
    expect(nodesOf(dataDir).map(readFolder)).toEqual(before);
    const practice = walk.state().practice ?? expect.fail('no practice');
    expect(practice).toMatchObject({ connection: 'ctl-provider', scenario: 'founding-document', seed: SEED });
    await walk.do('probe', { host: practice.host, port: practice.port });
    await walk.do('signIn', { username: practice.username, password: practice.password });
    const digests = walk.state().cluster?.servers.map(({ ctlFile }) => ctlFile?.sha256);
    expect(digests?.sort()).toEqual(before.map(({ ctlSha256 }) => ctlSha256).sort());
    const { id } = walk.state().unfinished.here ?? expect.fail('no open change');
    await walk.do('finishChange', { id, consents: [] });
    expect((await walk.waitFor(({ busy }) => busy !== 'applying')).report?.outcome).toBe('done');
    const after = nodesOf(dataDir).map(readFolder);
    expect([new Set(after.map(({ ctlSha256 }) => ctlSha256)).size, after[0]?.mode, after.some(({ staged }) => staged)]).toEqual([1, 'non-secure', false]);
  } finally {
    await walk.engine.close();
  }
  expect(readdirSync(path.join(dataDir, 'practice'))).toEqual([]);
});

it('nothing is started again, and nothing stays, where no change is open', async () => {
  const home = folderOfTest('ended');
  const practice = path.join(dataIn(home), 'practice');
  expect(await practise(home, ['set-cluster', 'non-secure'])).toBe(0);
  expect(readdirSync(practice)).toEqual([]);
  // Killed while the cluster was being filled: no change was begun.
  expect(await practise(home, ['set-cluster', 'non-secure'], 2)).toBe('SIGKILL');
  expect(readdirSync(practice)).not.toEqual([]);
  const walk = await startTestEngine(undefined, undefined, undefined, dataIn(home));
  await walk.do('resumePractice', {});
  expect(walk.state().practice).toBeNull();
  await walk.engine.close();
  expect(readdirSync(practice)).toEqual([]);
});

it('says which program runs the practice cluster of an open change, or that it is gone; then the change can be removed', async () => {
  const dataDir = await killed(['set-cluster', 'non-secure'], 4);
  const [first, second] = [await startTestEngine(undefined, undefined, undefined, dataDir), await startTestEngine(undefined, undefined, undefined, dataDir)];
  const id = readdirSync(path.join(dataDir, 'changes'))[0] ?? '';
  const again = (walk: typeof first): Promise<unknown> => walk.engine.call('resumePractice', { id });
  try {
    expect(await again(first)).toMatchObject({ ok: true });
    expect(await again(first)).toMatchObject({ ok: true });
    expect(await again(second)).toMatchObject({ ok: false, error: { code: 'change.practice-elsewhere', params: { holder: 'test' } } });
    expect(await second.engine.call('removeChange', { id })).toMatchObject({ ok: false, error: { code: 'change.unfinished' } });
    await first.engine.close();
    rmSync(path.join(dataDir, 'practice'), { recursive: true });
    expect(await again(second)).toMatchObject({ ok: false, error: { code: 'change.practice-gone' } });
    await second.do('removeChange', { id });
    expect(await again(second)).toMatchObject({ ok: false, error: { code: 'change.not-found' } });
  } finally {
    await Promise.all([first.engine.close(), second.engine.close()]);
  }
});
