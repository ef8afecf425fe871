import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../core/ports/secret.ts';
import { type CallOptions } from '../../core/ports/call-options.ts';
import { type SignRequest, type TokenPort } from '../../core/ports/tokens.ts';
import { forkHost } from '../../core/hosts/fork.ts';
import { type HostRequest } from '../../core/tokens/host/messages.ts';
import { type HostProcess } from '../../core/ports/host-process.ts';
import { openTokenModule } from '../../core/tokens/open-module.ts';
import { compilerIsInstalled, SteeredModule } from '../helpers/pkcs11-module/steered-module.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled, type SoftTokens } from '../helpers/softhsm.ts';

const HOST = path.resolve(import.meta.dirname, '../../out/token-host.js');
const SERIAL = '0054f509';

/** Real hosts, seen from outside: what is sent to them, and how they ended. */
const hosts: HostProcess[] = [];
const exits: string[] = [];
const sent: HostRequest[] = [];
let onSent: (message: HostRequest, host: HostProcess) => void = () => undefined;

function spawnHost(): HostProcess {
  const host = forkHost(HOST);
  hosts.push(host);
  host.onExit((detail) => exits.push(detail));
  return {
    ...host,
    send: (message) => {
      const request = message as HostRequest;
      sent.push(request);
      host.send(message);
      onSent(request, host);
    },
  };
}

