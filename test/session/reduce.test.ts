import { describe, expect, it } from 'vitest';
import { choicesFor } from '../../shared/domain/choices.ts';
import { fail } from '../../shared/domain/result.ts';
import { stepsWithToken } from '../../shared/domain/steps.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { type SessionEvent } from '../../shared/session/events.ts';
import { reduce } from '../../shared/session/reduce.ts';
import {
  type PracticeView,
  type CertificateView,
  type ClusterView,
  INITIAL_VIEW_STATE,
  type ServerView,
  type TokenView,
  type ViewState,
} from '../../shared/session/view-state.ts';

const certificate: CertificateView = {
  host: 'cucm',
  port: 2444,
  sha256: 'ab',
  subject: '',
  issuer: '',
  validFrom: '',
  validTo: '',
  standing: 'unknown',
  acceptedSha256: '',
};
const server = (change: Partial<ServerView> = {}): ServerView => ({
  name: 'pub',
  role: 'publisher',
  host: 'h',
  port: 1,
  signedIn: true,
  ctlFile: { length: 1, md5: '', sha1: '', sha256: '', lastModified: '', verdict: 'verified', problem: null, entries: 1 },
  error: null,
  ...change,
});
const cluster = (...servers: readonly ServerView[]): ClusterView => ({
  id: 'x',
  mode: 'mixed',
  release: '',
  product: 'CallManager',
  autoRegistration: false,
  modes: [],
  anew: { offered: true, reason: null },
  findings: [],
  servers,
});
const token = (serial: string, inCtlFile: boolean, locked = false): TokenView => ({
  serial,
  label: '',
  model: '',
  manufacturer: '',
  reader: '',
  pin: { countLow: false, finalTry: false, locked, notSet: false, toBeChanged: false, pinPad: false, minLength: 0, maxLength: 0 },
  certificates: [{ sha256: serial, subject: '', issuer: '', serialNumber: '', validFrom: '', validTo: '', key: '', sha1: '', inCtlFile, signedCtlFile: false, issuerExpected: true }],
  others: [],
});
const tokens = (...list: readonly TokenView[]) => ({ ...INITIAL_VIEW_STATE.tokens, module: 'm', tokens: list });
const after = (...events: readonly SessionEvent[]): ViewState => events.reduce(reduce, INITIAL_VIEW_STATE);
const signedIn: SessionEvent = { type: 'signed-in', username: 'admin', cluster: cluster(server()) };
const choices = choicesFor('non-secure');
const plan = { id: 'p', change: 'non-secure', mode: 'non-secure', entries: [], otherFiles: [], length: 1, timestamp: '', signerSerial: 's', steps: stepsWithToken(['pub'], { trustTokensOn: null, storeCapfOn: [], setMode: true }), findings: [], consent: null, phones: null } as const;
const planned: SessionEvent = { type: 'planned', plan, choices, tokens: tokens(token('s', true)) };
const atToken = after(signedIn, { type: 'mode-chosen', choices });

