import { closeSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CommandContext } from '../../../cli/context.ts';
import { valuesOf } from '../../../cli/options/declare.ts';
import { OPTIONS, ROUTES } from '../../../cli/options/tables.ts';
import { platformChange } from '../../../cli/platform/command.ts';
import { type PlatformCredentials } from '../../../cli/platform/credentials.ts';
import { makePlatformChange } from '../../../cli/platform/make-change.ts';
import { type PlatformRouteOptions } from '../../../cli/platform/options.ts';
import { preflight } from '../../../cli/platform/preflight.ts';
import { signInToRecorded } from '../../../cli/platform/recorded.ts';
import { rolloutBehind } from '../../../cli/platform/rollout/behind.ts';
import { makeRollout, resumeRollout } from '../../../cli/platform/rollout/run.ts';
import { signInToNodes } from '../../../cli/platform/sign-in.ts';
import { ask, secretInput } from '../../../cli/secret-input.ts';
import { CommandSession } from '../../../cli/session.ts';
import * as wiring from '../../../cli/wiring.ts';
import { type Engine } from '../../../core/engine.ts';
import { HeldSecret } from '../../../core/ports/secret.ts';
import { type ChangeRecord } from '../../../shared/domain/change-record.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { INITIAL_PLATFORM_VIEW, type PlatformClusterView } from '../../../shared/session/platform/view.ts';
import { type RolloutView } from '../../../shared/session/rollout-view.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../../shared/session/view-state.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';
import { keptByCommand } from '../../helpers/kept-report.ts';
import { folderOfFile } from '../../helpers/temporary-folder.ts';

vi.mock('../../../cli/wiring.ts');
// What they do stays, until a test says what a person typed, or what came of a change.
vi.mock('../../../cli/secret-input.ts', { spy: true });
vi.mock('../../../cli/platform/make-change.ts', { spy: true });

const folder = folderOfFile('passwords');
const context = new CommandContext(LANGUAGES.en, 'en', '');

const ROLLOUT: RolloutView = {
  id: '20261126T220000Z-0a1b2c3d', change: null, state: 'ended', part: 'services', mode: 'mixed', file: null, reason: 'person', restarts: [], pilots: [], witness: null, phonesListed: false,
  counts: { waiting: 0, reset: 0, 'came-back': 0, 'not-back': 0, refused: 0, 'not-reached': 0, 'left-out': 0 }, pools: [], poolsInAll: 0, before: {}, now: {}, wait: null, holdsUntil: null, error: null,
  outcome: null, leftToDo: [], secureShare: 'not-asked', openPhones: 0, isDamaged: false, folder: '/data',
};
const STATE: ViewState = { ...INITIAL_VIEW_STATE, step: 'mode', platform: { ...INITIAL_PLATFORM_VIEW, preflight: { rows: [], reading: [] } as never }, rollout: ROLLOUT };

/** Passwords that the command holds, and how many of them were alive at each call. */
let held: () => readonly HeldSecret[];
let alive: Map<string, number>;

const living = (): number => held().filter((one) => !one.isWiped).length;

/** An engine that answers at once, and notes at each call what is still held. @param first what it tells until one node was signed in to. */
function engine(answers: Readonly<Record<string, Result<unknown>>> = {}, first = STATE): Engine {
  const listeners: ((state: ViewState) => void)[] = [];
  const call = (name: string): Promise<Result<unknown>> => {
    alive.set(name, living());
    if (name === 'signInNode') for (const listener of listeners) listener(STATE);
    return Promise.resolve(answers[name] ?? ok({ report: null, names: [], count: 0, rows: [], text: '' }));
  };
  const made = {
    call,
    subscribe: (listener: (state: ViewState) => void) => {
      listeners.push(listener);
      listener(first);
      return () => undefined;
    },
    close: () => Promise.resolve(),
    offerTrustList: () => undefined,
  } as Engine;
  vi.mocked(wiring.createCommandLineEngine).mockReturnValue(made);
  return made;
}

const open: number[] = [];
function descriptor(text: string): number {
  const file = path.join(folder, `secret-${open.length}`);
  writeFileSync(file, text);
  open.push(openSync(file, 'r'));
  return open.at(-1) ?? -1;
}

const given = () => ({ host: 'cucm', user: 'administrator', axlUser: 'ccmadministrator', passwordFd: descriptor('os-password'), axlPasswordFd: descriptor('axl-password'), trust: [], json: true, yes: true });

