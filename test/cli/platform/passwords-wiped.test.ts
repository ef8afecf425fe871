import { closeSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CommandContext } from '../../../cli/context.ts';
import { valuesOf } from '../../../cli/options/declare.ts';
import { OPTIONS, ROUTES } from '../../../cli/options/tables.ts';
import { platformChange } from '../../../cli/platform/command.ts';
import { type PlatformCredentials } from '../../../cli/platform/credentials.ts';
import { type PlatformRouteOptions } from '../../../cli/platform/options.ts';
import { preflight } from '../../../cli/platform/preflight.ts';
import { signInToRecorded } from '../../../cli/platform/recorded.ts';
import { rolloutBehind } from '../../../cli/platform/rollout/behind.ts';
import { makeRollout, resumeRollout } from '../../../cli/platform/rollout/run.ts';
import { CommandSession } from '../../../cli/session.ts';
import * as wiring from '../../../cli/wiring.ts';
import { type Engine } from '../../../core/engine.ts';
import { HeldSecret } from '../../../core/ports/secret.ts';
import { type ChangeRecord } from '../../../shared/domain/change-record.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { INITIAL_PLATFORM_VIEW } from '../../../shared/session/platform/view.ts';
import { type RolloutView } from '../../../shared/session/rollout-view.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../../shared/session/view-state.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';
import { folderOfFile } from '../../helpers/temporary-folder.ts';

vi.mock('../../../cli/wiring.ts');

const folder = folderOfFile('passwords');
const context = new CommandContext(LANGUAGES.en, 'en', '');

const ROLLOUT: RolloutView = {
  id: '20261126T220000Z-0a1b2c3d', change: null, state: 'ended', part: 'services', mode: 'mixed', reason: 'person', restarts: [], pilots: [], witness: null, phonesListed: false,
  counts: { waiting: 0, reset: 0, 'came-back': 0, 'not-back': 0, refused: 0, 'not-reached': 0, 'left-out': 0 }, pools: [], poolsInAll: 0, before: {}, now: {}, wait: null, holdsUntil: null, error: null,
  outcome: null, leftToDo: [], secureShare: 'not-asked', openPhones: 0, isDamaged: false, folder: '/data',
};
const STATE: ViewState = { ...INITIAL_VIEW_STATE, step: 'mode', platform: { ...INITIAL_PLATFORM_VIEW, preflight: { rows: [], reading: [] } as never }, rollout: ROLLOUT };

/** Passwords that the command holds, and how many of them were alive at each call. */
let held: () => readonly HeldSecret[];
let alive: Map<string, number>;

/** An engine that answers at once, and notes at each call what is still held. */
function engine(answers: Readonly<Record<string, Result<unknown>>> = {}): Engine {
  const call = (name: string): Promise<Result<unknown>> => {
    alive.set(name, held().filter((one) => !one.isWiped).length);
    return Promise.resolve(answers[name] ?? ok({ report: null, names: [], count: 0, rows: [], text: '' }));
  };
  const made = {
    call,
    subscribe: (listener: (state: ViewState) => void) => {
      listener(STATE);
      return () => undefined;
    },
    close: () => Promise.resolve(),
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
  for (const name of ['print', 'tell'] as const) vi.spyOn(CommandContext.prototype, name).mockReturnValue(undefined);
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
function session(answers: Readonly<Record<string, Result<unknown>>> = {}): { readonly session: CommandSession<PlatformRouteOptions>; readonly credentials: PlatformCredentials } {
  const made = new CommandSession<PlatformRouteOptions>(context, OPTION, engine(answers));
  const credentials = { osUsername: 'administrator', osPassword: made.hold(new HeldSecret('os-password')), axlUsername: 'ccmadministrator', axlPassword: made.hold(new HeldSecret('axl-password')) };
  return { session: made, credentials };
}

const wish = { pilots: [], services: [], holdPasswords: true };

it('a change by command holds no password once it is signed in', async () => {
  engine({ choosePlatformChange: fail('plan.outdated') });
  await platformChange(context, 'non-secure', { ...valuesOf(ROUTES.platform, {}), ...given() });
  expect([alive.get('signInPlatform'), alive.get('choosePlatformChange')]).toEqual([2, 0]);
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
