/** What a token says about its password (PKCS#11 v2.40, 3.2 CK_TOKEN_INFO flags). Hints: some libraries never set them. */
export interface PinState {
  readonly countLow: boolean;
  readonly finalTry: boolean;
  readonly locked: boolean;
  /** It was never given one. */
  readonly notSet: boolean;
  /** It wants another one first. */
  readonly toBeChanged: boolean;
  /** It is typed on the reader, not here: `apply` then takes an empty one. */
  readonly pinPad: boolean;
  /** Lengths in bytes of UTF-8; 0 = not reported. */
  readonly minLength: number;
  readonly maxLength: number;
}
