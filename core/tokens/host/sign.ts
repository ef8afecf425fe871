import { constants, createHash, type KeyObject, verify } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type Digest, type TokenError } from '../../ports/tokens.ts';
import { type Cryptoki, type Handle, quietly, returnValueOf, tokenError, withSession } from './cryptoki.ts';
import { type HostRequest } from './messages.ts';
import { certificatesOf, keyOf, type StoredCertificate } from './objects.ts';
import { presentTokens, readToken, type SlotToken } from './slots.ts';

type SignJob = Extract<HostRequest, { call: 'sign' }>;

/** What stands before the digest in the signed block (RFC 8017, 9.2, note 1). */
const DIGEST_INFO: Readonly<Record<Digest, string>> = {
  sha1: '3021300906052b0e03021a05000414',
  sha512: '3051300d060960864801650304020305000440',
};

/** PKCS#1 v1.5 padding takes at least this many bytes of the modulus (RFC 8017, 9.2). */
const PADDING = 11;

/**
 * Signs with the token that the job names. Whose token and certificate it is, is settled before the password is used;
 * the password is used for one C_Login and wiped; the signature is verified with the certificate before it is answered.
 */
export function signWithToken(cryptoki: Cryptoki, path: string, job: SignJob): Result<Uint8Array, TokenError> {
  try {
    const present = presentTokens(cryptoki, path);
    if (!present.ok) return present;
    const [token, ...more] = present.value.filter((each) => each.token.serial === job.serial);
    if (token === undefined) return fail('token.not-found', job.serial, { serial: job.serial });
    if (more.length > 0) return fail('token.several-present', job.serial, { serials: job.serial });
    return withSession(cryptoki, token.slot, (session) => {
      const certificate = certificatesOf(cryptoki, session).find((each) => each.sha256 === job.certificateSha256);
      if (certificate === undefined) return fail('token.changed', job.serial);
      const { publicKey } = certificate;
      if (publicKey?.asymmetricKeyType !== 'rsa') return fail('token.key-unusable', job.serial, { detail: publicKey?.asymmetricKeyType ?? 'unreadable' });
      return refusedWithoutTry(token.token, job.pin) ?? loginAndSign(cryptoki, token, session, { certificate, publicKey }, job);
    });
  } catch (thrown) {
    return { ok: false, error: tokenError(thrown, job.serial) };
  } finally {
    job.pin.fill(0);
  }
}

/** A password that cannot be right costs no try. Lengths are those of PKCS#11, in bytes. */
function refusedWithoutTry({ pin, serial }: SlotToken['token'], typed: Uint8Array): Result<never, TokenError> | undefined {
  if (pin.locked) return fail('token.pin-locked', serial);
  if (pin.pinPad) return undefined;
  const min = Math.max(pin.minLength, 1);
  const tooLong = pin.maxLength > 0 && typed.length > pin.maxLength;
  return typed.length < min || tooLong ? fail('token.pin-length', serial, { min, max: pin.maxLength }) : undefined;
}

/** pkcs11js takes the password only as a string, which cannot be wiped: so it is made here and lives no longer than this call. */
function login({ library }: Cryptoki, session: Handle, userType: number, token: SlotToken['token'], pin: Uint8Array): void {
  library.C_Login(session, userType, token.pin.pinPad ? '' : Buffer.from(pin.buffer, pin.byteOffset, pin.length).toString('utf8'));
}

/** Logs in with the password that was typed, even where another program left the token open: else a wrong one would pass unnoticed. */
function loginAsUser(cryptoki: Cryptoki, session: Handle, token: SlotToken['token'], pin: Uint8Array): void {
  const { p11, library } = cryptoki;
  try {
    login(cryptoki, session, p11.CKU_USER, token, pin);
  } catch (thrown) {
    if (returnValueOf(thrown) !== p11.CKR_USER_ALREADY_LOGGED_IN) throw thrown;
    library.C_Logout(session);
    login(cryptoki, session, p11.CKU_USER, token, pin);
  }
}

/** What the token says after a refused password; empty when it does not tell. */
function triesHint(cryptoki: Cryptoki, slot: Handle): '' | 'low' | 'last' | 'none' {
  let hint: ReturnType<typeof triesHint> = '';
  quietly(() => {
    const pin = readToken(cryptoki, slot)?.pin;
    hint = pin?.locked === true ? 'none' : pin?.finalTry === true ? 'last' : pin?.countLow === true ? 'low' : '';
  });
  return hint;
}

function loginAndSign(
  cryptoki: Cryptoki,
  { slot, token }: SlotToken,
  session: Handle,
  { certificate, publicKey }: { readonly certificate: StoredCertificate; readonly publicKey: KeyObject },
  job: SignJob,
): Result<Uint8Array, TokenError> {
  const { p11, library } = cryptoki;
  const refused = (thrown: unknown): Result<never, TokenError> => {
    const error = tokenError(thrown, job.serial, { min: token.pin.minLength, max: token.pin.maxLength });
    if (error.code !== 'token.pin-incorrect') return { ok: false, error };
    return fail('token.pin-incorrect', job.serial, { ...error.params, triesHint: triesHint(cryptoki, slot) });
  };
  try {
    loginAsUser(cryptoki, session, token, job.pin);
  } catch (thrown) {
    return refused(thrown);
  }
  try {
    const key = keyOf(cryptoki, session, certificate, publicKey);
    if (key === undefined) return fail('token.key-missing', job.serial);
    const modulusBytes = (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
    const block = Buffer.concat([Buffer.from(DIGEST_INFO[job.digest], 'hex'), createHash(job.digest).update(job.data).digest()]);
    if (block.length > modulusBytes - PADDING) return fail('token.key-unusable', job.serial, { detail: `RSA-${modulusBytes * 8}, ${job.digest}` });
    library.C_SignInit(session, { mechanism: p11.CKM_RSA_PKCS }, key.handle);
    if (key.alwaysAuthenticate) {
      try {
        login(cryptoki, session, p11.CKU_CONTEXT_SPECIFIC, token, job.pin);
      } catch (thrown) {
        return refused(thrown);
      }
    }
    const signature = library.C_Sign(session, block, Buffer.alloc(modulusBytes));
    const padding = constants.RSA_PKCS1_PADDING;
    const right = signature.length === modulusBytes && verify(job.digest, job.data, { key: publicKey, padding }, signature);
    return right ? ok(new Uint8Array(signature)) : fail('token.signature-wrong', job.serial);
  } finally {
    quietly(() => library.C_Logout(session));
  }
}
