import { afterEach, expect, it } from 'vitest';
import { callEngine } from '../../shared/contract/transport.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { must } from '../helpers/founding-document.ts';
import { type PlatformEngine, startPlatformEngine } from '../helpers/platform/engine.ts';

const SUBSCRIBER = '10.48.47.154';
const username = 'administrator';

let walk: PlatformEngine;
afterEach(() => walk.close());

it('a node that refused is signed in to on its own; one that stays refused is left out by reading again, and never called done', async () => {
  walk = await startPlatformEngine('founding-document');
  must(await walk.probe());
  const { osPassword } = walk.state().practice?.platform ?? expect.fail('no practice');
  const signingIn = callEngine(walk.engine, 'signInPlatform', { osUsername: username, osPassword, axlUsername: '', axlPassword: '' });
  await walk.waitFor(({ platform }) => platform?.waitsForTrust === true);
  // The session that acts is open; every later one meets another password.
  Object.assign(walk.practice().osAdmin, { password: 'Another-Pass-2' });
  await walk.do('acceptPlatformTrust', { fingerprints: walk.view().trust.map(({ sha256 }) => sha256), replace: false });
  must(await signingIn);
  // On the publisher the first session does both: it took the password just before, so it may allow one session only.
  expect(gateOf(walk.state())).toMatchObject({ kind: 'platform-node-refused', node: SUBSCRIBER });
  expect(await callEngine(walk.engine, 'signInNode', { node: SUBSCRIBER, username, password: osPassword })).toMatchObject({ ok: false, error: { code: 'login.refused' } });
  expect(gateOf(walk.state())).toMatchObject({ kind: 'platform-node-refused', node: SUBSCRIBER });
  await walk.do('refreshPlatform', {});
  expect(gateOf(walk.state())).toBe(null);
  await walk.do('choosePlatformChange', { kind: 'non-secure' });
  expect(walk.view().plan?.findings).toContainEqual({ rule: 'nodes-not-read', severity: 'warn', params: { servers: SUBSCRIBER } });
  await walk.do('applyPlatform', { planId: walk.view().plan?.id ?? '' });
  const { platform } = await walk.waitFor(({ busy }) => busy !== 'applying');
  expect(platform?.report).toMatchObject({
    outcome: 'incomplete',
    said: { kind: 'done' },
    nodes: [{ disk: { held: 'new' } }, { disk: { held: 'unknown', error: { code: 'login.required', where: SUBSCRIBER } } }],
  });
});
