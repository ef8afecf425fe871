import { agreed } from '../../../core/platform/answers/answer.ts';
import { CHANGES, READINGS } from '../../../core/platform/commands.ts';
import { Exchange } from '../../../core/platform/ssh/exchange.ts';
import { Screen } from '../../../core/platform/ssh/screen.ts';
import { type Answer } from '../../../shared/domain/platform/answers.ts';
import { type Random } from '../random.ts';

/** What a node prints for one command: up to its question, and behind the `y`. Line ends are CR LF. */
export interface Script {
  readonly name: string;
  readonly command: string;
  /** Without the echo; ends in the question where there is one. */
  readonly first: string;
  /** From the echo of `y` on; `undefined` = the command asks nothing. */
  readonly behindY?: string;
}

export interface Played {
  readonly answer: Answer<unknown>;
  /** Letters of the node that had not been printed when `y` was said; `undefined` = it was not said. */
  readonly missingAtY: number | undefined;
  /** The prompt was seen before the node had printed everything. */
  readonly isEarly: boolean;
  readonly transcript: readonly string[];
}

/** Where noise goes: into which part, before which letter. */
export interface Insertion {
  readonly part: 'first' | 'behindY';
  readonly at: number;
  readonly text: string;
}

const rowOf = (command: string): { readonly read: (text: string) => Answer<unknown>; readonly question: RegExp | undefined } => {
  const change = Object.entries(CHANGES).find(([sent]) => sent === command)?.[1];
  if (change !== undefined) return change;
  const reading = Object.values(READINGS).find((row) => row.text === command);
  if (reading === undefined) throw new Error(`no parser for ${command}`);
  return { read: reading.read, question: undefined };
};

const ECHO = 'admin:';
const PROMPT = '\r\nadmin:';

/** The letters of a part, from the prompt before the command to the one behind the answer. */
export const partOf = (script: Script, part: Insertion['part']): string =>
  part === 'first'
    ? `${ECHO}${script.command}\r\n${script.first}${script.behindY === undefined ? PROMPT : ''}`
    : `${script.behindY ?? ''}${PROMPT}`;

/** Plays a script to the product's own reading of the terminal; after each piece there is a silence. */
export function play(script: Script, insertion: Insertion | undefined, random: Random | undefined): Played {
  const transcript: string[] = [];
  const screen = new Screen((line) => void transcript.push(line));
  const { read, question } = rowOf(script.command);
  const exchange = new Exchange(screen, { command: script.command, question });
  let missingAtY: number | undefined;
  let isEarly = false;
  let found: ReturnType<Exchange['look']>;
  const feed = (piece: string, left: number): void => {
    for (const letters of random === undefined ? [piece] : pieces(piece, random)) {
      screen.feed(Buffer.from(letters));
      const { pager } = screen;
      if (pager !== undefined) screen.pressed(pager.key, pager.column);
      if (found === 'prompt') continue;
      // A silence in the middle of a letter's line decides nothing that is not there.
      found = exchange.look('short');
      if (found === 'y') missingAtY ??= left;
      if (found === 'prompt' && left > 0) isEarly = true;
    }
  };
  const parts = script.behindY === undefined ? (['first'] as const) : (['first', 'behindY'] as const);
  for (const part of parts) {
    if (part === 'behindY' && missingAtY === undefined) return { answer: { known: false, reason: 'interrupted', detail: '' }, missingAtY, isEarly, transcript };
    const text = partOf(script, part);
    const at = insertion?.part === part ? insertion.at : text.length;
    feed(text.slice(0, at), text.length - at);
    if (insertion?.part === part) feed(insertion.text, text.length - at);
    feed(text.slice(at), 0);
  }
  if (found !== 'prompt') found = exchange.look('long');
  const answer = found === 'prompt' ? agreed(exchange.output().answers.map(read)) : ({ known: false, reason: 'interrupted', detail: '' } as const);
  return { answer, missingAtY, isEarly, transcript };
}

function* pieces(text: string, random: Random): Generator<string> {
  for (let at = 0; at < text.length;) {
    const length = 1 + random.below(200);
    yield text.slice(at, at + length);
    at += length;
  }
}
