import { readFileSync, statSync } from 'node:fs';
import { type ChoicesFile, parseChoicesFile } from '../../shared/contract/choices-file.ts';
import { type ChangeKind } from '../../shared/domain/change-kind.ts';
import { choicesFor } from '../../shared/domain/choices.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';

/** What a command was asked to do with the CTL file. */
export interface ChangeWish {
  readonly choices: ChoicesFile;
  /** Rules of severity `consent` to which the person agreed beforehand. */
  readonly accept: readonly string[];
  /** Show the plan, sign nothing. */
  readonly planOnly: boolean;
}

/** A choices file with 32 certificates is far smaller. */
const MAX_FILE = 1024 * 1024;

const strings = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

/** What the options of `set-cluster` and `update` add to a mode. */
export function wishFromOptions(mode: ChangeKind, raw: Readonly<Record<string, unknown>>): ChangeWish {
  return {
    choices: {
      ...choicesFor(mode),
      anew: raw['anew'] === true,
      addTokens: strings(raw['addToken']).map((serial) => ({ serial, certificate: null })),
      removeEntries: strings(raw['removeEntry']),
      style: raw['style'] === 'cli' ? 'cli' : 'token-client',
      phoneSastTrust: raw['phoneSastTrust'] === true,
    },
    accept: strings(raw['accept']),
    planOnly: raw['planOnly'] === true,
  };
}

/** The same from a file (docs/command-line.md, "Choices in a file"). */
export function wishFromFile(file: string, planOnly: boolean, raw: Readonly<Record<string, unknown>>): Result<ChangeWish> {
  try {
    if (statSync(file).size > MAX_FILE) return fail('usage.wrong', file, { detail: `${file}: > ${MAX_FILE} bytes` });
    const choices = parseChoicesFile(readFileSync(file, 'utf8'), file);
    return choices.ok ? ok({ choices: choices.value, accept: strings(raw['accept']), planOnly }) : choices;
  } catch (error) {
    return fail('file.unreadable', file, { path: file, detail: error instanceof Error ? error.message : 'unknown' });
  }
}
