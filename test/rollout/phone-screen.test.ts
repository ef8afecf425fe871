import { afterAll, beforeAll, expect, test } from 'vitest';
import { callEngine } from '../../shared/contract/transport.ts';
import { must } from '../helpers/must.ts';
import { jumpingClock } from '../helpers/jumping-clock.ts';
import { type PlatformEngine, startPlatformEngine } from '../helpers/platform/engine.ts';

const PILOT = 'SEP001D45B5A2C1';
let walk: PlatformEngine;
beforeAll(async () => {
  walk = await startPlatformEngine('web-access-off', undefined, jumpingClock(new Date('2026-11-26T20:00:00Z')));
  must(await walk.probe());
  must(await walk.signIn());
});
afterAll(() => walk.close());

test('where phones have no pages the program asks, and a person reads the screen of the phone', async () => {
  await walk.do('choosePlatformChange', { kind: 'non-secure' });
  const { plan } = walk.view();
  await walk.do('applyPlatform', { planId: plan?.id ?? '' });
  await walk.waitFor(({ busy, step }) => busy === null && step === 'finish');
  const access = walk.state().practice?.platform ?? expect.fail('no platform');
  const credentials = { osPassword: access.osPassword, axlUsername: access.axlUsername, axlPassword: access.axlPassword };
  await walk.do('planRollout', { change: walk.view().report?.id ?? '', credentials });
  await walk.do('startRollout', { pilots: [PILOT], holdPasswords: true, credentials });
  // Nobody answers: it stands still, and the phone is not judged.
  await walk.waitFor(({ rollout }) => rollout?.state === 'paused');
  expect(walk.state().rollout?.pilots).toMatchObject([{ name: PILOT, verdict: 'asked', proof: null }]);
  const { screen } = must(await callEngine(walk.engine, 'practicePhoneScreen', { name: PILOT }));
  expect(must(await callEngine(walk.engine, 'answerPilot', { name: PILOT, sha1: screen?.sha1 ?? '' })).answer?.kind).toBe('same');
  expect(walk.state().rollout?.pilots).toMatchObject([{ verdict: 'accepted', proof: 'sha1' }]);
  expect(must(await callEngine(walk.engine, 'practicePhoneScreen', { name: 'SEP000000000000' })).screen).toBeNull();
});
