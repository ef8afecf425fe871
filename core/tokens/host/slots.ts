import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type PinState, type Token, type TokenError } from '../../ports/token-port.ts';
import { type Cryptoki, fieldText, type Handle, returnValueOf, tokenError, withSession } from './cryptoki.ts';
import { LIMITS } from './messages.ts';
import { certificatesOf } from './objects.ts';

/** A token that sits in a slot now. The slot is good for this call only: tokens move. */
export interface SlotToken {
  readonly slot: Handle;
  readonly token: Omit<Token, 'certificates'>;
}

function pinState({ p11 }: Cryptoki, info: { flags: number; minPinLen: number; maxPinLen: number }): PinState {
  const has = (flag: number) => (info.flags & flag) !== 0;
  // Libraries write -1 (CK_UNAVAILABLE_INFORMATION) where they do not know.
  const length = (value: number) => (Number.isInteger(value) && value >= 0 && value <= LIMITS.pin ? value : 0);
  return {
    countLow: has(p11.CKF_USER_PIN_COUNT_LOW),
    finalTry: has(p11.CKF_USER_PIN_FINAL_TRY),
    locked: has(p11.CKF_USER_PIN_LOCKED),
    notSet: !has(p11.CKF_USER_PIN_INITIALIZED),
    toBeChanged: has(p11.CKF_USER_PIN_TO_BE_CHANGED),
    pinPad: has(p11.CKF_PROTECTED_AUTHENTICATION_PATH),
    minLength: length(info.minPinLen),
    maxLength: length(info.maxPinLen),
  };
}

/** What the token in `slot` says of itself; undefined when it was never initialised (SoftHSM always shows such a one). */
export function readToken(cryptoki: Cryptoki, slot: Handle): SlotToken['token'] | undefined {
  const info = cryptoki.library.C_GetTokenInfo(slot);
  if ((info.flags & cryptoki.p11.CKF_TOKEN_INITIALIZED) === 0) return undefined;
  return {
    serial: fieldText(info.serialNumber),
    label: fieldText(info.label),
    model: fieldText(info.model),
    manufacturer: fieldText(info.manufacturerID),
    pin: pinState(cryptoki, info),
  };
}

/** C_GetSlotList asks twice, for the count and for the list; a token inserted in between makes the buffer too small. */
function slotsWithToken({ p11, library }: Cryptoki): readonly Handle[] {
  try {
    return library.C_GetSlotList(true);
  } catch (thrown) {
    if (returnValueOf(thrown) !== p11.CKR_BUFFER_TOO_SMALL) throw thrown;
    return library.C_GetSlotList(true);
  }
}

/**
 * The tokens that are present. One that goes away meanwhile, or whose reader fails, is left out.
 * @returns `token.not-recognized` when there is a card, but none that this library knows.
 */
export function presentTokens(cryptoki: Cryptoki, path: string): Result<readonly SlotToken[], TokenError> {
  const found: SlotToken[] = [];
  let unknownCards = 0;
  for (const slot of slotsWithToken(cryptoki).slice(0, LIMITS.tokens)) {
    try {
      const token = readToken(cryptoki, slot);
      if (token !== undefined) found.push({ slot, token });
    } catch (thrown) {
      if (returnValueOf(thrown) === undefined) throw thrown;
      if (tokenError(thrown, path).code === 'token.not-recognized') unknownCards += 1;
    }
  }
  return found.length === 0 && unknownCards > 0 ? fail('token.not-recognized', path) : ok(found);
}

/** The tokens that are present, with the certificates that can be read without a password. */
export function listTokens(cryptoki: Cryptoki, path: string): Result<readonly Token[], TokenError> {
  const present = presentTokens(cryptoki, path);
  if (!present.ok) return present;
  const tokens: Token[] = [];
  for (const { slot, token } of present.value) {
    try {
      const certificates = withSession(cryptoki, slot, (session) => certificatesOf(cryptoki, session));
      tokens.push({ ...token, certificates: certificates.map(({ der, sha256, label }) => ({ der, sha256, label })) });
    } catch (thrown) {
      const error = tokenError(thrown, token.serial);
      if (error.code !== 'token.removed') return { ok: false, error };
    }
  }
  return ok(tokens);
}
