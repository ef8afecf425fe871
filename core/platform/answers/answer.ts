import { isDeepStrictEqual } from 'node:util';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { type Answer, type UnknownReason } from '../../../shared/domain/platform/answers.ts';

const MAX_DETAIL = 200;

export const known = <T>(value: T): Answer<T> => ({ known: true, value });

/** @param detail the words that were not understood; shortened and made harmless here. */
export const unknown = (reason: UnknownReason, detail = ''): { readonly known: false; readonly reason: UnknownReason; readonly detail: string } => ({
  known: false,
  reason,
  detail: safeText(detail.replace(/\s+/g, ' ').trim().slice(0, MAX_DETAIL)),
});

/**
 * Words of a node that did not run a command: it knows none of that name for this account, or it speaks of what the account may do. That an account of a lower privilege level may not run a
 * command is documented (CLI reference guide, `set account name`), with which words is not: these are inferred, and decide how it is told, never what is so.
 */
const NOT_RUN = /\bNo valid command entered\b|\bprivileges?\b|\bnot (?:authori[sz]ed|permitted|allowed) (?:to|for)\b|\bpermission denied\b/i;
/** Such an answer is a few lines; a list of certificates or files that happens to hold the words is longer. */
const MAX_REFUSAL = 300;

/** An answer that was not understood, and says why the command did not run. */
export function orNotRun<T>(answer: Answer<T>, text: string): Answer<T> {
  const isNotRun = !answer.known && answer.reason === 'words-unknown' && text.length <= MAX_REFUSAL && NOT_RUN.test(fold(text));
  return isNotRun ? unknown('not-run', text) : answer;
}

/** What all understood ways to read one answer say; unknown when they say different things, or nobody can say how it stood. */
export function agreed<T>(ways: readonly Answer<T>[]): Answer<T> {
  const understood = ways.filter(({ known }) => known);
  const [first] = understood.length > 0 ? understood : ways;
  return first !== undefined && understood.every((way) => isDeepStrictEqual(way, first)) ? first : unknown('interrupted');
}

/**
 * The text as one line with single blanks. Line ends and runs of blanks differ between releases, terminals and documents, so no parser
 * relies on them; bold marks and code fences are what copies of the documents add.
 */
export const fold = (text: string): string => text.replace(/\*\*|```/g, ' ').replace(/\s+/g, ' ').trim();

/** A sentence the CLI is known to print, and what it means. The pattern is matched from where the sentence before it ended. */
export interface Sentence<M> {
  readonly pattern: RegExp;
  readonly means: M;
}

/**
 * Reads `folded` as a row of known sentences.
 * @returns their meanings in order, or the rest that begins with words no sentence knows.
 */
export function readSentences<M>(folded: string, sentences: readonly Sentence<M>[]): { readonly means: readonly M[] } | { readonly rest: string } {
  const means: M[] = [];
  let rest = folded;
  while (rest !== '') {
    const found = sentences.map(({ pattern, means }) => ({ length: startLength(rest, pattern), means })).find(({ length }) => length > 0);
    if (found === undefined) return { rest };
    means.push(found.means);
    rest = rest.slice(found.length).trimStart();
  }
  return { means };
}

/** How much of `text` the pattern takes at its start; 0 unless it ends where a word ends. */
function startLength(text: string, pattern: RegExp): number {
  const match = new RegExp(`^(?:${pattern.source})(?= |$)`, pattern.flags).exec(text);
  return match === null ? 0 : match[0].length;
}
