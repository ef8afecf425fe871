import { type ErrorCode } from '../../domain/error-codes.ts';
import { type LeftToDo } from '../../domain/left-to-do.ts';
import { type AppError } from '../../domain/result.ts';
import { fill } from '../fill.ts';
import { type Texts } from '../languages.ts';
import { type ErrorSentences, errorSentences } from './error.ts';

/**
 * Errors whose explanation and advice are of one attempt: that nothing was sent on it, that nobody knows what came of it, that it may be tried again. On the report of a change
 * they would contradict what was read since, which decides. So are all of `connect.`.
 */
const OF_AN_ATTEMPT: readonly ErrorCode[] = [
  'apply.cancelled',
  'login.required',
  'login.ticket-expired',
  'login.superseded',
  'protocol.violation',
  'platform.port-closed',
  'platform.tls-failed',
  'platform.ssh-failed',
  'platform.no-shell',
  'platform.session-ended',
];
const isOfAnAttempt = ({ code }: AppError): boolean => code.startsWith('connect.') || OF_AN_ATTEMPT.includes(code);

/** The same, but their advice holds whatever became of the change. */
const ADVICE_HOLDS: readonly ErrorCode[] = ['platform.session-limit', 'platform.password-expired'];

/** Advice to plan or try anew, which nobody can follow while the change stays open, or before it is read again. */
const BEGINS_ANEW: readonly ErrorCode[] = [
  'plan.outdated',
  'file.not-written',
  'file.unreadable',
  'token.busy',
  'token.module-needs',
  'token.module-part-missing',
  'token.module-unloadable',
  'provider.file-refused',
  'provider.stale-predecessor',
  'provider.nothing-staged',
  'provider.busy',
  'provider.mode-file-mismatch',
  'platform.command-refused',
];

/** Why a change is not done, on its report: `explanation` says that reading decides where the error alone would say something else, and `action` is empty where the list of what is left leads on. */
export function stopOnReport(error: AppError, leftToDo: readonly LeftToDo[], texts: Texts): ErrorSentences {
  const words = errorSentences(error, texts);
  if (isOfAnAttempt(error)) return { ...words, explanation: texts.report.readSince, action: '' };
  if (ADVICE_HOLDS.includes(error.code)) return { ...words, explanation: texts.report.readSince };
  return BEGINS_ANEW.includes(error.code) && (leftToDo.includes('settle-open-change') || leftToDo.includes('read-again')) ? { ...words, action: '' } : words;
}

/** Why one server or node could not be read, on a report: its state stands beside it. */
export function unreadOnReport(error: AppError, texts: Texts): ErrorSentences {
  const words = errorSentences(error, texts);
  if (isOfAnAttempt(error)) return { ...words, explanation: '', action: '' };
  if (BEGINS_ANEW.includes(error.code)) return { ...words, action: '' };
  return ADVICE_HOLDS.includes(error.code) ? { ...words, explanation: '' } : words;
}

/** Why there is no copy of a file: it stops nothing, whatever the error alone says of a change. */
export const notCopiedOnProgress = (error: AppError, texts: Texts): ErrorSentences => ({
  ...errorSentences(error, texts),
  title: fill(texts.platform.report.notCopied, { nodes: error.where }),
  explanation: texts.platform.report.goesOnWithoutCopy,
  action: '',
});
