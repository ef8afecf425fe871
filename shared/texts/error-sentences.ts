import { type AppError } from '../domain/result.ts';
import { fill, printable } from './fill.ts';
import { type Texts } from './texts.ts';

/** An error in words: title, explanation, action, and where it happened. */
export interface ErrorSentences {
  readonly title: string;
  readonly explanation: string;
  readonly action: string;
  readonly where: string;
}

export function errorSentences(error: AppError, texts: Texts): ErrorSentences {
  const text = texts.errors[error.code];
  const params = { ...error.params, where: error.where };
  return {
    title: fill(text.title, params),
    explanation: fill(text.explanation, params),
    action: fill(text.action, params),
    where: printable(error.where),
  };
}
