import { type PlannedEntry, type PlanView } from '../../shared/domain/plan.ts';
import { type ProductName } from '../../shared/domain/release.ts';
import { CONSENT_RULES } from '../../shared/domain/rules/consent.ts';
import { type RuleFinding, RULES } from '../../shared/domain/rules/rule.ts';
import { findingSentence, modeTitle, otherFileSentence } from '../../shared/texts/sentences/change.ts';
import { sourceWords } from '../../shared/texts/sentences/source.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type CommandLineTexts } from '../../shared/texts/languages.ts';

const entryLines = ({ number, change, origin, name, subject, signs, function: role }: PlannedEntry, texts: CommandLineTexts): readonly string[] => {
  const words = texts.commandLine.plan;
  return [
    fill(words.entry, { number, change: texts.change.entryChange[change], function: role, name: name === '' ? subject : name }),
    ...(origin === 'this-cluster' ? [] : [fill(words.origin, { origin: texts.change.entryOrigin[origin] })]),
    ...(signs ? [words.signs] : []),
  ];
};

const phoneLine = ({ phones }: PlanView, { commandLine: { plan: words } }: CommandLineTexts): string =>
  phones === null ? words.phonesUnknown : fill(words.phones, { ...phones });

/** A rule's sentence, and how to agree to it where a person must. */
export const findingLines = (found: RuleFinding, texts: CommandLineTexts): readonly string[] => {
  const words = texts.commandLine.plan;
  const sources = RULES[found.rule].sources.filter((source) => source !== 'ours');
  // Our own sentence is not bounded as foreign text is.
  const sentence = findingSentence(found, texts);
  const line = fill(words.finding, { severity: texts.change.severity[found.severity] }).replace('{sentence}', () => sentence) + (sources.length === 0 ? '' : ` (${sourceWords(sources, texts)})`);
  return CONSENT_RULES.includes(found.rule) ? [line, fill(words.consent, { rule: found.rule })] : [line];
};

/** The plan in lines: what it means for phones, what will change, entry by entry, and what is worth knowing. */
export function planLines(plan: PlanView, product: ProductName, texts: CommandLineTexts): readonly string[] {
  const { change, length, signerSerial } = plan;
  return [
    phoneLine(plan, texts),
    fill(texts.commandLine.plan.heading, { mode: modeTitle(change, product, texts), length, serial: signerSerial }),
    ...plan.entries.flatMap((entry) => entryLines(entry, texts)),
    ...plan.otherFiles.map((one) => otherFileSentence(one, texts)),
    ...plan.findings.flatMap((found) => findingLines(found, texts)),
  ];
}
