import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type PinState } from '../../../shared/domain/pin-state.ts';
import { type OtherCard, type Token, type TokenError, type TokenList } from '../../ports/tokens.ts';
import { type Cryptoki, fieldText, type Handle, returnValueOf, tokenError, withSession } from './cryptoki.ts';
import { LIMITS } from './messages.ts';
import { certificatesOf } from './objects.ts';

/** What C_GetTokenInfo says of a token. */
export type TokenInfo = Omit<Token, 'certificates' | 'reader'>;

/** A token that sits in a slot now. The slot is good for this call only: tokens move. */
export interface SlotToken {
  readonly slot: Handle;
  readonly token: TokenInfo;
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
export function readToken(cryptoki: Cryptoki, slot: Handle): TokenInfo | undefined {
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
function slotList({ p11, library }: Cryptoki, withToken: boolean): readonly Handle[] {
  try {
    return library.C_GetSlotList(withToken);
  } catch (thrown) {
    if (returnValueOf(thrown) !== p11.CKR_BUFFER_TOO_SMALL) throw thrown;
    return library.C_GetSlotList(withToken);
  }
}

/** The cards in the slots: `token` is undefined for one that was never initialised, and an error for one nobody could read. */
interface SlotCard {
  readonly slot: Handle;
  readonly token: Result<TokenInfo | undefined, TokenError>;
}

function cards(cryptoki: Cryptoki, path: string): readonly SlotCard[] {
  return slotList(cryptoki, true)
    .slice(0, LIMITS.tokens)
    .map((slot) => {
      try {
        return { slot, token: ok(readToken(cryptoki, slot)) };
      } catch (thrown) {
        if (returnValueOf(thrown) === undefined) throw thrown;
        return { slot, token: { ok: false, error: tokenError(thrown, path) } };
      }
    });
}

const isForeign = ({ token }: SlotCard): boolean => !token.ok && token.error.code === 'token.not-recognized';

/** What a card is that is no token to be used; `null` = it is one, or was pulled meanwhile. */
function otherKind(card: SlotCard): OtherCard['kind'] | null {
  if (card.token.ok) return card.token.value === undefined ? 'blank-token' : null;
  if (card.token.error.code === 'token.removed') return null;
  return isForeign(card) ? 'foreign-card' : 'unreadable';
}

const withToken = ({ slot, token }: SlotCard): readonly SlotToken[] => (token.ok && token.value !== undefined ? [{ slot, token: token.value }] : []);

/**
 * The tokens that are present. One that goes away meanwhile, or whose reader fails, is left out.
 * @returns `token.not-recognized` when there is a card, but none that this library knows.
 */
export function presentTokens(cryptoki: Cryptoki, path: string): Result<readonly SlotToken[], TokenError> {
  const present = cards(cryptoki, path);
  const tokens = present.flatMap(withToken);
  return tokens.length === 0 && present.some(isForeign) ? fail('token.not-recognized', path) : ok(tokens);
}

function readerOf({ library }: Cryptoki, slot: Handle): string {
  try {
    return fieldText(library.C_GetSlotInfo(slot).slotDescription);
  } catch (thrown) {
    // Pulled out together with its reader, as USB tokens are.
    if (returnValueOf(thrown) === undefined) throw thrown;
    return '';
  }
}

/**
 * Looks at the slots again and again. The certificates of a token are read once while it stays in: reading them takes a
 * session, which keeps other programs out and some tokens' lights on.
 */
export class SlotReader {
  readonly #cryptoki: Cryptoki;
  readonly #path: string;
  #read = new Map<string, Token['certificates']>();

  constructor(cryptoki: Cryptoki, path: string) {
    this.#cryptoki = cryptoki;
    this.#path = path;
  }

  /** One token that cannot be read does not hide the others; where it is the only one, its error is the answer. */
  look(anew: boolean): Result<TokenList, TokenError> {
    if (anew) this.#read.clear();
    const cryptoki = this.#cryptoki;
    const present = cards(cryptoki, this.#path);
    const tokens: Token[] = [];
    const faults: { readonly slot: Handle; readonly error: TokenError }[] = [];
    const read = new Map<string, Token['certificates']>();
    for (const { slot, token } of present.flatMap(withToken)) {
      const key = JSON.stringify([slot.toString('hex'), token.serial, token.label]);
      try {
        const certificates = this.#read.get(key) ?? this.#certificates(slot);
        read.set(key, certificates);
        tokens.push({ ...token, reader: readerOf(cryptoki, slot), certificates });
      } catch (thrown) {
        const error = tokenError(thrown, token.serial);
        if (error.code !== 'token.removed') faults.push({ slot, error });
      }
    }
    this.#read = read;
    const [fault] = faults;
    if (fault !== undefined && tokens.length === 0) return { ok: false, error: fault.error };
    const others = present.flatMap((card): readonly OtherCard[] => {
      const kind = faults.some(({ slot }) => slot.equals(card.slot)) ? 'unreadable' : otherKind(card);
      return kind === null ? [] : [{ reader: readerOf(cryptoki, card.slot), kind }];
    });
    return ok({ tokens, others, slots: slotList(cryptoki, false).length });
  }

  #certificates(slot: Handle): Token['certificates'] {
    const found = withSession(this.#cryptoki, slot, (session) => certificatesOf(this.#cryptoki, session));
    return found.map(({ der, sha256, label }) => ({ der, sha256, label }));
  }
}
