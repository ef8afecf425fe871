import { describe, expect, it } from 'vitest';
import { choicesFor } from '../../shared/domain/choices.ts';
import { stepsWithToken } from '../../shared/domain/steps.ts';
import { type SessionEvent } from '../../shared/session/events.ts';
import { reduce } from '../../shared/session/reduce.ts';
import { tokenDialog } from '../../shared/session/token-dialog.ts';
import { type GoneToken, GRACE, type TokenIdentity, tokenEvents } from '../../shared/session/token-events.ts';
import { tokenTrouble } from '../../shared/session/token-trouble.ts';
import { type PinState } from '../../shared/domain/pin-state.ts';
import { type TokenCertificateView, type TokenView } from '../../shared/session/tokens-view.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';

const certificate = (sha256: string, inCtlFile = true): TokenCertificateView => ({
  sha256,
  subject: '',
  issuer: '',
  serialNumber: '',
  validFrom: '',
  validTo: '',
  key: '',
  sha1: '',
  inCtlFile,
  signedCtlFile: false,
  issuerExpected: true,
});
const FINE: PinState = { countLow: false, finalTry: false, locked: false, notSet: false, toBeChanged: false, pinPad: false, minLength: 4, maxLength: 16 };
const token = (serial: string, pin: Partial<PinState> = {}, certificates = [certificate(serial)]): TokenView => ({
  serial,
  label: `SAST-${serial}`,
  model: '',
  manufacturer: '',
  reader: '',
  pin: { ...FINE, ...pin },
  certificates,
  others: [],
});
const opened = (tokens: readonly TokenView[]): SessionEvent => ({
  type: 'tokens-read',
  tokens: { ...INITIAL_VIEW_STATE.tokens, wish: { kind: 'insert' }, module: 'm', tokens },
});
const seen = (...tokens: readonly TokenView[]): SessionEvent => ({ type: 'tokens-seen', seen: { tokens, others: [], trouble: null }, events: [] });
const choices = choicesFor('non-secure');
const plan = { id: 'p', change: 'non-secure', mode: 'non-secure', entries: [], otherFiles: [], length: 1, timestamp: '', signerSerial: 'a', steps: stepsWithToken(['pub'], { trustTokensOn: null, storeCapfOn: [], setMode: true }), findings: [], consent: null, phones: null } as const;
const start: ViewState = {
  ...INITIAL_VIEW_STATE,
  cluster: {
    id: 'x',
    mode: 'mixed',
    release: '',
    product: 'CallManager',
    autoRegistration: false,
    modes: [],
    anew: { offered: true, reason: null },
    findings: [],
    servers: [{ name: 'pub', role: 'publisher', host: 'h', port: 1, signedIn: true, ctlFile: { length: 1, md5: '', sha1: '', sha256: '', lastModified: '', verdict: 'verified', problem: null, entries: 1 }, error: null }],
  },
};
const after = (...events: readonly SessionEvent[]): ViewState => events.reduce(reduce, start);
const atToken = (...tokens: readonly TokenView[]): ViewState => after({ type: 'mode-chosen', choices }, opened(tokens));
const chosen = (...tokens: readonly TokenView[]): ViewState => {
  const state = atToken(...tokens);
  return reduce(state, { type: 'planned', plan, choices, tokens: { ...state.tokens, chosen: { serial: 'a', certificateSha256: 'a' } } });
};

describe('the dialog about tokens', () => {
  it('is none before a library is open, and asks for a token afterwards', () => {
    expect(tokenDialog(after({ type: 'mode-chosen', choices }))).toBeNull();
    expect(tokenDialog(atToken())).toEqual({ kind: 'insert' });
    expect(tokenDialog(atToken(token('a')))).toBeNull();
  });

  it('asks which of several tokens or certificates is meant, and leaves out what cannot sign', () => {
    expect(tokenDialog(atToken(token('a'), token('b')))).toEqual({ kind: 'choose-token', serials: ['a', 'b'] });
    expect(tokenDialog(atToken(token('a'), token('b', { locked: true })))).toBeNull();
    const two = [certificate('one'), certificate('two'), certificate('three', false)];
    expect(tokenDialog(atToken(token('a', {}, two)))).toEqual({ kind: 'choose-certificate', serial: 'a' });
    expect(tokenDialog(atToken(token('a', {}, two.slice(1))))).toBeNull();
  });

  it('goes away by itself when the signer that was taken out is back, and names another that came instead', () => {
    const state = chosen(token('a'), token('b'));
    expect(tokenDialog(state)).toBeNull();
    expect(tokenDialog(reduce(state, seen()))).toEqual({ kind: 'removed', serial: 'a' });
    expect(tokenDialog(reduce(state, seen(token('b'))))).toEqual({ kind: 'another-inserted', serial: 'a', present: ['b'] });
    expect(tokenDialog(reduce(state, seen(token('a', {}, [certificate('other')]))))).toEqual({ kind: 'another-inserted', serial: 'a', present: ['a'] });
    expect(tokenDialog(reduce(state, seen(token('a'))))).toBeNull();
  });

  it('waits for a token with another serial number when a second one is wanted', () => {
    const wishing = (...tokens: readonly TokenView[]) => tokenDialog(reduce(atToken(...tokens), { type: 'token-wished', wish: { kind: 'swap', not: 'a' } }));
    expect(wishing(token('a'))).toEqual({ kind: 'remove-and-insert-another', serial: 'a' });
    expect(wishing()).toEqual({ kind: 'insert' });
    expect(wishing(token('b'))).toBeNull();
  });

  it('warns of a locked password and of the last try before it is typed, after all that is about presence', () => {
    expect(tokenDialog(chosen(token('a', { locked: true, finalTry: true })))).toEqual({ kind: 'locked', serial: 'a' });
    expect(tokenDialog(chosen(token('a', { finalTry: true })))).toEqual({ kind: 'final-try', serial: 'a' });
    expect(tokenDialog(reduce(chosen(token('a', { finalTry: true })), seen()))).toEqual({ kind: 'removed', serial: 'a' });
  });

  it.each([
    ['token.pin-locked', {}, true],
    ['token.pin-incorrect', { triesHint: 'none' }, true],
    ['token.pin-incorrect', { triesHint: 'last' }, false],
  ] as const)('%s %j: the token that was to sign counts as locked at once: %s', (code, params, locked) => {
    const state = reduce(chosen(token('a'), token('b')), { type: 'not-begun', error: { code, params, where: 'a' } });
    expect(state.tokens.tokens.map(({ pin }) => pin.locked)).toEqual([locked, false]);
  });

  it('shows that the library works, with its deadline, and needs no token once it has signed', () => {
    const signing = after(opened([token('a')]), { type: 'planned', plan, choices, tokens: INITIAL_VIEW_STATE.tokens }, { type: 'job-began', id: 'p', folder: '/p' });
    const [sign] = plan.steps;
    const running = reduce(signing, { type: 'step-changed', id: sign?.id ?? '', status: 'running', error: null });
    expect(tokenDialog(running)).toEqual({ kind: 'busy', work: 'signing', seconds: 60 });
    const written = reduce(reduce(running, { type: 'step-changed', id: sign?.id ?? '', status: 'proved', error: null }), seen());
    expect(tokenDialog(written)).toBeNull();
    expect(tokenDialog(after({ type: 'mode-chosen', choices }, { type: 'began', busy: 'opening-module' }))).toEqual({ kind: 'busy', work: 'opening', seconds: 30 });
  });

  it('wants any token again after going back', () => {
    expect(reduce(chosen(token('a')), { type: 'went-back' }).tokens.wish).toEqual({ kind: 'insert' });
  });
});

