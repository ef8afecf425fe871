import { afterEach, expect, it } from 'vitest';
import { callEngine } from '../../shared/contract/transport.ts';
import { endEngine, planned } from './practised.ts';

afterEach(endEngine);

it('tells where the data lies and shows a document while a change is under way', async () => {
  const walk = await planned();
  const applied = walk.engine.call('apply', { planId: walk.state().plan?.id ?? '', pin: 'Cisco123' });
  expect(walk.state().busy).toBe('applying');
  expect(await callEngine(walk.engine, 'about', {})).toEqual({ ok: true, value: { dataFolder: walk.dataDir } });
  expect(await callEngine(walk.engine, 'programDocument', { document: 'guide', language: 'ja' })).toMatchObject({ ok: true, value: { text: expect.stringContaining('CTL') as string } });
  expect(walk.state().busy).toBe('applying');
  await applied;
  await walk.waitFor(({ busy }) => busy === null);
});
