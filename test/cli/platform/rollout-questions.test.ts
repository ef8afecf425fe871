import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CommandContext } from '../../../cli/context.ts';
import { type PlatformRouteOptions } from '../../../cli/platform/options.ts';
import { makeRollout, resumeRollout } from '../../../cli/platform/rollout/run.ts';
import { signInToNodes } from '../../../cli/platform/sign-in.ts';
import { CommandSession } from '../../../cli/session.ts';
import { type Engine } from '../../../core/engine.ts';
import { HeldSecret } from '../../../core/ports/secret.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { INITIAL_PLATFORM_VIEW } from '../../../shared/session/platform/view.ts';
import { type RolloutView } from '../../../shared/session/rollout-view.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../../shared/session/view-state.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';

const ID = '20261126T220000Z-0a1b2c3d';
/** It waits for the passwords of its next part. */
const WAITING: RolloutView = {
  id: ID, change: null, state: 'paused', part: 'services', mode: 'mixed', file: null, reason: 'person', restarts: [], pilots: [], witness: null, phonesListed: false,
  counts: { waiting: 0, reset: 0, 'came-back': 0, 'not-back': 0, refused: 0, 'not-reached': 0, 'left-out': 0 }, pools: [], poolsInAll: 0, before: {}, now: {}, wait: null, holdsUntil: null, error: null,
  outcome: null, leftToDo: [], secureShare: 'not-asked', openPhones: 0, isDamaged: false, folder: '/data',
};
const OPTIONS: PlatformRouteOptions = {
  practice: false, scenario: 'founding-document', seed: null, host: 'cucm', sshPort: 22, axlPort: 8443, olderNode: false, user: 'administrator', axlUser: 'ccmadministrator', trust: [], passwordFd: null, axlPasswordFd: null, accept: [], yes: false, json: false,
  rollout: { pilots: ['SEP1'], services: [], holdPasswords: false },
};
const wish = { pilots: ['SEP1'], services: [], holdPasswords: false };
const [CTRL_C, CTRL_D] = ['\x03', '\x04'];

let called: string[];
let given: Map<string, unknown>;
let told: string[];
let typed: PassThrough;
beforeEach(() => {
  [called, told] = [[], []];
  given = new Map();
  const terminal = () => Object.assign(new PassThrough(), { isTTY: true });
  typed = terminal();
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(typed as unknown as typeof process.stdin);
  vi.spyOn(process, 'stderr', 'get').mockReturnValue(terminal() as unknown as typeof process.stderr);
  vi.spyOn(CommandContext.prototype, 'tell').mockImplementation((text) => void told.push(text));
});
afterEach(() => void vi.restoreAllMocks());

function session(state: Partial<ViewState> = {}, answers: Readonly<Record<string, Result<unknown>>> = {}): CommandSession<PlatformRouteOptions> {
  const engine = {
    call: (name: string, input: unknown): Promise<Result<unknown>> => {
      called.push(name);
      given.set(name, input);
      return Promise.resolve(answers[name] ?? ok({ report: null }));
    },
    subscribe: (listener: (now: ViewState) => void) => {
      listener({ ...INITIAL_VIEW_STATE, step: 'mode', platform: INITIAL_PLATFORM_VIEW, rollout: WAITING, ...state });
      return () => undefined;
    },
    close: () => Promise.resolve(),
  } as Engine;
  return new CommandSession<PlatformRouteOptions>(new CommandContext(LANGUAGES.en, 'en', ''), OPTIONS, engine);
}

const credentials = () => ({ osUsername: 'administrator', osPassword: new HeldSecret('os-password'), axlUsername: 'ccmadministrator', axlPassword: new HeldSecret('axl-password') });

/** Each is typed once something is waited for: what is typed too early belongs to the question before. */
function types(...lines: readonly string[]): void {
  const rest = [...lines];
  const pipe = typed.resume.bind(typed);
  vi.spyOn(typed, 'resume').mockImplementation(() => {
    const resumed = pipe();
    const next = rest.shift();
    if (next !== undefined) setImmediate(() => typed.write(next));
    return resumed;
  });
}

