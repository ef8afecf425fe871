import { type Answer, type ChangeAdvice, type ChangeAnswer, type CommandRefusal } from '../../../shared/domain/platform/answers.ts';
import { fold, known, readSentences, unknown, type Sentence } from './answer.ts';

type Meaning = 'progress' | 'done' | CommandRefusal | ChangeAdvice;

/** What it asks for afterwards (Cisco document 118893; later releases in the security chapters of CVP 12.5 to 15). */
const ADVICE: Readonly<Record<ChangeAdvice, RegExp>> = {
  'restart-tftp-and-callmanager': /Please restart the TFTP and Cisco CallManager services on all nodes in the cluster that run these services\.?/i,
  'reset-phones': /You must reset all phones to ensure they received the updated CTL file\.?/i,
  'restart-ctimanager': /You must restart Cisco CTIManager services on all the nodes in the cluster that have the service activated\.?/i,
};

const REFUSALS: Readonly<Record<CommandRefusal, RegExp>> = {
  // Security Guide 12.5(1), "Cisco CTL client set-up".
  'export-control':
    /Command cannot be executed because the Unified Communications Manager cluster is not registered to a Smart\/Virtual Account with Allow export-controlled functionality\.(?: Please ensure Product Token received from the Smart\/Virtual Account has Allow export-controlled functionality checked when registering the UCM Cluster\.?)?/i,
  'no-such-command': /(?:Executed command unsuccessfully\.? )?No valid command entered\.?/i,
};

const sentences = <M extends Meaning>(patterns: Readonly<Record<M, RegExp>>): readonly Sentence<M>[] =>
  (Object.keys(patterns) as M[]).map((means) => ({ pattern: patterns[means], means }));

/** Words common to the `utils ctl` commands. */
const COMMON: readonly Sentence<Meaning>[] = [...sentences(ADVICE), ...sentences(REFUSALS)];

const isRefusal = (meaning: Meaning): meaning is CommandRefusal => Object.hasOwn(REFUSALS, meaning);

const MIXED: readonly Sentence<Meaning>[] = [
  { pattern: /Moving Cluster to Mixed Mode\.?/i, means: 'progress' },
  { pattern: /Cluster set to Mixed Mode\.?/i, means: 'done' },
  ...COMMON,
];
const NON_SECURE: readonly Sentence<Meaning>[] = [
  { pattern: /Moving Cluster to Non[- ]Secure Mode\.?/i, means: 'progress' },
  { pattern: /Cluster set to Non[- ]Secure Mode\.?/i, means: 'done' },
  ...COMMON,
];
const UPDATE: readonly Sentence<Meaning>[] = [
  { pattern: /Updating CTL file\.?/i, means: 'progress' },
  { pattern: /CTL file Updated\.?/i, means: 'done' },
  ...COMMON,
];

/** No document prints the words of `utils ctl reset localkey`: those of the update count, since it makes the same file with another signer (inferred). */
const RESET_LOCAL_KEY: readonly Sentence<Meaning>[] = [{ pattern: /(?:Resetting|Generating|Signing) (?:the |a new )?CTL file\.{0,5}/i, means: 'progress' }, ...UPDATE];

export const readSetMixedMode = (text: string): Answer<ChangeAnswer> => read(text, MIXED);
export const readSetNonSecureMode = (text: string): Answer<ChangeAnswer> => read(text, NON_SECURE);
export const readResetLocalKey = (text: string): Answer<ChangeAnswer> => read(text, RESET_LOCAL_KEY);
export const readUpdateCtlFile = (text: string): Answer<ChangeAnswer> => read(text, UPDATE);

/** `done` takes the one sentence that says it and no words that are unknown. `text` is what follows the answered question. */
function read(text: string, sentences: readonly Sentence<Meaning>[]): Answer<ChangeAnswer> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  const found = readSentences(folded, sentences);
  if ('rest' in found) return unknown('words-unknown', found.rest);
  const advice: ChangeAdvice[] = [];
  const ends = new Set<'done' | CommandRefusal>();
  for (const meaning of found.means) {
    if (meaning === 'done' || isRefusal(meaning)) ends.add(meaning);
    else if (meaning !== 'progress') advice.push(meaning);
  }
  const [end] = ends;
  if (end === undefined) return unknown('incomplete', folded);
  if (ends.size > 1) return unknown('contradictory', folded);
  return known(end === 'done' ? { kind: 'done', advice } : { kind: 'refused', why: end });
}
