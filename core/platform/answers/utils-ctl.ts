import { type Answer, type ChangeAdvice, type ChangeAnswer } from '../../../shared/domain/platform/answers.ts';
import { fold, known, readSentences, unknown, type Sentence } from './answer.ts';

type Meaning = 'progress' | 'done' | 'export-control' | 'no-such-command' | ChangeAdvice;

/** Words common to the `utils ctl` commands (Cisco document 118893; later releases in the security chapters of CVP 12.5 to 15). */
const COMMON: readonly Sentence<Meaning>[] = [
  {
    pattern: /Please restart the TFTP and Cisco CallManager services on all nodes in the cluster that run these services\.?/i,
    means: 'restart-tftp-and-callmanager',
  },
  { pattern: /You must reset all phones to ensure they received the updated CTL file\.?/i, means: 'reset-phones' },
  {
    pattern: /You must restart Cisco CTIManager services on all the nodes in the cluster that have the service activated\.?/i,
    means: 'restart-ctimanager',
  },
  {
    // Security Guide 12.5(1), "Cisco CTL client set-up".
    pattern:
      /Command cannot be executed because the Unified Communications Manager cluster is not registered to a Smart\/Virtual Account with Allow export-controlled functionality\.(?: Please ensure Product Token received from the Smart\/Virtual Account has Allow export-controlled functionality checked when registering the UCM Cluster\.?)?/i,
    means: 'export-control',
  },
  { pattern: /(?:Executed command unsuccessfully\.? )?No valid command entered\.?/i, means: 'no-such-command' },
];

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

export const readSetMixedMode = (text: string): Answer<ChangeAnswer> => read(text, MIXED);
export const readSetNonSecureMode = (text: string): Answer<ChangeAnswer> => read(text, NON_SECURE);
export const readUpdateCtlFile = (text: string): Answer<ChangeAnswer> => read(text, UPDATE);

/** `done` takes the one sentence that says it and no words that are unknown. `text` is what follows the answered question. */
function read(text: string, sentences: readonly Sentence<Meaning>[]): Answer<ChangeAnswer> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  const found = readSentences(folded, sentences);
  if ('rest' in found) return unknown('words-unknown', found.rest);
  const advice: ChangeAdvice[] = [];
  const ends = new Set<'done' | 'export-control' | 'no-such-command'>();
  for (const meaning of found.means) {
    if (meaning === 'done' || meaning === 'export-control' || meaning === 'no-such-command') ends.add(meaning);
    else if (meaning !== 'progress') advice.push(meaning);
  }
  const [end] = ends;
  if (end === undefined) return unknown('incomplete', folded);
  if (ends.size > 1) return unknown('contradictory', folded);
  return known(end === 'done' ? { kind: 'done', advice } : { kind: 'refused', why: end });
}
