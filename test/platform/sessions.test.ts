import { afterAll, describe, expect, it } from 'vitest';
import { Secret } from '../../core/ports/secret.ts';
import { pick } from '../../practice/nodes/seed.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { consentsIn } from '../../shared/domain/rules/consent.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { must } from '../helpers/must.ts';
import { type PlatformEngine, startPlatformEngine } from '../helpers/platform/engine.ts';
import { hostedSsh } from '../helpers/platform/hosted-ssh.ts';
import { startPracticePlatform } from '../helpers/platform/start.ts';
import { codeOf } from './ssh-session.ts';
import { runs } from '../helpers/runs.ts';

const PUBLISHER = '10.48.47.153';
const SUBSCRIBER = '10.48.47.154';

const ssh = hostedSsh();
afterAll(() => ssh.close());

/** How a practice node refuses a session too many, and a seed with which it does it so. */
const FORMS = ['refused', 'told', 'asks', 'cut', 'takes-place'] as const;
const seedOf = (form: (typeof FORMS)[number]): number => {
  for (let seed = 1; ; seed += 1) if (pick(seed, 'ssh: one session too many', FORMS) === form) return seed;
};

async function signedIn(scenario: 'one-session' | 'one-session-lost' | 'founding-document', seed?: number): Promise<PlatformEngine> {
  const walk = await startPlatformEngine(scenario, seed);
  must(await walk.probe());
  must(await walk.signIn());
  expect(gateOf(walk.state())).toBe(null);
  return walk;
}

async function apply(walk: PlatformEngine) {
  const { plan } = walk.view();
  await walk.do('applyPlatform', { planId: plan?.id ?? '', consents: [...consentsIn(plan?.findings ?? [])] });
  return (await walk.waitFor(({ busy }) => busy !== 'applying')).platform?.report ?? expect.fail(JSON.stringify(walk.state().error));
}

/** In a usual run each form is met once, in one of the two ways. */
const usual = (...forms: readonly (typeof FORMS)[number][]): readonly (typeof FORMS)[number][] => runs<readonly (typeof FORMS)[number][]>(forms, FORMS);

describe.concurrent('where a node allows one session', () => {
  it.each(usual('told', 'cut'))('reading waits for the act, and one session serves both (one too many: %s)', async (form) => {
    const walk = await signedIn('one-session', seedOf(form));
    await walk.do('choosePlatformChange', { kind: 'non-secure' });
    expect(await apply(walk)).toMatchObject({ outcome: 'done', said: { kind: 'done' }, mode: { value: 'non-secure' } });
    await walk.close();
  });

  it.each(usual('refused', 'asks', 'takes-place'))('after the only session is lost the mode is not known, and a sign-in tells what is true (one too many: %s)', async (form) => {
    const walk = await signedIn('one-session-lost', seedOf(form));
    await walk.do('choosePlatformChange', { kind: 'non-secure' });
    expect(await apply(walk)).toMatchObject({ outcome: 'incomplete', mode: { value: 'unknown' } });
    await walk.do('readPlatformAgain', { osPassword: walk.practice().osAdmin.password });
    expect(walk.view().report).toMatchObject({ outcome: 'done', mode: { value: 'non-secure' } });
    await walk.close();
  });

  it('the first sign-in is refused in words of its own while somebody else has the session', async () => {
    for (const [form, code] of [['refused', 'login.refused'], ['told', 'platform.session-limit'], ['asks', 'platform.question-unexpected'], ['cut', 'platform.no-shell']] as const) {
      const platform = await startPracticePlatform({ scenario: 'one-session', pace: 1, seed: seedOf(form) });
      const { host, ports } = platform.entry;
      const address = { host, port: ports.ssh, olderNode: platform.olderSsh };
      const { sha256 } = must(await ssh.probeHostKey(address));
      const login = { ...address, username: platform.osAdmin.username, expectedSha256: sha256 };
      const first = must(await ssh.connect({ ...login, password: new Secret(platform.osAdmin.password) }));
      expect([form, codeOf(await ssh.connect({ ...login, password: new Secret(platform.osAdmin.password) }))]).toEqual([form, code]);
      await first.close();
      await platform.close();
    }
  });
});