beforeEach(() => {
  alive = new Map();
  const hold = vi.spyOn(CommandSession.prototype, 'hold');
  held = () => hold.mock.calls.map(([secret]) => secret);
  vi.spyOn(CommandContext.prototype, 'tell').mockReturnValue(undefined);
  vi.spyOn(CommandContext.prototype, 'print').mockImplementation(() => void alive.set('what is printed', living()));
});
afterEach(() => {
  for (const one of open.splice(0)) closeSync(one);
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const OPTION: PlatformRouteOptions = {
  practice: false, scenario: 'founding-document', seed: null, host: 'cucm', sshPort: 22, axlPort: 8443, olderNode: false, user: 'administrator', axlUser: 'ccmadministrator', trust: [], passwordFd: null, axlPasswordFd: null, accept: [], yes: true, json: true, rollout: null,
};

/** A session whose passwords were given. */
function session(answers: Readonly<Record<string, Result<unknown>>> = {}, first = STATE): { readonly session: CommandSession<PlatformRouteOptions>; readonly credentials: PlatformCredentials } {
  const made = new CommandSession<PlatformRouteOptions>(context, OPTION, engine(answers, first));
  const credentials = { osUsername: 'administrator', osPassword: made.hold(new HeldSecret('os-password')), axlUsername: 'ccmadministrator', axlPassword: made.hold(new HeldSecret('axl-password')) };
  return { session: made, credentials };
}

const wish = { pilots: [], services: [], holdPasswords: true };

it('a change by command holds no password once it is signed in', async () => {
  engine({ choosePlatformChange: fail('plan.outdated') });
  await platformChange(context, 'non-secure', { ...valuesOf(ROUTES.platform, {}), ...given() });
  expect([alive.get('signInPlatform'), alive.get('choosePlatformChange')]).toEqual([2, 0]);
});

it('nor that of one node that was asked for by itself, once it was signed in to', async () => {
  const cluster = { nodes: [{ name: '10.48.47.154', error: fail('login.refused').error }] } as unknown as PlatformClusterView;
  const { session: on } = session({}, { ...STATE, signIn: { ...STATE.signIn, connection: 'platform' }, platform: { ...INITIAL_PLATFORM_VIEW, cluster } });
  const typed = ['os-password', 'axl-password', 'of one node'].map((text) => new HeldSecret(text));
  vi.mocked(ask).mockResolvedValueOnce('administrator');
  for (const one of typed) vi.mocked(secretInput).mockResolvedValueOnce(ok(one));
  await signInToNodes(on);
  // Those for all nodes are used further on.
  expect([alive.has('signInNode'), ...typed.map((one) => one.isWiped)]).toEqual([true, false, false, true]);
});

it('nor with --rollout where nothing changed, so that nothing is restarted', async () => {
  engine();
  vi.mocked(makePlatformChange).mockResolvedValueOnce({ ...keptByCommand().report, outcome: 'not-done' });
  await platformChange(context, 'non-secure', { ...valuesOf(ROUTES.platform, { rollout: true }), ...given() });
  expect([alive.get('signInPlatform'), alive.get('what is printed')]).toEqual([2, 0]);
});

it('a preflight holds none once its rows were read', async () => {
  engine();
  await preflight(context, { ...valuesOf(OPTIONS.preflight, {}), ...given() });
  expect([alive.get('signInPlatform'), alive.get('preflightPhones')]).toEqual([2, 0]);
});

it('what is done with a change that was made before holds none once it is signed in', async () => {
  engine();
  const { passwordFd, axlPasswordFd, axlUser } = given();
  const seen: boolean[] = [];
  const record = { practice: null } as ChangeRecord;
  const values = { ...valuesOf(OPTIONS.changes, {}), passwordFd, axlPasswordFd, axlUser };
  await signInToRecorded(context, record, { host: 'cucm', port: 22, user: 'administrator' }, values, () => Promise.resolve(void seen.push(...held().map((one) => one.isWiped))));
  expect(seen).toEqual([true, true]);
});

it('a restart of services and phones holds none once it has begun', async () => {
  const { session: on, credentials } = session();
  await makeRollout(on, { change: null, wish, credentials });
  expect([alive.get('startRollout'), alive.get('rolloutReport')]).toEqual([2, 0]);
});

it('nor once it goes on', async () => {
  const { session: on, credentials } = session();
  await resumeRollout(on, ROLLOUT.id, { wish, credentials });
  expect([alive.get('resumeRollout'), alive.get('rolloutReport')]).toEqual([2, 0]);
});

it('nor when it could not be planned behind a change', async () => {
  const { session: on, credentials } = session({ planRollout: fail('rollout.file-changed') });
  expect(await rolloutBehind(on, { change: null, wish, credentials })).toMatchObject({ error: { code: 'rollout.file-changed' } });
  expect(held().map((one) => one.isWiped)).toEqual([true, true]);
});

it('and at the end of a command none is left, whoever has forgotten it', async () => {
  const { session: on } = session();
  await on.close();
  expect(held().map((one) => one.isWiped)).toEqual([true, true]);
});
