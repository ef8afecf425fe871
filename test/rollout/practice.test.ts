import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNodeFiles } from '../../core/files/node.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { type RolloutReport } from '../../shared/domain/rollout/report.ts';
import { type RolloutView } from '../../shared/session/rollout-view.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { lockOfPractice } from '../helpers/practice-lock.ts';
import { must } from '../helpers/must.ts';
import { jumpingClock } from '../helpers/jumping-clock.ts';
import { type PlatformEngine, startPlatformEngine } from '../helpers/platform/engine.ts';
import { leaveOpen } from '../helpers/platform/left-open.ts';

/** One cluster for the whole file, real servers on loopback, and a clock that jumps: hours of waiting are over at once. */
let walk: PlatformEngine;
beforeAll(async () => {
  walk = await startPlatformEngine('founding-document', undefined, jumpingClock(new Date('2026-11-26T20:00:00Z')));
  must(await walk.probe());
  must(await walk.signIn());
});
afterAll(() => walk.close());

const rollout = (state: ViewState): RolloutView => {
  if (state.rollout === null) throw new Error('a rollout is shown');
  return state.rollout;
};
const credentials = () => {
  const access = walk.state().practice?.platform;
  return { osPassword: access?.osPassword ?? '', axlUsername: access?.axlUsername ?? '', axlPassword: access?.axlPassword ?? '' };
};
const stands = async (): Promise<RolloutView> => rollout(await walk.waitFor((state) => state.rollout?.state !== 'running'));
const reportOf = async (id: string): Promise<RolloutReport | null> => must(await callEngine(walk.engine, 'rolloutReport', { id })).report;
/** As the command line does on practice. */
const firstToTake = async (): Promise<string> => must(await callEngine(walk.engine, 'rolloutPhones', { state: 'waiting', from: 0 })).rows.find(({ foretold }) => foretold !== 'visit')?.name ?? '';