describe.concurrent('a session that the node ends', () => {
  it('says so once it was idle: the command was not sent', async () => {
    const platform = await startPracticePlatform({ pace: 1, idle: 2500 });
    const { host, ports } = platform.entry;
    const address = { host, port: ports.ssh, olderNode: platform.olderSsh };
    const { sha256 } = must(await ssh.probeHostKey(address));
    const commands = must(await ssh.connect({ ...address, username: platform.osAdmin.username, expectedSha256: sha256, password: new Secret(platform.osAdmin.password) }));
    expect(commands.isOpen()).toBe(true);
    await commands.ended;
    expect(commands.isOpen()).toBe(false);
    expect(codeOf(await commands.change('utils ctl set-cluster non-secure-mode'))).toBe('platform.session-ended');
    await platform.close();
  });

  it('leads from the plan to one sign-in and back to the same plan, whose consents stay', async () => {
    const walk = await signedIn('founding-document');
    await walk.do('choosePlatformChange', { kind: 'non-secure' });
    const { plan } = walk.view();
    const ended = walk.waitFor(({ platform }) => platform?.sessionEnded === true);
    for (const node of [PUBLISHER, SUBSCRIBER]) await walk.practice().restartNode(node);
    await ended;
    expect(gateOf(walk.state())).toEqual({ kind: 'platform-session-ended' });
    expect(walk.view().plan).toEqual(plan);
    expect(await callEngine(walk.engine, 'signInPlatformAgain', { osPassword: 'wrong' })).toMatchObject({ ok: false, error: { code: 'login.refused' } });
    expect(gateOf(walk.state())).toEqual({ kind: 'platform-session-ended' });
    await walk.do('signInPlatformAgain', { osPassword: walk.practice().osAdmin.password });
    expect(gateOf(walk.state())).toBe(null);
    expect(walk.view()).toMatchObject({ plan, planReplaced: false, sessionEnded: false });
    expect(await apply(walk)).toMatchObject({ outcome: 'done' });
    // Behind the report the same cluster goes on; where its sessions are over, the password is asked for first.
    const over = walk.waitFor(({ platform }) => platform?.sessionEnded === true);
    for (const node of [PUBLISHER, SUBSCRIBER]) await walk.practice().restartNode(node);
    await over;
    await walk.do('goOn', {});
    expect(gateOf(walk.state())).toEqual({ kind: 'platform-session-ended' });
    await walk.do('signInPlatformAgain', { osPassword: walk.practice().osAdmin.password });
    expect(walk.state()).toMatchObject({ step: 'mode', platform: { plan: null, report: null, cluster: { mode: 'non-secure' } } });
    expect(gateOf(walk.state())).toBe(null);
    await walk.close();
  });

  it('leads to another plan where somebody has changed the cluster meanwhile, which says so', async () => {
    const walk = await signedIn('founding-document');
    await walk.do('choosePlatformChange', { kind: 'update' });
    const { plan } = walk.view();
    const [node] = walk.practice().nodes;
    const other = must(await ssh.connect({ host: node?.host ?? '', port: node?.ports.ssh ?? 0, olderNode: true, username: walk.practice().osAdmin.username, expectedSha256: must(await ssh.probeHostKey({ host: node?.host ?? '', port: node?.ports.ssh ?? 0, olderNode: true })).sha256, password: new Secret(walk.practice().osAdmin.password) }));
    must(await other.change('utils ctl set-cluster non-secure-mode'));
    await other.close();
    const ended = walk.waitFor(({ platform }) => platform?.sessionEnded === true);
    await walk.practice().restartNode(PUBLISHER);
    await ended;
    await walk.do('signInPlatformAgain', { osPassword: walk.practice().osAdmin.password });
    expect(walk.view()).toMatchObject({ planReplaced: true, plan: { kind: 'update', modeBefore: 'non-secure' } });
    expect(walk.view().plan?.id).not.toBe(plan?.id);
    expect(await callEngine(walk.engine, 'applyPlatform', { planId: plan?.id ?? '' })).toMatchObject({ ok: false, error: { code: 'plan.outdated' } });
    await walk.close();
  });

  it('on the screen of the mode leads to a sign-in too, and nothing is sent meanwhile', async () => {
    const walk = await signedIn('founding-document');
    const ended = walk.waitFor(({ platform }) => platform?.sessionEnded === true);
    await walk.practice().restartNode(SUBSCRIBER);
    await ended;
    expect(gateOf(walk.state())).toEqual({ kind: 'platform-session-ended' });
    await walk.do('signInPlatformAgain', { osPassword: walk.practice().osAdmin.password });
    expect(gateOf(walk.state())).toBe(null);
    expect(walk.view().cluster?.nodes.map(({ signedIn: isSignedIn, error }) => [isSignedIn, error])).toEqual([[true, null], [true, null]]);
    await walk.close();
  });
});
