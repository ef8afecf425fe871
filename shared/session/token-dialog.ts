import { type AppError } from '../domain/result.ts';
import { TOKEN_DEADLINES } from '../domain/token-deadlines.ts';
import { type TokenView, type TokenWish } from './tokens-view.ts';
import { usableCertificates, usableTokens } from './usable-tokens.ts';
import { type ViewState } from './view-state.ts';

/** The one dialog that tokens ask for; it opens and closes as tokens are inserted and removed. */
export type TokenDialog =
  | { readonly kind: 'insert' }
  /** The token `serial` has served; another one is wanted. */
  | { readonly kind: 'remove-and-insert-another'; readonly serial: string }
  /** The token `serial` is needed and was taken out. */
  | { readonly kind: 'removed'; readonly serial: string }
  /** In place of the token `serial`, `present` are inserted. */
  | { readonly kind: 'another-inserted'; readonly serial: string; readonly present: readonly string[] }
  /** The library is at work; it is stopped after `seconds`, or at once by the call `cancel`. */
  | { readonly kind: 'busy'; readonly work: 'opening' | 'listing' | 'signing'; readonly seconds: number }
  | { readonly kind: 'choose-token'; readonly serials: readonly string[] }
  | { readonly kind: 'choose-certificate'; readonly serial: string }
  | { readonly kind: 'locked'; readonly serial: string }
  | { readonly kind: 'final-try'; readonly serial: string };

const WORK = { 'opening-module': 'opening', 'listing-tokens': 'listing' } as const;

/** What the wish still wants; `null` = the right token is there. */
function wanted(wish: TokenWish, tokens: readonly TokenView[]): TokenDialog | null {
  switch (wish.kind) {
    case 'insert':
      return tokens.length === 0 ? { kind: 'insert' } : null;
    case 'swap':
      if (tokens.some(({ serial }) => serial !== wish.not)) return null;
      return tokens.length === 0 ? { kind: 'insert' } : { kind: 'remove-and-insert-another', serial: wish.not };
    case 'same-again': {
      const { serial, certificateSha256 } = wish;
      const holds = (token: TokenView): boolean => token.serial === serial && token.certificates.some(({ sha256 }) => sha256 === certificateSha256);
      if (tokens.some(holds)) return null;
      return tokens.length === 0 ? { kind: 'removed', serial } : { kind: 'another-inserted', serial, present: tokens.map((token) => token.serial) };
    }
  }
}

function busyDialog({ busy, job }: ViewState): TokenDialog | null {
  const signing = busy === 'applying' && job?.steps.some(({ kind, status }) => kind === 'sign' && status === 'running') === true;
  const work = signing ? 'signing' : busy === 'opening-module' || busy === 'listing-tokens' ? WORK[busy] : null;
  return work === null ? null : { kind: 'busy', work, seconds: TOKEN_DEADLINES[work] / 1000 };
}

/** Which of several is meant, on the screen where the signer is chosen. */
function choice(state: ViewState): TokenDialog | null {
  const usable = usableTokens(state).filter(({ pin }) => !pin.locked);
  const [only] = usable;
  if (usable.length > 1) return { kind: 'choose-token', serials: usable.map(({ serial }) => serial) };
  if (only === undefined) return null;
  return usableCertificates(state, only).length > 1 ? { kind: 'choose-certificate', serial: only.serial } : null;
}

/** The answer to the last password tells a lock before the next look at the readers does. */
export const saysLocked = (error: AppError | null): boolean => error !== null && (error.code === 'token.pin-locked' || error.params['triesHint'] === 'none');

/** What the password of the token that is to sign says before it is typed. */
function pinWarning({ tokens: { tokens, wish, chosen }, error }: ViewState): TokenDialog | null {
  const serial = wish?.kind === 'same-again' ? wish.serial : chosen?.serial;
  const signer = tokens.find((token) => token.serial === serial);
  if (signer !== undefined && (signer.pin.locked || saysLocked(error))) return { kind: 'locked', serial: signer.serial };
  return signer?.pin.finalTry === true ? { kind: 'final-try', serial: signer.serial } : null;
}

/**
 * The dialog about tokens that the present state asks for, in a fixed order; `null` = none. While servers are written
 * the token is no longer needed, so it may be taken out.
 */
export function tokenDialog(state: ViewState): TokenDialog | null {
  const { tokens } = state;
  const working = busyDialog(state);
  if (state.step === 'progress' || tokens.module === '') return working;
  const wish = tokens.wish === null ? null : wanted(tokens.wish, tokens.tokens);
  if (wish !== null || working !== null) return wish ?? working;
  return (state.step === 'token' && tokens.chosen === null ? choice(state) : null) ?? pinWarning(state);
}
