import { setTimeout as pause } from 'node:timers/promises';
import { type CallOptions } from '../../core/ports/call-options.ts';
import {
  type OtherCard,
  type SignRequest,
  type TokenError,
  type TokenList,
  type TokenModule,
  type TokenPort,
} from '../../core/ports/tokens.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { TOKEN_DEADLINES } from '../../shared/domain/token-deadlines.ts';
import { type PracticeTokenIdentity } from '../identities/issue.ts';
import { PRACTICE_READER, PracticeToken } from './token.ts';

const MODULE: TokenModule = { path: 'practice', description: 'Practice tokens', manufacturer: 'Open CTL Client' };

export interface PracticeTokensOptions {
  /** Serial numbers of the tokens that are in the computer at the start; all of them when left out. */
  readonly inserted?: readonly string[];
  /** Cards that are no tokens, by a name that stands for them; they lie on the table at the start. */
  readonly cards?: ReadonlyMap<string, OtherCard['kind']>;
  /** How long a token takes to sign, in milliseconds; 0 when left out. */
  readonly signingTime?: number;
  /** Called when a password was tried; the token answers behind it. */
  readonly onTry?: () => Promise<void>;
}

/** Tokens in memory that behave as those of a PKCS#11 library do, and a hand that inserts and removes them. */
export class PracticeTokens implements TokenPort {
  readonly module = MODULE;
  #tokens: ReadonlyMap<string, PracticeToken>;
  #inserted: Set<string>;
  #cards: ReadonlyMap<string, OtherCard['kind']>;
  #signingTime: number;
  #onTry: () => Promise<void>;

  constructor(identities: readonly PracticeTokenIdentity[], { inserted, cards = new Map(), signingTime = 0, onTry = () => Promise.resolve() }: PracticeTokensOptions = {}) {
    this.#tokens = new Map(identities.map((identity) => [identity.serial, new PracticeToken(identity)]));
    this.#inserted = new Set(inserted ?? this.#tokens.keys());
    this.#cards = cards;
    this.#signingTime = signingTime;
    this.#onTry = onTry;
  }

  isOnTable(serial: string): boolean {
    return this.#tokens.has(serial) || this.#cards.has(serial);
  }

  isInserted(serial: string): boolean {
    return this.#inserted.has(serial);
  }

  /** @throws RangeError for a serial number that is none of the practice. */
  insert(serial: string): void {
    if (!this.isOnTable(serial)) throw new RangeError(`no practice token ${serial}`);
    this.#inserted.add(serial);
  }

  /** Its password counter; `null` = there is no token with this serial number. */
  token(serial: string): Pick<PracticeToken, 'pinState' | 'triesLeft' | 'setTries'> | null {
    return this.#tokens.get(serial) ?? null;
  }

  /** Pulls the token out; a signature that it is making is lost. */
  remove(serial: string): void {
    this.#inserted.delete(serial);
  }

  async list(options?: CallOptions): Promise<Result<TokenList, TokenError>> {
    const stopped = await busyFor(0, options, TOKEN_DEADLINES.listing);
    const tokens = [...this.#tokens.values()].filter(({ serial }) => this.#inserted.has(serial)).map((token) => token.description);
    const others = [...this.#cards].filter(([name]) => this.#inserted.has(name)).map(([, kind]) => ({ reader: PRACTICE_READER, kind }));
    return stopped ?? ok({ tokens, others, slots: this.#tokens.size + this.#cards.size });
  }

  async sign(request: SignRequest, options?: CallOptions): Promise<Result<Uint8Array, TokenError>> {
    const { serial } = request;
    try {
      const stopped = await busyFor(0, options, TOKEN_DEADLINES.signing);
      if (stopped !== undefined) return stopped;
      const token = this.#inserted.has(serial) ? this.#tokens.get(serial) : undefined;
      if (token === undefined) return fail('token.not-found', serial, { serial });
      const holds = token.description.certificates.some((certificate) => certificate.sha256 === request.certificateSha256);
      if (!holds) return fail('token.changed', serial);
      const refused = await request.pin.use(async (pin) => await Promise.resolve(checkPin(token, pin)));
      await this.#onTry();
      if (refused !== undefined) return refused;
      const cut = await busyFor(this.#signingTime, options, TOKEN_DEADLINES.signing);
      if (cut !== undefined) return cut;
      return this.#inserted.has(serial) ? ok(token.sign(request.digest, request.data)) : fail('token.removed', serial);
    } finally {
      request.pin.wipe();
    }
  }

  async close(): Promise<void> {
    await Promise.resolve();
  }
}

/** As the token host does it: what cannot be right costs no try. */
function checkPin(token: PracticeToken, pin: Uint8Array): Result<never, TokenError> | undefined {
  const { locked, minLength: min, maxLength: max } = token.pinState;
  if (locked) return fail('token.pin-locked', token.serial);
  if (pin.length < min || pin.length > max) return fail('token.pin-length', token.serial, { min, max });
  if (token.tryPin(pin)) return undefined;
  const after = token.pinState;
  return fail('token.pin-incorrect', token.serial, { triesHint: after.locked ? 'none' : after.finalTry ? 'last' : 'low' });
}

/** Lets time pass; the error when the call is cancelled or its deadline is over before. */
async function busyFor(milliseconds: number, options: CallOptions | undefined, normalDeadline: number): Promise<Result<never, TokenError> | undefined> {
  const limit = options?.deadline ?? normalDeadline;
  try {
    await pause(Math.min(milliseconds, limit), undefined, options?.signal === undefined ? {} : { signal: options.signal });
    return milliseconds > limit ? fail('token.timeout', MODULE.path, { seconds: Math.ceil(limit / 1000) }) : undefined;
  } catch {
    return fail('token.cancelled', MODULE.path);
  }
}

/** Practice tokens for these identities; no process, no library, nothing to install. */
export function createPracticeTokens(identities: readonly PracticeTokenIdentity[], options?: PracticeTokensOptions): PracticeTokens {
  return new PracticeTokens(identities, options);
}
