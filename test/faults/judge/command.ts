/** Judges a change by the publisher's command, from what nodes hold and what people read. Imports nothing of the product. */
import { createHash } from 'node:crypto';

export interface NodeEvidence {
  readonly address: string;
  /** When the report was made. */
  readonly disk: Uint8Array;
  /** Whether its session was open and understood when the report was made: nobody can sign in again without the password. */
  readonly isReadable: boolean;
}

export interface CommandEvidence {
  readonly commands: number;
  readonly before: Uint8Array;
  readonly nodes: readonly NodeEvidence[];
  /** When the report was made. */
  readonly mode: string;
  readonly modeAsked: string;
  /** `null` = there was no report. */
  readonly sentences: readonly string[] | null;
  readonly isBegun: boolean;
  readonly journal: string;
  /** How the program names the change at its next start; empty = not at all. */
  readonly named: string;
  /** Whether somebody else changed something meanwhile. */
  readonly isForeign: boolean;
  readonly problem: string;
}

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

function* nodeWords({ nodes, before, sentences, isForeign }: CommandEvidence): Generator<string> {
  for (const { address, disk, isReadable } of isForeign ? [] : nodes) {
    const about = sentences?.find((sentence) => sentence.includes(`(${address})`) && / on the disk|what is on the disk/.test(sentence)) ?? '';
    const isOld = Buffer.from(disk).equals(before);
    if (about === '') yield `silent: nothing is said of ${address}`;
    else if (/not known/.test(about)) {
      if (isReadable) yield `not known: ${address} could be read`;
    } else if (!about.includes(sha1(disk))) yield `false: another file is told of ${address}`;
    else if (/the previous CTL file is still/.test(about) !== isOld) yield `false: ${address} is said to hold ${isOld ? 'another' : 'the previous'} file`;
  }
}

function* headline({ nodes, mode, modeAsked, before, sentences, isForeign }: CommandEvidence): Generator<string> {
  // Readings take their time, and somebody else does not wait for them.
  if (isForeign) return;
  const [first = ''] = sentences ?? [];
  const [publisher] = nodes;
  const isNew = nodes.every(({ disk }) => !Buffer.from(disk).equals(before) && Buffer.from(disk).equals(publisher?.disk ?? before));
  if (first.startsWith('Done:') && (!isNew || mode !== modeAsked)) yield 'false: it says Done';
  if (first.startsWith('Not done:') && (mode === modeAsked || !Buffer.from(publisher?.disk ?? []).equals(before))) yield 'false: it says Not done';
  const allRead = nodes.every(({ isReadable }) => isReadable);
  if (isNew && mode === modeAsked && allRead && !first.startsWith('Done:')) yield 'headline: everything is as asked, and it does not say Done';
  const said = sentences?.find((sentence) => sentence.startsWith('Cluster security mode:')) ?? '';
  if (/not known/.test(said) ? publisher?.isReadable === true : said !== `Cluster security mode: ${mode}.`) yield `false: it says "${said}" while it is ${mode}`;
}

export function judgeCommand(evidence: CommandEvidence): readonly string[] {
  const { commands, sentences, journal, named, problem, isBegun } = evidence;
  const found: string[] = problem === '' ? [] : [`fault: ${problem}`];
  if (commands > 1) found.push(`twice: the command was sent ${commands} times`);
  if (sentences !== null) found.push(...nodeWords(evidence), ...headline(evidence));
  const isEnded = journal.includes('"what":"ended"');
  const wasSent = commands > 0;
  if (!isEnded && wasSent && named !== 'unfinished') found.push(`forgotten: the command was sent, and at the next start the change is called ${named === '' ? 'nothing' : named}`);
  if (wasSent && !journal.includes('"step":"command:')) found.push('silent: the command was sent and no line says so');
  if (sentences === null && isBegun && wasSent && isEnded) found.push('silent: the command was sent, and there is no report');
  return found;
}
