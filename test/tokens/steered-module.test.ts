import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../core/ports/secret.ts';
import { type CallOptions } from '../../core/ports/call-options.ts';
import { type SignRequest, type TokenList, type TokenPort } from '../../core/ports/tokens.ts';
import { forkHost } from '../../core/hosts/fork.ts';
import { openTokenModule } from '../../core/tokens/open-module.ts';
import { compilerIsInstalled, SteeredModule } from '../helpers/pkcs11-module/steered-module.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled, type SoftTokens } from '../helpers/softhsm.ts';
import { tokenPortContract } from './port-contract.ts';

const HOST = path.resolve(import.meta.dirname, '../../out/token-host.js');
const SERIAL = '0054f509';
const OTHER = '008580ef';
const labelOf = (serial: string): string => `SAST-ADN${serial}`;
const canRun = softHsmIsInstalled && compilerIsInstalled;
const visibly = '(skipped where SoftHSM2, OpenSC or a C compiler is not installed)';

const softTokens = () =>
  makeSoftTokens([
    { serial: SERIAL, label: labelOf(SERIAL), contents: [{ certificate: sastRecipe(labelOf(SERIAL), '45DAA2AF00000027F93C', 1024) }] },
    { serial: OTHER, label: labelOf(OTHER), contents: [{ certificate: sastRecipe(labelOf(OTHER), '31AF455500000008E983', 2048), alwaysAuthenticate: true }] },
    { serial: '00000bad', label: 'without-certificate', contents: [] },
  ]);
async function openSteered(module: SteeredModule): Promise<TokenPort> {
  const opened = await openTokenModule({ path: module.library, spawnHost: () => forkHost(HOST) });
  return opened.ok ? opened.value : expect.fail(JSON.stringify(opened.error));
}

describe.runIf(canRun)(`tokens in the readers of our own library ${visibly}`, () => {
  tokenPortContract(async () => {
    const soft = await softTokens();
    const module = new SteeredModule();
    module.steer({ readers: ['empty', labelOf(SERIAL), labelOf(OTHER)] });
    return {
      port: await openSteered(module),
      serial: SERIAL,
      other: OTHER,
      remove: async () => {
        module.seat(2, 'empty');
        await Promise.resolve();
      },
      dispose: async () => {
        module.dispose();
        await soft.dispose();
      },
    };
  });
});

