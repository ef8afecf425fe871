import { constants, sign } from 'node:crypto';
import { sha256Hex } from '../../core/trust/digests.ts';
import { type Digest, type Token } from '../../core/ports/tokens.ts';
import { type PinState } from '../../shared/domain/pin-state.ts';
import { type PracticeTokenIdentity } from '../identities/issue.ts';

/** The password of every practice token, which is the one that Cisco's tokens are delivered with. */
export const PRACTICE_PIN = 'Cisco123';

/** The retry counter starts at 15, and the 16th wrong password in a row locks a token for good (Cisco Unified CM troubleshooting guide). */
export const PRACTICE_TRIES = 16;

/** Every token sits in a reader of this name. */
export const PRACTICE_READER = 'USB';

const MIN_PIN = 4;
const MAX_PIN = 16;

/** One practice token: its key, and its password counter, which outlives removal as that of a real token does. */
export class PracticeToken {
  readonly serial: string;
  #identity: PracticeTokenIdentity;
  #triesLeft = PRACTICE_TRIES;

  constructor(identity: PracticeTokenIdentity) {
    this.serial = identity.serial;
    this.#identity = identity;
  }

  get pinState(): PinState {
    return {
      countLow: this.#triesLeft > 0 && this.#triesLeft < PRACTICE_TRIES,
      finalTry: this.#triesLeft === 1,
      locked: this.#triesLeft === 0,
      notSet: false,
      toBeChanged: false,
      pinPad: false,
      minLength: MIN_PIN,
      maxLength: MAX_PIN,
    };
  }

  get description(): Token {
    const { certificate, label, serial } = this.#identity;
    return {
      serial,
      label,
      model: 'eToken',
      manufacturer: 'Open CTL Client',
      reader: PRACTICE_READER,
      pin: this.pinState,
      certificates: [{ der: certificate, sha256: sha256Hex(certificate), label }],
    };
  }

  get triesLeft(): number {
    return this.#triesLeft;
  }

  /** As if so many tries were left. */
  setTries(left: number): void {
    this.#triesLeft = left;
  }

  /** Compares a password and counts: each wrong one costs a try, the right one gives all of them back. */
  tryPin(pin: Uint8Array): boolean {
    const right = Buffer.from(PRACTICE_PIN).equals(pin);
    this.#triesLeft = right ? PRACTICE_TRIES : this.#triesLeft - 1;
    return right;
  }

  /** RSASSA-PKCS1-v1_5. */
  sign(digest: Digest, data: Uint8Array): Uint8Array {
    return new Uint8Array(sign(digest, data, { key: this.#identity.privateKey, padding: constants.RSA_PKCS1_PADDING }));
  }
}
