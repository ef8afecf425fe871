import { expect, it } from 'vitest';
import { killed, nodesOf } from '../helpers/killed-practice.ts';
import { SEED } from '../helpers/seed.ts';
import { startTestEngine } from '../helpers/test-engine.ts';
import { readFolder } from '../oracle/node-folder.ts';

it('a command that has begun when the program is killed is carried to its end by the practice nodes', async () => {
  const dataDir = await killed(['set-cluster', 'non-secure', '--via', 'platform'], 4);
  const before = nodesOf(dataDir).map(readFolder);
  expect(new Set(before.map(({ ctlSha256 }) => ctlSha256)).size).toBe(2);
  expect(before[0]?.mode).toBe('mixed');
  const walk = await startTestEngine(undefined, undefined, undefined, dataDir);
  try {
    await walk.do('resumePractice', {});
    expect(walk.state().practice).toMatchObject({ connection: 'platform', seed: SEED });
    const after = nodesOf(dataDir).map(readFolder);
    expect(new Set(after.map(({ ctlSha256 }) => ctlSha256)).size).toBe(1);
    expect([after[0]?.mode, before.some(({ ctlSha256 }) => ctlSha256 === after[0]?.ctlSha256)]).toEqual(['non-secure', true]);
  } finally {
    await walk.engine.close();
  }
});