it.each([
  ['whether passwords are held, by Ctrl-C', [CTRL_C]],
  ['whether passwords are held, by Ctrl-D', [CTRL_D]],
  ['whether it is begun, by Ctrl-D', ['no\r', CTRL_D]],
  ['whether it is begun, by no', ['yes\r', 'no\r']],
])('whoever ends the question %s begins nothing, and reads that nothing was sent', async (_which, lines) => {
  types(...lines);
  await expect(makeRollout(session(), { change: null, wish, credentials: credentials() })).rejects.toMatchObject({ error: { code: 'rollout.not-agreed' } });
  expect(called).toEqual(['planRollout']);
  // What may take minutes is said before it begins.
  expect(told[0]).toBe(LANGUAGES.en.commandLine.rollout.reading);
});

it('whoever does not give the passwords of the next part leaves the restart paused, with its report and its number', async () => {
  types('no\r', CTRL_C);
  const end = await resumeRollout(session(), ID, { wish, credentials: credentials() });
  expect([end.id, end.isOpen, end.error, called]).toEqual([ID, true, null, ['openRollout', 'resumeRollout', 'rolloutReport']]);
  expect(told).toContain(LANGUAGES.en.errors['connect.cancelled'].title);
});

it('whoever ends the command before anything was begun reads nothing of a change', async () => {
  const { commandLine, errors } = LANGUAGES.en;
  const ended = session({ rollout: null });
  ended.interrupt();
  expect(told).toEqual([commandLine.cancelling]);
  await expect(ended.call('planRollout', {})).rejects.toMatchObject({ error: { code: 'connect.cancelled' } });
  expect([commandLine.cancelling, ...Object.values(errors['connect.cancelled'])].join(' ')).not.toMatch(/change|CTL file/);
});

it.each([
  ['that nothing was written yet', true, 'cancellingChange'],
  ['that what is being written runs to its end', false, 'cannotInterrupt'],
] as const)('whoever ends the command while a change is made reads %s', async (_what, cancellable, words) => {
  const ended = session({ rollout: null, step: 'progress', busy: 'applying', job: { id: ID, folder: '/data', as: 'run', steps: [], waits: [], cancellable } });
  ended.interrupt();
  expect(told).toEqual([LANGUAGES.en.commandLine[words]]);
  await expect(ended.call('showCtl', { server: 'cucm' })).rejects.toMatchObject({ error: { code: 'apply.cancelled' } });
});

it('the password of the application user that was refused at the sign-in is not sent a second time', async () => {
  const { error } = fail('login.refused', 'cucm', { username: 'ccmadministrator' });
  const platform = { ...INITIAL_PLATFORM_VIEW, cluster: { axlError: error, nodes: [] } as never };
  types('\r', 'os-password\r', '\r', '\r', 'axl-password\r');
  await expect(signInToNodes(session({ platform }))).rejects.toMatchObject({ error });
  // Nor is an empty one sent: it is asked for again.
  expect(given.get('signInPlatform')).toMatchObject({ osPassword: 'os-password', axlPassword: 'axl-password' });
});

it('whoever is asked for the password of a node reads why', async () => {
  const { error } = fail('login.refused', 'sub', { username: 'administrator' });
  const platform = { ...INITIAL_PLATFORM_VIEW, cluster: { axlError: null, nodes: [{ name: 'sub', error }] } as never };
  types('\r', 'os-password\r', '\r', '\r', 'axl-password\r', CTRL_D);
  await expect(signInToNodes(session({ platform, signIn: { ...INITIAL_VIEW_STATE.signIn, connection: 'platform' } }))).rejects.toMatchObject({ error: { code: 'login.refused' } });
  expect(told).toEqual(['sub does not accept this username and password. They were sent there once. It may have others:']);
});
