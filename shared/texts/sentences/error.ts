import { type AppError } from '../../domain/result.ts';
import { connectionWords, holderWords, looksWords, problemWords, readWords, reasonWords, storageWords } from '../details.ts';
import { MAX_PATH_LENGTH, fill, printable } from '../fill.ts';
import { type Texts } from '../languages.ts';
import { withTimes } from '../time.ts';
import { stepName } from './step.ts';

/** An error in words: title, explanation, action, where it happened, and its code. */
export interface ErrorSentences {
  readonly title: string;
  readonly explanation: string;
  readonly action: string;
  readonly where: string;
  /** By which somebody who helps finds it, with its name before it. */
  readonly code: string;
}

/** Parameters that are keys of ours become words. */
function words({ code, params, where }: AppError, texts: Texts): Readonly<Record<string, string>> {
  const { problem, reason, detail, holder, since, connection, looks, step, expected, found } = params;
  return {
    // Behind the reason why an answer was not understood stand its words, if there are any.
    ...(typeof reason === 'string' && Object.hasOwn(texts.details.unknown, reason) && typeof detail === 'string' ? { detail: detail === '' ? '' : ` (${detail})` } : {}),
    ...((code === 'provider.storage' || code === 'file.unreadable') && typeof detail === 'string' ? { detail: storageWords(detail, texts) } : {}),
    ...(code === 'apply.proof-failed' && typeof step === 'string' && Object.hasOwn(texts.report.step, step) ? { step: stepName(`${step}:${where}`, texts) } : {}),
    ...(code === 'apply.proof-failed' && typeof expected === 'string' && typeof found === 'string' ? { expected: readWords(expected, texts), found: readWords(found, texts) } : {}),
    ...(typeof problem === 'string' ? { problem: problemWords(problem, texts) } : {}),
    ...(typeof looks === 'string' ? { looks: looksWords(looks, texts) } : {}),
    ...(typeof reason === 'string' ? { reason: reasonWords(reason, texts) } : {}),
    ...(typeof connection === 'string' ? { connection: connectionWords(connection, texts) } : {}),
    ...(typeof holder === 'string' ? { holder: holderWords(holder, texts) } : {}),
    ...(since === '' ? { since: texts.details.unknownTime } : {}),
  };
}

/** Whose password was refused is told with the place: two accounts of one node are signed in with. */
function placeOf({ code, params, where }: AppError): string {
  const { username } = params;
  return code === 'login.refused' && typeof username === 'string' && username !== '' && where !== '' ? `${username}@${where}` : where;
}

export function errorSentences(error: AppError, texts: Texts): ErrorSentences {
  const text = texts.errors[error.code];
  const params = { ...withTimes({ ...error.params, ...words(error, texts) }, texts.language), where: error.where };
  return {
    title: fill(text.title, params),
    explanation: fill(text.explanation, params),
    action: fill(text.action, params),
    where: error.where === error.params['path'] ? printable(error.where, MAX_PATH_LENGTH) : printable(placeOf(error)),
    code: fill(texts.details.errorCode, { code: error.code }),
  };
}

/** Its title as a sentence of its own. */
export const titleSentence = (error: AppError, texts: Texts): string => fill(texts.report.sentence, { words: errorSentences(error, texts).title });

/** The same, behind the place where it happened. */
export function placedTitle(error: AppError, texts: Texts): string {
  const { where } = errorSentences(error, texts);
  return where === '' ? titleSentence(error, texts) : `${where}: ${titleSentence(error, texts)}`;
}
