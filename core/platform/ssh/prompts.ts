/** The prompt of the platform CLI, alone on its line; behind an alarm it may be drawn again beside itself. */
export const PROMPT_AGAIN = /^(?:admin: ?)+$/;

/** A pager's question with the key that goes on. A listing that has reached its end is left with `q`. */
const PAGERS: readonly { readonly pattern: RegExp; readonly key: (match: RegExpExecArray) => string }[] = [
  { pattern: /Press <enter> for 1 line, <space> for one page, or <q> to quit\s*$/, key: () => ' ' },
  {
    pattern: /options: q=quit, n=next, p=prev, b=begin, e=end \(lines \d+ - (\d+) of (\d+)\) ?:\s*$/,
    key: ([, last, total]) => (last === total ? 'q' : 'n'),
  },
];

/** Letters of a pager's question, with blanks behind it. */
const MAX_QUESTION = 512;

/** The key to press when the line ends in a pager's question, and the column where that begins. */
export function pagerKey(line: string): { readonly key: string; readonly column: number } | undefined {
  const end = line.slice(-MAX_QUESTION);
  for (const { pattern, key } of PAGERS) {
    const match = pattern.exec(end);
    if (match !== null) return { key: key(match), column: line.length - end.length + match.index };
  }
  return undefined;
}

const QUESTIONS = /\?\s*$|[([]\s*y(?:es)?\s*\/\s*n(?:o)?\s*[)\]][\s:?]*$|password\s*:\s*$|to continue\s*:\s*$/i;

/** A line that surely waits for an answer. One that only ends in a colon may be slow output: cutting it off could hurt a change. */
export const looksLikeQuestion = (line: string): boolean => QUESTIONS.test(line.slice(-MAX_QUESTION));

const PASSWORD = /pass(?:word|code|phrase)\b/i;
const ANOTHER = /\b(?:new|again|re-?(?:type|enter)|confirm|verify|expired|old|current)\b|\bchang(?:e|ing)\b|must be changed/i;

/** A host may be called `new-york`: what stands around an @ does not count. */
const speaksOfAnother = (words: string): boolean => ANOTHER.test(words.replace(/\S*@\S*/g, ''));

/** The question for a password, as sshd and PAM ask it: `Password:`, `administrator@node's password:`. */
export const asksForPassword = (question: string): boolean => PASSWORD.test(question);

/**
 * A question for another password than the present one: `New password:`, `Retype new UNIX password:`, `(current) UNIX password:`, which
 * begins a change, or any behind `Your password has expired.` (pam_unix, pam_pwquality, OpenSSH's auth-passwd.c).
 */
export const asksForNewPassword = (told: string): boolean => PASSWORD.test(told) && speaksOfAnother(told);
