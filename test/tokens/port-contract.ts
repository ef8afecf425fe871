import { constants, verify, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Secret } from '../../core/ports/secret.ts';
import { type SignRequest, type Token, type TokenPort } from '../../core/ports/tokens.ts';

/** An implementation of TokenPort under test, with at least two tokens present; PIN Cisco123. */
export interface TokenBench {
  readonly port: TokenPort;
  /** Serial number of a token with an RSA-1024 key. */
  readonly serial: string;
  /** Serial number of another token. */
  readonly other: string;
  /** Whether its library says that a wrong password was entered, before the last try (CKF_USER_PIN_COUNT_LOW); true when left out. */
  readonly tellsTries?: boolean;
  /** Pulls a token out. */
  readonly remove: (serial: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

const PIN = 'Cisco123';
const DATA = new TextEncoder().encode('The bytes of a CTL file without its SIGNATURE element. '.repeat(100));

/** What every implementation of TokenPort must do. Call inside `describe`. */
export function tokenPortContract(makeBench: () => Promise<TokenBench>): void {
  let bench: TokenBench;

  beforeAll(async () => {
    bench = await makeBench();
  });
  afterAll(async () => {
    await bench.port.close();
    await bench.dispose();
  });

  const tellsTries = (): boolean => bench.tellsTries !== false;
  async function tokenNow(serial: string): Promise<Token> {
    const listed = await bench.port.list();
    const token = listed.ok ? listed.value.tokens.find((each) => each.serial === serial) : undefined;
    return token ?? expect.fail(`token ${serial} is not listed`);
  }
  async function request(serial: string, changes: Partial<SignRequest> = {}): Promise<SignRequest> {
    const [certificate] = (await tokenNow(serial)).certificates;
    return { serial, certificateSha256: certificate?.sha256 ?? '', digest: 'sha1', data: DATA, pin: new Secret(PIN), ...changes };
  }
  async function signatureVerifies(wish: SignRequest): Promise<boolean> {
    const [certificate] = (await tokenNow(wish.serial)).certificates;
    const signed = await bench.port.sign(wish);
    if (!signed.ok || certificate === undefined) return expect.fail(JSON.stringify(signed));
    const key = new X509Certificate(certificate.der).publicKey;
    return verify(wish.digest, wish.data, { key, padding: constants.RSA_PKCS1_PADDING }, signed.value);
  }
  async function isWiped(secret: Secret): Promise<boolean> {
    return await secret.use(async (bytes) => await Promise.resolve(bytes.every((byte) => byte === 0)));
  }

  it('describes its module', () => {
    expect(bench.port.module.path).not.toBe('');
    expect(bench.port.module.description).not.toBe('');
  });

  it('lists the tokens that are present with their certificates, without a password', async () => {
    const token = await tokenNow(bench.serial);
    expect(token.label).toMatch(/^SAST-ADN/);
    expect(token.certificates).toHaveLength(1);
    const [certificate] = token.certificates;
    const x509 = new X509Certificate(certificate?.der ?? new Uint8Array());
    expect(x509.subject).toContain(`CN=${token.label}`);
    expect(x509.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(certificate?.sha256);
    expect(token.pin).toMatchObject({ locked: false, finalTry: false, countLow: false, notSet: false, pinPad: false });
  });

  for (const digest of ['sha1', 'sha512'] as const) {
    it(`makes a ${digest} signature that verifies with the certificate`, async () => {
      expect(await signatureVerifies(await request(bench.serial, { digest }))).toBe(true);
      expect(await signatureVerifies(await request(bench.other, { digest }))).toBe(true);
    });
  }

  it('makes a signature as long as the modulus', async () => {
    const signed = await bench.port.sign(await request(bench.serial));
    expect(signed.ok && signed.value.length).toBe(128);
  });

  it('wipes the password whether it signs or refuses', async () => {
    const used = await request(bench.serial);
    expect((await bench.port.sign(used)).ok).toBe(true);
    expect(await isWiped(used.pin)).toBe(true);
    const refused = await request(bench.serial, { serial: 'ffffffff' });
    expect((await bench.port.sign(refused)).ok).toBe(false);
    expect(await isWiped(refused.pin)).toBe(true);
  });

  it('answers a wrong password with token.pin-incorrect, and the right one afterwards signs and clears the warning', async () => {
    const wrong = await bench.port.sign(await request(bench.serial, { pin: new Secret('cisco123') }));
    expect(wrong).toMatchObject({ ok: false, error: { code: 'token.pin-incorrect', where: bench.serial, params: { triesHint: tellsTries() ? 'low' : '' } } });
    expect((await tokenNow(bench.serial)).pin).toMatchObject({ countLow: tellsTries(), finalTry: false, locked: false });
    expect(await signatureVerifies(await request(bench.serial))).toBe(true);
    expect((await tokenNow(bench.serial)).pin.countLow).toBe(false);
  });

  it('refuses a password of an impossible length without using a try', async () => {
    for (const text of ['', 'abc', 'x'.repeat(256)]) {
      const { minLength, maxLength } = (await tokenNow(bench.serial)).pin;
      const refused = await bench.port.sign(await request(bench.serial, { pin: new Secret(text) }));
      expect(refused).toMatchObject({ ok: false, error: { code: 'token.pin-length', params: { min: minLength, max: maxLength } } });
    }
    expect((await tokenNow(bench.serial)).pin.countLow).toBe(false);
  });

  it('refuses an unknown serial number, and a certificate that the token does not hold, without using a try', async () => {
    const unknown = await bench.port.sign(await request(bench.serial, { serial: 'ffffffff', pin: new Secret('cisco123') }));
    expect(unknown).toMatchObject({ ok: false, error: { code: 'token.not-found', params: { serial: 'ffffffff' } } });
    const [foreign] = (await tokenNow(bench.other)).certificates;
    const wish = await request(bench.serial, { certificateSha256: foreign?.sha256 ?? '', pin: new Secret('cisco123') });
    expect(await bench.port.sign(wish)).toMatchObject({ ok: false, error: { code: 'token.changed' } });
    expect((await tokenNow(bench.serial)).pin.countLow).toBe(false);
  });

  it('does not start what was cancelled before', async () => {
    const wish = await request(bench.serial, { pin: new Secret('cisco123') });
    const signed = await bench.port.sign(wish, { signal: AbortSignal.abort() });
    expect(signed).toMatchObject({ ok: false, error: { code: 'token.cancelled' } });
    expect(await isWiped(wish.pin)).toBe(true);
    expect(await bench.port.list({ signal: AbortSignal.abort() })).toMatchObject({ ok: false, error: { code: 'token.cancelled' } });
    expect((await tokenNow(bench.serial)).pin.countLow).toBe(false);
  });

  it('answers token.cancelled when cancelled during a call, and works again afterwards', async () => {
    const controller = new AbortController();
    const wish = await request(bench.serial);
    const signing = bench.port.sign(wish, { signal: controller.signal });
    controller.abort();
    expect(await signing).toMatchObject({ ok: false, error: { code: 'token.cancelled' } });
    expect(await isWiped(wish.pin)).toBe(true);
    expect(await signatureVerifies(await request(bench.serial))).toBe(true);
  });

  it('answers calls made at the same time one after the other', async () => {
    const wishes = await Promise.all([request(bench.serial), request(bench.other), request(bench.serial, { digest: 'sha512' })]);
    const [first, second, third, listed] = await Promise.all([
      bench.port.sign(wishes[0]),
      bench.port.sign(wishes[1]),
      bench.port.sign(wishes[2]),
      bench.port.list(),
    ]);
    expect([first.ok, second.ok, third.ok, listed.ok]).toEqual([true, true, true, true]);
  });

  it('works after close', async () => {
    await bench.port.close();
    expect((await tokenNow(bench.serial)).serial).toBe(bench.serial);
  });

  it('no longer lists a token that was removed, and refuses to sign with it', async () => {
    const wish = await request(bench.other);
    await bench.remove(bench.other);
    const listed = await bench.port.list();
    expect(listed.ok && listed.value.tokens.map((token) => token.serial)).toEqual([bench.serial]);
    expect(await bench.port.sign(wish)).toMatchObject({ ok: false, error: { code: 'token.not-found', params: { serial: bench.other } } });
    expect(await isWiped(wish.pin)).toBe(true);
  });
}
