import { type ErrorCode } from '../../../shared/domain/error-codes.ts';
import { type AppError } from '../../../shared/domain/result.ts';
import { type TokenStepKind } from '../../../shared/domain/steps.ts';

/** Errors that pass by themselves: a network that was cut, a provider that restarts, an answer that was cut or spoilt on its way. What a server refuses, it refuses again. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'connect.name-not-found',
  'connect.refused',
  'connect.unreachable',
  'connect.timeout',
  'connect.lost',
  'connect.tls-failed',
  'connect.not-open-provider',
  'protocol.violation',
  'login.throttled',
  // Another window of this computer has signed in for the same open change: the next call signs in again.
  'login.superseded',
]);

/** A disk that is full may have room again within a minute, and what is no longer staged is staged again; before the first commit it is better to take everything back at once. */
const PASSING_FORWARD: ReadonlySet<ErrorCode> = new Set<ErrorCode>([...PASSING, 'provider.storage', 'provider.nothing-staged']);

/** @param isForward phones may have been given the new file. */
export const passes = ({ code }: AppError, isForward: boolean): boolean => (isForward ? PASSING_FORWARD : PASSING).has(code);

/** Errors after which a server may or may not have done what it was told: only reading it again decides. */
export const isOpen = (error: AppError): boolean => passes(error, true);

/** From the first commit on, milliseconds a step: a provider that restarts, or a network that was cut, is waited for. */
export const FORWARD_PATIENCE = 60_000;
/** Before it, where a person can cancel and nothing is lost. */
const STAGING_PATIENCE = 30_000;
/** For taking back what lies aside, behind which the cluster is as it was. */
export const BACK_PATIENCE = 60_000;
/** For the reading behind everything, which says what is true: longer than a provider or a node's service takes to restart. A server that was waited for in vain is asked once. */
export const TRUTH_PATIENCE = 40_000;

/** A token is asked once. What reads the cluster before anything is signed fails at once, so that a person can begin again. */
export const patience = (kind: TokenStepKind, isForward: boolean): number => {
  if (kind === 'sign') return 0;
  return isForward ? FORWARD_PATIENCE : STAGING_PATIENCE;
};