test('a change over the platform, then the whole evening to its proof', async () => {
  await walk.do('choosePlatformChange', { kind: 'non-secure' });
  const { plan } = walk.view();
  if (plan?.consent !== null && plan !== null) await walk.do('consentToVisits', { planId: plan.id, typed: plan.consent });
  await walk.do('applyPlatform', { planId: plan?.id ?? '', consents: plan?.findings.filter(({ severity }) => severity === 'consent').map(({ rule }) => rule) ?? [] });
  await walk.waitFor(({ busy, step }) => busy === null && step === 'finish');
  const { id, neighbours } = walk.view().report ?? expect.fail('no report');
  const [first, second] = neighbours.map(({ neighbour }) => neighbour);
  if (first === undefined || second === undefined) throw new Error('the change has neighbours');
  await walk.do('tickOff', { id, neighbour: first, done: true });
  await walk.do('planRollout', { change: id, credentials: credentials() });
  const planned = rollout(walk.state());
  expect(planned).toMatchObject({ state: 'planned', reason: 'words', phonesListed: true, change: id });
  // Of many phones it takes minutes: whoever waits reads what for.
  expect(walk.states.some(({ busy }) => busy === 'reading-phones')).toBe(true);
  expect(planned.restarts.map(({ service }) => service)).toEqual(['Cisco Tftp', 'Cisco Tftp', 'Cisco CallManager', 'Cisco CallManager']);
  expect(await callEngine(walk.engine, 'startRollout', { pilots: [], holdPasswords: true, credentials: credentials() })).toMatchObject({ error: { code: 'rollout.no-pilot' } });
  expect(await callEngine(walk.engine, 'startRollout', { pilots: ['gateway-1'], holdPasswords: true, credentials: credentials() })).toMatchObject({ error: { code: 'rollout.pilot-unknown' } });
  const pilot = await firstToTake();
  // Who presses twice begins it once.
  const presses = await Promise.all([1, 2].map(() => callEngine(walk.engine, 'startRollout', { pilots: [pilot], holdPasswords: true, credentials: credentials() })));
  expect(presses.map((press) => (press.ok ? 'ok' : press.error.code))).toEqual(['ok', 'contract.not-now']);
  expect(rollout(walk.state()).state).toBe('running');
  expect(await callEngine(walk.engine, 'choosePlatformChange', { kind: 'mixed' })).toMatchObject({ error: { code: 'contract.not-now' } });
  await walk.do('tickOff', { id, neighbour: second, done: true });
  const ended = await stands();
  expect(ended).toMatchObject({ state: 'ended', outcome: 'done', holdsUntil: null, pilots: [{ name: pilot, verdict: 'accepted', isRegistered: true }] });
  const report = await reportOf(ended.id);
  // The table that is saved has all phones, also those of which the report says nothing, since they came back.
  const { csv } = must(await callEngine(walk.engine, 'rolloutPhonesCsv', {}));
  const [, ...rows] = csv.trimEnd().split('\r\n').map((row) => row.split(','));
  expect(rows.map(([name, , , , , state]) => `${name ?? ''} ${state ?? ''}`).sort()).toEqual(['SEP000E8377D9B0', 'SEP001D45B5A2C1', 'SEP00A2EE3F7714', 'SEP00A6CA1180D2'].map((name) => `${name} came back`));
  expect(report?.restarts.every(({ status }) => status === 'proved')).toBe(true);
  // A neighbour that was looked at behind the change, before or while it ran, is not asked of a person again.
  expect(report).toMatchObject({ isOver: true, kept: true, secureShare: { verdict: 'none' }, tickedNeighbours: [first, second] });
  const written = JSON.stringify(report) + JSON.stringify(walk.states.at(-1)?.rollout);
  for (const secret of Object.values(credentials())) if (secret !== credentials().axlUsername) expect(written).not.toContain(secret);
  const { json } = must(await callEngine(walk.engine, 'diagnostics', {}));
  const { rollouts } = JSON.parse(json) as { readonly rollouts: readonly { readonly id: string; readonly journal: { readonly end: string; readonly lines: readonly { readonly what: string }[] } }[] };
  expect(rollouts.map(({ id, journal }) => [id, journal.end, journal.lines[0]?.what, journal.lines.at(-1)?.what])).toEqual([[ended.id, 'whole', 'record', 'ended']]);
  for (const secret of Object.values(credentials())) if (secret !== credentials().axlUsername) expect(json).not.toContain(secret);
  await walk.do('leaveRollout', {});
  expect(walk.state()).toMatchObject({ rollout: null, openRollouts: { rollouts: [] }, step: 'finish' });
  // The change tells what its restart has proved: on its screen, in its report and in the list of changes.
  const behind = { id: ended.id, isOpen: false, outcome: 'done', unproved: { 'Cisco Tftp': [], 'Cisco CallManager': [] }, isTried: true };
  const left = ['visit-phones'];
  expect(walk.view().report).toMatchObject({ rollout: behind, leftToDo: left, nodes: [{ served: { held: 'new' } }, { served: { held: 'new' } }] });
  const { kept, page } = must(await callEngine(walk.engine, 'changeReport', { id }));
  expect(kept?.report).toEqual({ ...walk.view().report, kept: true });
  expect(page).toContain(ended.id);
  const [listed] = must(await callEngine(walk.engine, 'changes', {})).changes;
  expect(listed).toMatchObject({ id, open: { left }, rollout: { id: ended.id, isOpen: false, outcome: 'done' } });
  // Whoever comes back behind a kill finds that the restart can go on, from its first request on.
  expect(walk.states.some(({ rollout: shown, platform }) => shown?.state === 'running' && platform?.report?.rollout?.isOpen === true && platform.report.leftToDo.includes('go-on'))).toBe(true);
  // What is read once more does not forget it.
  await walk.do('readPlatformAgain', { osPassword: credentials().osPassword });
  expect(walk.view().report).toMatchObject({ rollout: behind, leftToDo: left });
  // Nothing is restarted behind a change that was not done, nor behind one of another cluster.
  const elsewhere = (part: Partial<PlatformReport>) => ({ ...kept, record: { ...kept?.record, cluster: { ...kept?.record.cluster, keySha256: 'ee'.repeat(32) } }, report: { ...kept?.report, ...part } });
  for (const [part, code] of [[{ outcome: 'not-done' }, 'rollout.change-not-done'], [{ file: null }, 'rollout.other-cluster']] as const) {
    await createNodeFiles().writeDurably(path.join(walk.dataDir, 'changes', id, 'report.json'), new TextEncoder().encode(JSON.stringify(elsewhere(part))));
    expect(await callEngine(walk.engine, 'planRollout', { change: id })).toMatchObject({ error: { code } });
  }
  await createNodeFiles().writeDurably(path.join(walk.dataDir, 'changes', id, 'report.json'), new TextEncoder().encode(JSON.stringify(kept)));
  // A neighbour is one thing on both screens.
  await walk.do('tickOff', { id, neighbour: first, done: false });
  expect((await reportOf(ended.id))?.tickedNeighbours).toEqual([second]);
  const takenBack = walk.do('tickRolloutNeighbour', { id: ended.id, neighbour: second, done: false });
  // Whoever saves the report at once has it there.
  expect((await reportOf(ended.id))?.tickedNeighbours).toEqual([]);
  await takenBack;
  expect(walk.state().tickedNeighbours).toEqual([]);
});

