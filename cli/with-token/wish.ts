import { createNodeFiles } from '../../core/files/node.ts';
import { type ChoicesFile, parseChoicesFile } from '../../shared/contract/choices-file.ts';
import { type ChangeKind } from '../../shared/domain/change-kind.ts';
import { choicesFor } from '../../shared/domain/choices.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { CONSENT_RULES } from '../../shared/domain/rules/consent.ts';
import { textOfBytes } from '../../shared/domain/text-bytes.ts';
import { type Values, allRead } from '../options/declare.ts';
import { type OPTIONS } from '../options/tables.ts';
import { unreadableFile } from '../unreadable-file.ts';

/** What a command was asked to do with the CTL file. */
export interface ChangeWish {
  readonly choices: ChoicesFile;
  /** Rules to which the person agreed beforehand. */
  readonly accept: readonly string[];
  /** Show the plan, sign nothing. */
  readonly planOnly: boolean;
}

/** A choices file with 32 certificates is far smaller. */
const MAX_FILE = 1024 * 1024;

/** A rule that asks for no consent cannot be agreed to. */
export function acceptProblem(accept: readonly string[]): Result<never> | null {
  return accept.every((rule) => CONSENT_RULES.includes(rule)) ? null : fail('usage.wrong', '', { detail: `--accept ${CONSENT_RULES.join(' | ')}` });
}

/** What the options of `set-cluster` and `update` add to a kind of change. */
export function wishFromOptions(kind: ChangeKind, values: Values<typeof OPTIONS.choices>, accept: readonly string[]): Result<ChangeWish> {
  const { addToken, removeEntry, anew, phoneSastTrust, style, ...left } = values;
  allRead(left);
  const addTokens = addToken.map((serial) => ({ serial, certificate: null }));
  const choices = { ...choicesFor(kind), anew, addTokens, removeEntries: removeEntry, style, phoneSastTrust };
  return acceptProblem(accept) ?? ok({ choices, accept, planOnly: false });
}

/** The same from a file (docs/command-line.md, "Choices in a file"). */
export async function wishFromFile(file: string, planOnly: boolean, accept: readonly string[]): Promise<Result<ChangeWish>> {
  const problem = acceptProblem(accept);
  if (problem !== null) return problem;
  try {
    const text = textOfBytes(await createNodeFiles().read(file, MAX_FILE));
    if (!text.ok) return fail('file.unreadable', file, { path: file, detail: text.error });
    const choices = parseChoicesFile(text.value, file);
    return choices.ok ? ok({ choices: choices.value, accept, planOnly }) : choices;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EFBIG') return fail('usage.wrong', file, { detail: `${file}: > ${MAX_FILE} bytes` });
    return unreadableFile(file, error);
  }
}