describe.runIf(softHsmIsInstalled && compilerIsInstalled)('the token host (skipped where SoftHSM2, OpenSC or a C compiler is not installed)', () => {
  let soft: SoftTokens;
  let module: SteeredModule;
  let port: TokenPort;
  let certificateSha256: string;

  beforeAll(async () => {
    module = new SteeredModule();
    module.steer({ readers: [`SAST-ADN${SERIAL}`, 'SAST-MANY'] });
    const sast = (number: string) => sastRecipe(`SAST-ADN${number}`, `45DAA2AF00${number}`, 1024);
    soft = await makeSoftTokens([
      { serial: SERIAL, label: `SAST-ADN${SERIAL}`, contents: [{ certificate: sast(SERIAL) }] },
      {
        serial: '0badcafe',
        label: 'SAST-MANY',
        contents: [
          { certificate: sast('00000001'), withoutKey: true },
          { certificate: sast('00000002') },
          { certificate: { ...sast('00000003'), use: 'ca' }, withoutKey: true },
          { certificate: sast('00000004'), foreignKey: true },
        ],
      },
    ]);
    const opened = await openTokenModule({ path: module.library, spawnHost });
    port = opened.ok ? opened.value : expect.fail(JSON.stringify(opened.error));
    certificateSha256 = (await certificatesOf(SERIAL))[0]?.sha256 ?? '';
  });
  beforeEach(async () => {
    await port.close();
    onSent = () => undefined;
    fault();
  });
  afterAll(async () => {
    await port.close();
    module.dispose();
    await soft.dispose();
  });

  /** From now on one function has this fault, e.g. `C_Sign hang`; none when left out. */
  function fault(wanted = ''): void {
    const [name = '', what = ''] = wanted.split(' ');
    module.steer({ faults: name === '' ? {} : { [name]: what } });
    module.forgetCalls();
  }
  async function certificatesOf(serial: string) {
    const listed = await port.list();
    const token = listed.ok ? listed.value.tokens.find((each) => each.serial === serial) : expect.fail(JSON.stringify(listed.error));
    return token?.certificates ?? [];
  }
  const request = (changes: Partial<SignRequest> = {}): SignRequest => ({
    serial: SERIAL,
    certificateSha256,
    digest: 'sha1',
    data: new Uint8Array(6000),
    pin: new Secret('Cisco123'),
    ...changes,
  });
  /** Signs and names the outcome. */
  async function outcome(wish: SignRequest = request(), options?: CallOptions): Promise<string> {
    const answer = await port.sign(wish, options);
    return answer.ok ? 'signed' : answer.error.code;
  }

  it('lists every certificate, and signs only with the key that belongs to one', async () => {
    const [keyless = '', good = '', ca = '', foreign = ''] = (soft.certificates.get('0badcafe') ?? []).map((der) => Buffer.from(der).toString('hex'));
    const listed = new Map((await certificatesOf('0badcafe')).map(({ der, sha256 }) => [Buffer.from(der).toString('hex'), sha256]));
    expect(new Set(listed.keys())).toEqual(new Set([keyless, good, ca, foreign]));
    const sign = async (hex: string) => await outcome(request({ serial: '0badcafe', certificateSha256: listed.get(hex) ?? '' }));
    expect([await sign(keyless), await sign(good), await sign(foreign)]).toEqual(['token.key-missing', 'signed', 'token.key-missing']);
  });

  it('gets the password in a message that is wiped once it is posted, and ends after the signature', async () => {
    const before = exits.length;
    let posted: Uint8Array | undefined;
    let answered = false;
    let early = false;
    onSent = (message) => {
      if (message.call !== 'sign') return;
      const { pin } = message;
      // As soon as the one who posts it has had its turn, and before the host can have answered.
      queueMicrotask(() => {
        posted = pin.slice();
        early = !answered;
      });
    };
    expect(await outcome()).toBe('signed');
    answered = true;
    expect([posted, early]).toEqual([new Uint8Array(8), true]);
    const message = sent.findLast((each) => each.call === 'sign');
    expect(message?.pin).toEqual(new Uint8Array(8));
    await expect.poll(() => exits.slice(before)).toEqual(['exit code 0']);
  });

  it('uses a wrong password exactly once, and logs out and closes the session afterwards', async () => {
    expect(await outcome(request({ pin: new Secret('cisco123') }))).toBe('token.pin-incorrect');
    expect(module.calls().filter((call) => call === 'C_Login')).toHaveLength(1);
    fault();
    expect(await outcome()).toBe('signed');
    const last = module.calls().slice(module.calls().lastIndexOf('C_OpenSession'));
    expect(last.filter((call) => !/Find|Attribute/.test(call))).toEqual(['C_OpenSession', 'C_Login', 'C_SignInit', 'C_Sign', 'C_Logout', 'C_CloseSession']);
  });

  it.each([
    ['an unknown serial number', { serial: 'ffffffff' }, '', 'token.not-found'],
    ['another certificate', { certificateSha256: '0'.repeat(64) }, '', 'token.changed'],
    ['a password that is too short', { pin: new Secret('abc') }, '', 'token.pin-length'],
    ['a card that the library does not know', {}, 'C_GetTokenInfo 0xe1', 'token.not-recognized'],
  ])('does not use the password for %s', async (_what, changes, wanted, code) => {
    fault(wanted);
    expect(await outcome(request(changes))).toBe(code);
    expect(module.calls()).not.toContain('C_Login');
  });

  it('does not let a wrong password pass where another program left the token open', async () => {
    fault('C_OpenSession sso');
    expect(await outcome(request({ pin: new Secret('cisco123') }))).toBe('token.pin-incorrect');
    expect(await outcome()).toBe('signed');
  });

  it.each([
    ['C_Sign 0x32', 'token.removed'],
    ['C_Sign 0x50', 'token.cancelled'],
    ['C_Sign 0x68', 'token.key-unusable'],
    ['C_Sign wrong', 'token.signature-wrong'],
    ['C_Login 0xa4', 'token.pin-locked'],
    ['C_Login 0xa3', 'token.pin-expired'],
    ['C_OpenSession 0xb1', 'token.busy'],
    ['C_Sign 0x80000001', 'token.fault'],
    ['C_Sign crash', 'token.host-ended'],
  ])('answers what a person can act on when %s', async (wanted, code) => {
    fault(wanted);
    expect(await outcome()).toBe(code);
    fault();
    expect(await outcome()).toBe('signed');
  });

  it('works with a library that refuses the locks of the system', async () => {
    fault('C_Initialize cantlock');
    expect(await outcome()).toBe('signed');
  });

  it('says why a library does not start, and starts it anew at the next call', async () => {
    fault('C_Initialize 0x30');
    expect(await port.list()).toEqual({
      ok: false,
      error: { code: 'token.fault', where: module.library, params: { name: 'CKR_DEVICE_ERROR', number: 0x30 } },
    });
    fault();
    expect((await port.list()).ok).toBe(true);
  });

  it('is killed when a call in native code is overdue, and the next call works', async () => {
    fault('C_Sign hang');
    // The library is open before the clock runs: only its hang is measured.
    expect((await port.list()).ok).toBe(true);
    const before = exits.length;
    const ended = new Promise<void>((resolve) => {
      onSent = (message, host) => {
        if (message.call === 'sign') host.onExit(() => resolve());
      };
    });
    const wish = request();
    expect(await port.sign(wish, { deadline: 1500 })).toEqual({
      ok: false,
      error: { code: 'token.timeout', where: module.library, params: { seconds: 2 } },
    });
    await ended;
    expect(exits.slice(before)).toEqual(['SIGKILL']);
    expect(await wish.pin.use(async (bytes) => await Promise.resolve([...bytes]))).toEqual([]);
    fault();
    expect(await outcome()).toBe('signed');
  });

  it('is killed when a person cancels while the token stands in native code', async () => {
    fault('C_Login hang');
    const controller = new AbortController();
    onSent = (message) => {
      if (message.call === 'sign') controller.abort();
    };
    expect(await outcome(request(), { signal: controller.signal })).toBe('token.cancelled');
    fault();
    expect(await outcome()).toBe('signed');
  });

  it('may be killed or crash at any time: the call that runs is told, and the next one works', async () => {
    for (const signal of ['SIGSEGV', 'SIGABRT', 'SIGKILL'] as const) {
      // The call stands in the library when the signal comes; otherwise it might have been answered before.
      fault('C_GetTokenInfo hang');
      onSent = (message, host) => {
        if (message.call === 'list' && host.pid !== undefined) process.kill(host.pid, signal);
      };
      expect(await port.list()).toEqual({ ok: false, error: { code: 'token.host-ended', where: module.library, params: { detail: signal } } });
      onSent = () => undefined;
      fault();
      expect((await port.list()).ok).toBe(true);
    }
  });

  it('ends between two calls without harm', async () => {
    expect((await port.list()).ok).toBe(true);
    const host = hosts.at(-1) ?? expect.fail('no host');
    const ended = new Promise((resolve) => host.onExit(resolve));
    host.kill();
    await ended;
    expect((await port.list()).ok).toBe(true);
  });

  it('ends when it is sent what is no message of ours', async () => {
    const host = forkHost(HOST);
    const ended = new Promise((resolve) => host.onExit(resolve));
    host.send({ id: 1, call: 'list', anew: false, more: 'than allowed' });
    expect(await ended).toBe('exit code 1');
  });
});
