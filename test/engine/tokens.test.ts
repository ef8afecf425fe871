import { appendFile, copyFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { TOKEN_DEADLINES } from '../../shared/domain/token-deadlines.ts';
import { tokenDialog } from '../../shared/session/token-dialog.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { compilerIsInstalled, SteeredModule } from '../helpers/pkcs11-module/steered-module.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled, type SoftTokens } from '../helpers/softhsm.ts';
import { startTestEngine, type TestEngine } from '../helpers/test-engine.ts';

const KNOWN = 'e2e0a1';
const OTHER = 'e2e0b2';
const LABEL = { [KNOWN]: 'known', [OTHER]: 'other' } as const;

describe.runIf(softHsmIsInstalled && compilerIsInstalled)('the wizard with tokens in the hand (left out where SoftHSM2, OpenSC or a C compiler is not installed)', () => {
  let soft: SoftTokens;
  let module: SteeredModule;
  let walk: TestEngine;

  beforeEach(async () => {
    soft = await makeSoftTokens([
      { serial: KNOWN, label: LABEL[KNOWN], contents: [{ certificate: sastRecipe('SAST-e2e0a1', '45daa2af00000027f93c', 1024) }] },
      { serial: OTHER, label: LABEL[OTHER], contents: [{ certificate: sastRecipe('SAST-e2e0b2', '31af455500000008e983', 1024) }] },
    ]);
    module = new SteeredModule();
    module.steer({ readers: ['empty', 'empty'] });
    walk = await startTestEngine(() => startPracticeCluster({ extraSast: soft.certificates.get(KNOWN)?.[0] ?? null }));
    await walk.do('startPractice', {});
    const { host, port, username, password } = walk.state().practice ?? expect.fail('no practice');
    await walk.do('probe', { host, port });
    await walk.do('signIn', { username, password });
    await walk.do('chooseMode', { mode: 'non-secure' });
  });
  afterEach(async () => {
    await walk.close();
    module.dispose();
    await soft.dispose();
  });

  const open = async () => await walk.do('openModule', { path: module.library });
  const dialogIs = async (kind: string | null): Promise<ViewState> => await walk.waitFor((state) => (tokenDialog(state)?.kind ?? null) === kind);
  async function choose(): Promise<void> {
    module.seat(0, LABEL[KNOWN]);
    await walk.waitFor(({ tokens }) => tokens.tokens.length === 1);
    const [certificate] = walk.state().tokens.tokens[0]?.certificates ?? [];
    await walk.do('chooseToken', { serial: KNOWN, certificateSha256: certificate?.sha256 ?? '' });
  }
  /** Begins to sign; resolves when the change was refused or reported. */
  async function apply(pin = 'Cisco123'): Promise<ViewState> {
    await walk.do('apply', { planId: walk.state().plan?.id ?? '', pin });
    return await walk.waitFor(({ busy }) => busy !== 'applying');
  }

  it('asks for a token until one is in, and knows everything about it', async () => {
    await open();
    expect([tokenDialog(walk.state()), gateOf(walk.state())]).toEqual([{ kind: 'insert' }, { kind: 'no-token' }]);
    module.seat(0, LABEL[KNOWN]);
    const { tokens } = await walk.waitFor((state) => state.tokens.tokens.length === 1);
    expect(tokens.event).toMatchObject({ number: 1, kind: 'inserted', serial: KNOWN, label: 'known' });
    expect(tokens.trouble).toBeNull();
    expect(tokens.tokens[0]).toMatchObject({ serial: KNOWN, reader: 'Steered reader 0', pin: { locked: false, finalTry: false } });
    expect(tokens.tokens[0]?.certificates[0]).toMatchObject({ inCtlFile: true, signedCtlFile: false, issuerExpected: false, key: 'RSA 1024' });
    const sha256 = tokens.tokens[0]?.certificates[0]?.sha256 ?? '';
    const saved = (await walk.do('tokenCertificate', { serial: KNOWN, sha256 })) as { base64: string };
    expect(new Uint8Array(Buffer.from(saved.base64, 'base64'))).toEqual(soft.certificates.get(KNOWN)?.[0]);
  });

  it('follows the hand from the choice of the signer to its password: pulled, another instead, the same again', async () => {
    await open();
    await choose();
    expect([walk.state().step, tokenDialog(walk.state())]).toEqual(['preview', null]);
    module.seat(0, 'empty');
    expect((await dialogIs('removed')).tokens.event).toMatchObject({ kind: 'removed', serial: KNOWN });
    module.seat(1, LABEL[OTHER]);
    expect(tokenDialog(await dialogIs('another-inserted'))).toEqual({ kind: 'another-inserted', serial: KNOWN, present: [OTHER] });
    module.steer({ readers: [LABEL[KNOWN], 'empty'] });
    await dialogIs(null);
    expect((await apply()).report).toMatchObject({ outcome: 'done' });
    // From now on the token is no longer needed.
    expect(walk.state().tokens.wish).toBeNull();
  });

  it('does not use the password when the token was swapped behind its back, and signs when it is in again', async () => {
    await open();
    await choose();
    module.forgetCalls();
    // Nobody looks between the swap and the call: the token host decides.
    module.seat(0, LABEL[OTHER]);
    expect((await apply('wrong-pin')).error).toMatchObject({ code: 'token.not-found', params: { serial: KNOWN } });
    expect(module.calls()).not.toContain('C_Login');
    module.seat(0, LABEL[KNOWN]);
    await dialogIs(null);
    expect((await apply()).step).toBe('finish');
  });

  it('shows a wrong password, the last try and the lock before the next one is typed', async () => {
    await open();
    await choose();
    expect((await apply('wrong-pin')).error).toMatchObject({ code: 'token.pin-incorrect', params: { number: 0xa0, triesHint: 'low' } });
    module.setTries(LABEL[KNOWN], 1);
    expect(tokenDialog(await dialogIs('final-try'))).toEqual({ kind: 'final-try', serial: KNOWN });
    expect((await apply('wrong-pin')).error).toMatchObject({ code: 'token.pin-locked', params: { number: 0xa4 } });
    expect(tokenDialog(await dialogIs('locked'))).toEqual({ kind: 'locked', serial: KNOWN });
    await walk.do('back', {});
    // The next look at the readers says so too.
    await walk.waitFor((state) => gateOf(state)?.kind === 'token-locked');
  });

  it('shows that the token signs, and goes back to the plan when a person cancels it', async () => {
    await open();
    await choose();
    module.steer({ faults: { C_Sign: 'hang' } });
    await walk.do('apply', { planId: walk.state().plan?.id ?? '', pin: 'Cisco123' });
    expect(tokenDialog(await dialogIs('busy'))).toEqual({ kind: 'busy', work: 'signing', seconds: 60 });
    await expect.poll(() => module.calls().includes('C_Sign')).toBe(true);
    await walk.do('cancel', {});
    const { step, error } = await walk.waitFor(({ busy }) => busy !== 'applying');
    expect([step, error?.code]).toEqual(['preview', 'token.cancelled']);
  });

  it('does not wait for a look at the readers that hangs', async () => {
    await open();
    await choose();
    module.forgetCalls();
    module.steer({ faults: { C_GetSlotList: 'hang' } });
    await expect.poll(() => module.calls().at(-1)).toBe('C_GetSlotList');
    const hangsSince = performance.now();
    // The host that hangs will never answer, whatever the next one finds.
    module.steer({ faults: {} });
    expect((await apply()).report).toMatchObject({ outcome: 'done' });
    expect(performance.now() - hangsSince).toBeLessThan(TOKEN_DEADLINES.listing);
  });

  it('looks again at once when a person wants it, also while a look of its own hangs', async () => {
    await open();
    module.forgetCalls();
    module.steer({ faults: { C_GetSlotList: 'hang' } });
    await expect.poll(() => module.calls().at(-1)).toBe('C_GetSlotList');
    const hangsSince = performance.now();
    module.steer({ faults: {}, readers: [LABEL[KNOWN], 'empty'] });
    await walk.do('refreshTokens', {});
    expect(performance.now() - hangsSince).toBeLessThan(TOKEN_DEADLINES.listing);
    expect(walk.state().tokens.tokens.map(({ serial }) => serial)).toEqual([KNOWN]);
    // The look that was ended for it is no failure that a person should read of.
    expect(walk.states.some(({ tokens }) => tokens.watchError !== null)).toBe(false);
  });

  it('shows a look that failed until one succeeds, and a card that the library does not know as what it is', async () => {
    await open();
    module.steer({ faults: { C_GetSlotList: '0x30' } });
    expect((await walk.waitFor(({ tokens }) => tokens.watchError !== null)).tokens.watchError).toMatchObject({ code: 'token.fault', params: { name: 'CKR_DEVICE_ERROR' } });
    module.steer({ faults: { C_GetSlotList: 'crash' } });
    await walk.waitFor(({ tokens }) => tokens.watchError?.code === 'token.host-ended');
    module.steer({ faults: {}, readers: ['foreign'] });
    const { tokens, error } = await walk.waitFor((state) => state.tokens.watchError === null);
    expect([tokens.trouble, tokens.others, error]).toEqual(['foreign-card', [{ reader: 'Steered reader 0', kind: 'foreign-card' }], null]);
  });

  it('asks before it opens a library that is another file than last time, and remembers the one in use', async () => {
    await open();
    await walk.do('findModules', {});
    expect(walk.state().tokens.remembered).toEqual({ path: module.library, standing: 'same' });
    await appendFile(module.library, 'an update');
    await walk.do('findModules', {});
    expect(walk.state().tokens.remembered).toEqual({ path: module.library, standing: 'changed' });
    await open();
    expect(gateOf(walk.state())).toEqual({ kind: 'module-changed' });
    const { path: file, sha256 } = walk.state().tokens.changedModule ?? expect.fail('not asked');
    expect((await walk.engine.call('acceptModule', { path: file, sha256: '0'.repeat(64) })).ok).toBe(false);
    await walk.do('refuseModule', {});
    expect([walk.state().tokens.changedModule, walk.state().tokens.module]).toEqual([null, '']);
    await open();
    // A double click opens it once.
    const twice = await Promise.all([walk.engine.call('acceptModule', { path: file, sha256 }), walk.engine.call('acceptModule', { path: file, sha256 })]);
    expect(twice.map((one) => (one.ok ? 'opened' : one.error.code))).toEqual(['opened', 'contract.not-now']);
    expect(walk.state().tokens.module).toBe(file);
    await open();
    expect(gateOf(walk.state())).toEqual({ kind: 'no-token' });
  });

  it('keeps a file that is no token library in the list, with the reason', async () => {
    const file = path.join(walk.dataDir, 'library.so');
    await copyFile(import.meta.filename, file);
    expect(await walk.engine.call('openModule', { path: file })).toMatchObject({ ok: false, error: { code: 'token.module-not-pkcs11' } });
    expect(walk.state().tokens.found).toEqual([{ vendor: '', path: file, problem: { code: 'token.module-not-pkcs11', where: file, params: { path: file } } }]);
    await walk.do('findModules', {});
    expect(walk.state().tokens.found.map(({ path: one }) => one)).not.toContain(file);
  });
});