describe.runIf(canRun)(`a token in the hand ${visibly}`, () => {
  let soft: SoftTokens;
  let module: SteeredModule;
  let port: TokenPort;
  let certificateSha256: string;

  beforeAll(async () => {
    soft = await softTokens();
    module = new SteeredModule();
    module.steer({ readers: [labelOf(SERIAL), 'empty'] });
    port = await openSteered(module);
    certificateSha256 = (await look()).tokens[0]?.certificates[0]?.sha256 ?? '';
  });
  beforeEach(() => {
    module.steer({ readers: [labelOf(SERIAL), 'empty'], faults: {}, slow: {}, pinPad: false });
    module.setTries(labelOf(SERIAL), 16);
    module.forgetCalls();
  });
  afterAll(async () => {
    await port.close();
    module.dispose();
    await soft.dispose();
  });

  async function look(): Promise<TokenList> {
    const listed = await port.list();
    return listed.ok ? listed.value : expect.fail(JSON.stringify(listed.error));
  }
  const request = (pin = 'Cisco123'): SignRequest => ({ serial: SERIAL, certificateSha256, digest: 'sha1', data: new Uint8Array(6000), pin: new Secret(pin) });
  async function sign(pin?: string, options?: CallOptions) {
    const answer = await port.sign(request(pin), options);
    return answer.ok ? 'signed' : answer.error;
  }
  const began = async (name: string) => await expect.poll(() => module.calls().includes(name)).toBe(true);

  it('is seen with its reader when it is put in, and gone when it is pulled', async () => {
    expect((await look()).tokens.map(({ serial, reader }) => [serial, reader])).toEqual([[SERIAL, 'Steered reader 0']]);
    module.seat(1, labelOf(OTHER));
    expect((await look()).tokens.map(({ serial }) => serial)).toEqual([SERIAL, OTHER]);
    module.seat(0, 'empty');
    expect((await look()).tokens.map(({ serial }) => serial)).toEqual([OTHER]);
    module.seat(1, 'empty');
    expect(await look()).toEqual({ tokens: [], others: [], slots: 2 });
  });

  it('is shown as what it is: unknown to the library, never set up, or without a certificate', async () => {
    module.steer({ readers: ['foreign', 'blank', 'without-certificate', 'empty'] });
    const { tokens, others, slots } = await look();
    expect(others).toEqual([
      { reader: 'Steered reader 0', kind: 'foreign-card' },
      { reader: 'Steered reader 1', kind: 'blank-token' },
    ]);
    expect([tokens.map(({ serial, certificates }) => [serial, certificates]), slots]).toEqual([[['00000bad', []]], 4]);
  });

  it('does not hide the others when it answers with faults, and is named with its fault where it is alone', async () => {
    module.steer({ readers: ['faulty', labelOf(OTHER)] });
    const faulty = { reader: 'Steered reader 0', kind: 'unreadable' };
    const { tokens, others } = await look();
    expect([tokens.map(({ serial }) => serial), others]).toEqual([[OTHER], [faulty]]);
    await port.close();
    module.steer({ readers: [labelOf(SERIAL), labelOf(OTHER)], faults: { C_OpenSession: 'first' } });
    const again = await look();
    expect([again.tokens.map(({ serial }) => serial), again.others]).toEqual([[OTHER], [faulty]]);
    module.seat(1, 'empty');
    expect(await port.list()).toMatchObject({ ok: false, error: { code: 'token.fault', where: SERIAL, params: { name: 'CKR_GENERAL_ERROR', number: 5 } } });
    module.steer({ readers: ['faulty'] });
    expect(await look()).toMatchObject({ tokens: [], others: [faulty] });
  });

  it('has its certificates read once while it stays in, and again when it was away or a person wants it', async () => {
    await port.close();
    for (let count = 0; count < 3; count += 1) await look();
    expect(module.answers('C_OpenSession')).toEqual([0]);
    module.seat(0, 'empty');
    await look();
    module.seat(0, labelOf(SERIAL));
    expect((await look()).tokens[0]?.certificates[0]?.sha256).toBe(certificateSha256);
    expect(module.answers('C_OpenSession')).toEqual([0, 0]);
    expect(module.answers('C_CloseSession')).toEqual([0, 0]);
    expect((await port.list({ anew: true })).ok).toBe(true);
    expect(module.answers('C_OpenSession')).toEqual([0, 0, 0]);
  });

  it('refuses a wrong password with CKR_PIN_INCORRECT, warns before the last try, and locks for good at the sixteenth', async () => {
    expect(await sign('wrong-pin')).toMatchObject({ code: 'token.pin-incorrect', params: { name: 'CKR_PIN_INCORRECT', number: 0xa0, triesHint: 'low' } });
    module.setTries(labelOf(SERIAL), 2);
    expect(await sign('wrong-pin')).toMatchObject({ code: 'token.pin-incorrect', params: { number: 0xa0, triesHint: 'last' } });
    expect((await look()).tokens[0]?.pin).toMatchObject({ countLow: true, finalTry: true, locked: false });
    expect(await sign('wrong-pin')).toMatchObject({ code: 'token.pin-locked', params: { name: 'CKR_PIN_LOCKED', number: 0xa4 } });
    expect(module.answers('C_Login')).toEqual([0xa0, 0xa0, 0xa4]);
    expect((await look()).tokens[0]?.pin).toMatchObject({ countLow: false, finalTry: false, locked: true });
    // Now the right one is not even tried.
    expect(await sign()).toMatchObject({ code: 'token.pin-locked', params: {} });
    expect(module.answers('C_Login')).toHaveLength(3);
  });

  it('gives all tries back for the right password', async () => {
    module.setTries(labelOf(SERIAL), 1);
    expect(await sign()).toBe('signed');
    expect((await look()).tokens[0]?.pin).toMatchObject({ countLow: false, finalTry: false, locked: false });
  });

  it('signs nothing when it is pulled during C_Sign: CKR_DEVICE_REMOVED', async () => {
    module.steer({ slow: { C_Sign: 30_000 } });
    const signing = sign();
    await began('C_Sign');
    module.seat(0, 'empty');
    expect(await signing).toMatchObject({ code: 'token.removed', params: { name: 'CKR_DEVICE_REMOVED', number: 0x32 } });
    expect(module.answers('C_Sign')).toEqual([0x32]);
    module.steer({ readers: [labelOf(SERIAL)], slow: {} });
    expect(await sign()).toBe('signed');
  });

  it('takes only its own process along when the library crashes during C_Sign', async () => {
    module.steer({ faults: { C_Sign: 'crash' } });
    expect(await sign()).toMatchObject({ code: 'token.host-ended', params: { detail: 'SIGSEGV' } });
    expect([module.calls().at(-1), module.answers('C_Login'), module.answers('C_Sign')]).toEqual(['C_Sign', [0], []]);
    module.steer({ faults: {} });
    expect(await sign()).toBe('signed');
  });

  it('may hang in C_Sign: the process is ended at the deadline or when a person cancels, and the next one signs', async () => {
    module.steer({ faults: { C_Sign: 'hang' } });
    await look();
    const cancel = new AbortController();
    const signing = sign(undefined, { signal: cancel.signal });
    await began('C_Sign');
    cancel.abort();
    expect(await signing).toMatchObject({ code: 'token.cancelled' });
    expect(module.answers('C_Sign')).toEqual([]);
    expect(await sign(undefined, { deadline: 3000 })).toMatchObject({ code: 'token.timeout', params: { seconds: 3 } });
    module.steer({ faults: {} });
    expect(await sign()).toBe('signed');
  });

  it('is not signed with when it was swapped after it was shown: the password is not used', async () => {
    await look();
    module.seat(0, labelOf(OTHER));
    expect(await sign('wrong-pin')).toMatchObject({ code: 'token.not-found', params: { serial: SERIAL } });
    expect(module.calls()).not.toContain('C_Login');
  });

  it('takes its password from the keys of the reader, and a typed one is not needed then', async () => {
    expect(await sign('')).toMatchObject({ code: 'token.pin-length' });
    module.steer({ pinPad: true });
    expect((await look()).tokens[0]?.pin.pinPad).toBe(true);
    expect(await sign('')).toBe('signed');
    module.steer({ faults: { C_Login: '0x50' } });
    expect(await sign('')).toMatchObject({ code: 'token.cancelled', params: { name: 'CKR_FUNCTION_CANCELED' } });
  });

  it('shows the number of a return value that only its vendor knows', async () => {
    module.steer({ faults: { C_Sign: '0x80000042' } });
    expect(await sign()).toMatchObject({ code: 'token.fault', params: { name: 'CKR_VENDOR_DEFINED 0x80000042', number: 0x80000042 } });
  });
});
