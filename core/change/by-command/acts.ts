import { type ChangeAnswer } from '../../../shared/domain/platform/answers.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { type CommandWords } from '../../../shared/domain/platform/report.ts';
import { type AppError, type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type CommandStep, type CommandStepKind } from '../../../shared/domain/steps.ts';
import { type StepResult } from '../observer.ts';
import { nothingToDo, type StepTable } from '../steps.ts';
import { type CommandOutcome, type PlatformError } from '../../ports/platform/commands.ts';
import { sha1Hex } from '../../trust/digests.ts';
import { nodeOf, type PlatformChangeContext } from './context.ts';
import { loadFile } from './copy.ts';
import { resultAt } from '../../ports/platform/error-at.ts';
import { copyName } from './record.ts';

/** A command that the publisher refused was not carried out; behind everything else only reading decides. */
export const isOpen = ({ code }: AppError): boolean => code !== 'platform.command-refused';

async function copy(context: PlatformChangeContext, step: CommandStep): Promise<StepResult> {
  const node = nodeOf(context, step);
  const { address } = node.link.node;
  context.notCopied.add(address);
  const bytes = await loadFile(node);
  if (!bytes.ok) return bytes;
  context.loaded.set(address, bytes.value);
  return ok(undefined);
}

async function keepCopy(context: PlatformChangeContext, step: CommandStep): Promise<StepResult> {
  const node = nodeOf(context, step);
  const { address } = node.link.node;
  const bytes = context.loaded.get(address) ?? null;
  if (bytes === null) throw new Error('what was proved was loaded');
  const name = copyName(context.before.nodes.indexOf(node));
  const saved = await context.folder.save(name, bytes);
  if (!saved.ok) return saved;
  context.notCopied.delete(address);
  return context.folder.note({ what: 'copied', node: address, copy: name, sha1: sha1Hex(bytes) });
}

function wordsOf(outcome: Result<CommandOutcome<ChangeAnswer>, PlatformError>): CommandWords {
  if (!outcome.ok) return { kind: 'no-answer' };
  const { answer } = outcome.value;
  return answer.known ? answer.value : { kind: 'not-understood', reason: answer.reason, detail: answer.detail };
}

/** The command's own words: they are told when the proof does not hold. */
function saidResult(words: CommandWords, { command, publisher }: PlatformPlan): StepResult {
  switch (words.kind) {
    case 'refused':
      return fail('platform.command-refused', publisher, { command, reason: words.why });
    case 'not-understood':
      return fail('platform.words-unknown', publisher, { command, reason: words.reason, detail: words.detail });
    case 'done':
    case 'no-answer':
      return ok(undefined);
  }
}

async function command(context: PlatformChangeContext): Promise<StepResult> {
  const { plan, links, folder } = context;
  // From here on nobody can say that nothing was sent.
  context.said = { kind: 'no-answer' };
  const outcome = resultAt(await links.act.change(plan.command), plan.publisher);
  context.said = wordsOf(outcome);
  await folder.note({ what: 'command-ended', words: context.said.kind });
  return outcome.ok ? saidResult(context.said, plan) : outcome;
}

/** What each kind of step does; what it needs and how it is proved stands in `checks.ts`. */
export const ACTS: StepTable<PlatformChangeContext, CommandStepKind>['acts'] = { copy, command, 'read-node': nothingToDo, 'read-all': nothingToDo };

export const KEEPS: StepTable<PlatformChangeContext, CommandStepKind>['keeps'] = { copy: keepCopy };