describe('the difference of two looks at the readers', () => {
  const a: TokenIdentity = { serial: 'a', label: 'A', certificates: ['1'] };
  const b: TokenIdentity = { serial: 'b', label: 'B', certificates: ['2'] };
  const events = (before: readonly TokenIdentity[], now: readonly TokenIdentity[], gone: readonly GoneToken[] = []) =>
    tokenEvents(before, now, gone, 1000).events.map(({ kind, serial }) => `${kind} ${serial}`);

  it('is what the hand did', () => {
    expect(events([], [a])).toEqual(['inserted a']);
    expect(events([a], [])).toEqual(['removed a']);
    expect(events([a], [b])).toEqual(['swapped b']);
    expect(events([a], [a, b])).toEqual(['inserted b']);
    expect(events([a, b], [b])).toEqual(['removed a']);
    expect(events([a, b], [b, a])).toEqual([]);
  });

  it('tells a re-seat from a swap for a while, and from an insertion afterwards', () => {
    const { gone } = tokenEvents([a], [], [], 0);
    expect(tokenEvents([], [a], gone, GRACE - 1).events).toMatchObject([{ kind: 're-seated', serial: 'a' }]);
    expect(tokenEvents([], [b], gone, GRACE - 1).events).toMatchObject([{ kind: 'swapped', serial: 'b' }]);
    expect(tokenEvents([], [a], gone, GRACE).events).toMatchObject([{ kind: 'inserted', serial: 'a' }]);
    expect(tokenEvents([], [a], gone, GRACE - 1).gone).toEqual([]);
  });

  it('takes a token with the same serial number and another certificate for another token', () => {
    expect(events([a], [{ ...a, certificates: ['9'] }])).toEqual(['swapped a']);
  });

  it('counts every event in the view state, so that two equal ones can be told apart', () => {
    const event = { kind: 'inserted', serial: 'a', label: 'A' } as const;
    const once: SessionEvent = { type: 'tokens-seen', seen: { tokens: [], others: [], trouble: null }, events: [event] };
    expect(after(once).tokens.event).toEqual({ ...event, number: 1 });
    expect(after(once, once).tokens.event).toEqual({ ...event, number: 2 });
    expect(after(once, seen()).tokens.event).toEqual({ ...event, number: 1 });
  });
});

describe('what stands behind "no token"', () => {
  const without = { tokens: [{ certificates: [] }], others: [], slots: 1 };
  const card = (kind: 'foreign-card' | 'blank-token' | 'unreadable') => ({ tokens: [], others: [{ reader: 'r', kind }], slots: 1 });
  it('is nothing when a token with a certificate is there, whatever else is', () => {
    expect(tokenTrouble({ tokens: [{ certificates: [1] }], others: [{ reader: 'r', kind: 'foreign-card' }], slots: 1 }, 'service-stopped')).toBeNull();
  });
  it('is what sits in the readers before what the system says, and the system before an empty list', () => {
    expect(tokenTrouble(card('foreign-card'), 'service-stopped')).toBe('foreign-card');
    expect(tokenTrouble(card('unreadable'), 'service-stopped')).toBe('unreadable');
    expect(tokenTrouble(without, null)).toBe('no-certificate');
    expect(tokenTrouble(card('blank-token'), null)).toBe('blank-token');
    expect(tokenTrouble({ tokens: [], others: [], slots: 0 }, 'pcscd-not-running')).toBe('pcscd-not-running');
    expect(tokenTrouble({ tokens: [], others: [], slots: 0 }, null)).toBe('no-reader');
    expect(tokenTrouble({ tokens: [], others: [], slots: 10 }, null)).toBeNull();
  });
});
