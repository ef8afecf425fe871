import { type GivenConsents, consentsIn, objectionTo, type PlanConsents, typedConsentsIn } from '../../shared/domain/rules/consent.ts';
import { findingSentence } from '../../shared/texts/sentences/change.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type CommandContext } from '../context.ts';
import { ask, confirm } from '../secret-input.ts';
import { CommandStopped } from '../session.ts';

interface ConsentInput {
  readonly context: Pick<CommandContext, 'tell' | 'texts'>;
  readonly plan: PlanConsents;
  /** Rules to which the person agreed beforehand; neither `--yes` nor `--practice` speaks for one. */
  readonly accept: readonly string[];
}

/** Asks about each consequence that a person must agree to, on whichever route; stops where a rule refuses or a consent is not given. */
export async function askConsents({ context, plan, accept }: ConsentInput): Promise<GivenConsents> {
  const { findings, consent } = plan;
  const words = context.texts.commandLine.ask;
  const isGiven = (rule: string): boolean => accept.includes(rule);
  const tell = (rule: string): void => {
    for (const found of findings.filter((one) => one.rule === rule)) context.tell(findingSentence(found, context.texts));
  };
  const rules: string[] = [];
  let typed = '';
  for (const rule of consentsIn(findings)) {
    if (!isGiven(rule)) tell(rule);
    if (isGiven(rule) || (await confirm(words.consent))) rules.push(rule);
  }
  if (consent !== null) {
    const open = typedConsentsIn(findings).filter((rule) => !isGiven(rule));
    for (const rule of open) tell(rule);
    typed = open.length === 0 ? consent : ((await ask(fill(words.typedConsent, { wanted: consent }))) ?? '');
  }
  const objection = objectionTo(plan, { rules, typed });
  if (objection !== null) throw new CommandStopped(objection);
  return { rules, typed };
}