test('by itself, with passwords for one part at a time: it stands still, is left, found again and gone on with', async () => {
  const clicks = await Promise.all([['Cisco Tftp' as const], ['Cisco CallManager' as const]].map((services) => callEngine(walk.engine, 'planRollout', { services, credentials: credentials() })));
  // The second of two quick clicks is refused, and does not undo the first.
  expect(clicks.map((click) => (click.ok ? 'ok' : click.error.code))).toEqual(['ok', 'contract.not-now']);
  expect(rollout(walk.state()).restarts.map(({ service }) => service)).toEqual(['Cisco Tftp', 'Cisco Tftp']);
  // A restart is left out while the plan is made again: nothing else can be begun meanwhile, and the plan has it.
  const [tftp] = rollout(walk.state()).restarts;
  if (tftp === undefined) throw new Error('a plan has restarts');
  const { node, service } = tftp;
  const planning = walk.do('planRollout', { services: ['Cisco Tftp'], credentials: credentials() });
  for (const skipped of [true, true]) await walk.do('skipRestart', { node, service, skipped });
  expect(await callEngine(walk.engine, 'planRollout', {})).toMatchObject({ error: { code: 'contract.not-now' } });
  await planning;
  expect(rollout(walk.state()).restarts.map(({ status }) => status)).toEqual(['skipped', 'waiting']);
  await walk.do('skipRestart', { node, service, skipped: false });
  const { id } = rollout(walk.state());
  expect(rollout(walk.state()).reason).toBe('person');
  await walk.do('startRollout', { pilots: [await firstToTake()], services: ['Cisco Tftp'], holdPasswords: false, credentials: credentials() });
  expect(await stands()).toMatchObject({ id, state: 'paused', error: null, holdsUntil: null });
  await walk.do('leaveRollout', {});
  expect(walk.state().openRollouts.rollouts.map((open) => open.id)).toEqual([id]);
  // By its key the window knows whether it belongs to the cluster that is signed in to.
  expect(walk.state().openRollouts.rollouts[0]?.keySha256).toBe(walk.state().platform?.cluster?.keySha256);
  expect(await callEngine(walk.engine, 'planRollout', {})).toMatchObject({ error: { code: 'rollout.open' } });
  expect(await callEngine(walk.engine, 'removeRollout', { id })).toMatchObject({ error: { code: 'rollout.not-over' } });
  await walk.do('openRollout', { id });
  expect(await callEngine(walk.engine, 'resumeRollout', {})).toMatchObject({ error: { code: 'rollout.passwords-needed' } });
  for (let parts = 0; rollout(walk.state()).state !== 'ended' && parts < 6; parts += 1) {
    const presses = await Promise.all([1, 2].map(() => callEngine(walk.engine, 'resumeRollout', { credentials: credentials() })));
    expect(presses.map((press) => (press.ok ? 'ok' : press.error.code))).toEqual(['ok', 'contract.not-now']);
    await stands();
  }
  expect(rollout(walk.state())).toMatchObject({ state: 'ended', restarts: [{ status: 'proved' }, { status: 'proved' }] });
  await walk.do('leaveRollout', {});
  expect(walk.state().openRollouts.rollouts).toEqual([]);
  const { rollouts } = must(await callEngine(walk.engine, 'rollouts', {}));
  expect(rollouts.map((listed) => listed.outcome)).not.toContain('open');
  await walk.do('removeRollout', { id });
  expect(must(await callEngine(walk.engine, 'rollouts', {})).rollouts).toHaveLength(1);
});

test('is not begun while another program changes the cluster, nor where one has left a change of it open', async () => {
  await walk.do('planRollout', { services: ['Cisco Tftp'], credentials: credentials() });
  const before = must(await callEngine(walk.engine, 'rollouts', {})).rollouts.length;
  const begin = async () => {
    await walk.do('startRollout', { pilots: [await firstToTake()], services: ['Cisco Tftp'], holdPasswords: true, credentials: credentials() });
    const { error, rollout: shown } = await walk.waitFor((state) => state.error !== null || state.rollout?.state === 'ended');
    return { error: error?.code, state: shown?.state, kept: must(await callEngine(walk.engine, 'rollouts', {})).rollouts.length - before };
  };
  const files = createNodeFiles();
  const file = lockOfPractice(walk);
  await files.makeFolder(path.dirname(file));
  const lock = await files.lock(file, 'somebody else');
  expect(await begin()).toEqual({ error: 'apply.locked', state: 'planned', kept: 0 });
  if (lock.held) await lock.release();
  const id = await leaveOpen(walk.dataDir, walk.practice().nodes);
  expect(await begin()).toEqual({ error: 'change.unfinished', state: 'planned', kept: 0 });
  // Once it is known here, nothing is planned either.
  await walk.do('leaveRollout', {});
  await walk.do('checkChange', { id });
  expect(await callEngine(walk.engine, 'planRollout', { services: ['Cisco Tftp'] })).toMatchObject({ error: { code: 'change.unfinished', params: { id } } });
});