describe('the view state', () => {
  it('grows in revision with every event', () => {
    expect(after({ type: 'began', busy: 'probing' }, { type: 'idle' }).revision).toBe(2);
  });

  it('walks sign-in, mode, token, preview, progress, finish', () => {
    const steps = [signedIn, { type: 'mode-chosen', choices }, planned, { type: 'job-began', id: 'p', folder: '/p' }] as const;
    const seen = steps.map((_, index) => after(...steps.slice(0, index + 1)).step);
    expect(seen).toEqual(['mode', 'token', 'preview', 'progress']);
  });

  it('keeps the screen and the error when a call fails', () => {
    const error = fail('connect.refused', 'cucm', { host: 'cucm', port: 2444 }).error;
    expect(after({ type: 'began', busy: 'probing' }, { type: 'failed', error })).toMatchObject({ step: 'sign-in', busy: null, error });
  });

  it('starts every step of the plan waiting, and follows each by its id', () => {
    const state = after(signedIn, planned, { type: 'job-began', id: 'p', folder: '/p' }, { type: 'step-changed', id: 'stage:pub', status: 'proved', error: null });
    expect(state.job?.steps.map(({ status }) => status)).toEqual(['waiting', 'proved', 'waiting', 'waiting', 'waiting']);
    expect(state.job?.cancellable).toBe(true);
    expect(reduce(state, { type: 'commit-began' }).job?.cancellable).toBe(false);
  });

  it('returns to the preview with the error when nothing was signed', () => {
    const error = fail('token.pin-incorrect', 's').error;
    expect(after(signedIn, planned, { type: 'job-began', id: 'p', folder: '/p' }, { type: 'not-begun', error })).toMatchObject({ step: 'preview', error, job: null, busy: null });
  });

  it('goes back one screen and forgets what was chosen there', () => {
    expect(after(signedIn, { type: 'mode-chosen', choices }, planned, { type: 'went-back' })).toMatchObject({ step: 'token', plan: null });
    expect(reduce(atToken, { type: 'went-back' })).toMatchObject({ step: 'mode', choices: null });
    expect(after(signedIn, { type: 'went-back' })).toMatchObject({ step: 'sign-in', cluster: null });
    expect(after({ type: 'went-back' }).step).toBe('sign-in');
  });

  const practice: PracticeView = { connection: 'ctl-provider', scenario: 'founding-document', seed: 1, keys: [], platform: null, otherTftpServer: null, host: 'h', port: 1, username: 'u', password: 'p', pin: 'x', tokens: [], phones: [] };
  const platform = { host: 'h', sshPort: 22, axlPort: 8443, publisher: { host: 'h', sshPort: 2022, axlPort: 8443 }, osUsername: 'o', osPassword: 'p', axlUsername: 'a', axlPassword: 'p', phonesHaveScreensOnly: false };
  const started: SessionEvent = { type: 'practice-started', practice };
  const platformStarted: SessionEvent = { type: 'practice-started', practice: { ...practice, connection: 'platform', scenario: 'release-12.5', platform } };
  const named = (host: string, sshPort: number): SessionEvent => ({ type: 'platform-named', target: { host, sshPort, axlPort: 8443, olderNode: false } });
  it.each<[string, boolean, readonly SessionEvent[]]>([
    ['it was started', true, [started]],
    ['its CTL Provider was probed', true, [started, { type: 'probed', certificate: { ...certificate, host: 'h', port: 1 } }]],
    ['another host was probed', false, [started, { type: 'probed', certificate: { ...certificate, host: 'other', port: 1 } }]],
    ['another port was probed', false, [started, { type: 'probed', certificate: { ...certificate, host: 'h', port: 2 } }]],
    ['it is signed out of', true, [started, signedIn, { type: 'signed-out' }]],
    ['it was started for its platform', true, [platformStarted]],
    ['its platform was named', true, [platformStarted, named('h', 22)]],
    ['its publisher was named instead', true, [platformStarted, named('h', 2022)]],
    ['another host was named', false, [platformStarted, named('other', 22)]],
    ['another port of SSH was named', false, [platformStarted, named('h', 2222)]],
    ['it has no platform and one was named', false, [started, named('h', 1)]],
    ['a CTL Provider elsewhere was probed beside its platform', false, [platformStarted, { type: 'probed', certificate: { ...certificate, host: 'other', port: 1 } }]],
    ['none runs', false, [{ type: 'probed', certificate: { ...certificate, host: 'h', port: 1 } }]],
  ])('says whether the cluster is the practice cluster: %s', (_, atPractice, events) => {
    expect(after(...events).atPractice).toBe(atPractice);
  });

  it('forgets the cluster but not the practice at sign-out', () => {
    const state = after({ type: 'practice-started', practice }, signedIn, { type: 'signed-out' });
    expect(state).toMatchObject({ step: 'sign-in', cluster: null, practice, signIn: { host: 'h', certificate: null } });
  });
});

describe('the gate', () => {
  it('asks about an unknown certificate and blocks at a changed one', () => {
    expect(gateOf(after({ type: 'probed', certificate }))).toEqual({ kind: 'certificate-unknown' });
    expect(gateOf(after({ type: 'probed', certificate: { ...certificate, standing: 'changed' } }))).toEqual({ kind: 'certificate-changed' });
    expect(gateOf(after({ type: 'probed', certificate: { ...certificate, standing: 'known' } }))).toBeNull();
  });

  const error = fail('login.refused', 'sub').error;
  it.each([
    ['a server that refused', server({ signedIn: false, error, ctlFile: null }), 'server-refused'],
    ['a server that could not be read', server({ error, ctlFile: null }), 'server-unreadable'],
  ])('stops the mode screen at %s', (_, bad, kind) => {
    expect(gateOf(after({ ...signedIn, cluster: cluster(server(), bad) }))).toMatchObject({ kind });
  });

  it('stops the mode screen at a CTL file whose signature is bad or was not checked', () => {
    for (const verdict of ['bad', 'not-checked'] as const) {
      const ctlFile = { length: 1, md5: '', sha1: '', sha256: '', lastModified: '', verdict, entries: 1, problem: null };
      expect(gateOf(after({ ...signedIn, cluster: cluster(server({ ctlFile })) }))).toEqual({ kind: 'ctl-file-not-verified', server: 'pub' });
    }
  });

  it('leads through library, token, membership and lock in this order', () => {
    const withTokens = (...list: readonly TokenView[]) => gateOf(reduce(atToken, { type: 'tokens-read', tokens: tokens(...list) }));
    expect(gateOf(atToken)).toEqual({ kind: 'no-module' });
    expect(withTokens()).toEqual({ kind: 'no-token' });
    expect(withTokens(token('a', false))).toEqual({ kind: 'token-not-in-ctl-file', serials: ['a'], anew: true });
    expect(withTokens(token('a', true, true))).toEqual({ kind: 'token-locked', serial: 'a' });
    expect(withTokens(token('a', true, true), token('b', true))).toBeNull();
  });
});
