import { type PlanView, type PlanWarning } from '../../shared/domain/plan.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type Texts } from '../../shared/texts/texts.ts';

const warningParams = (warning: PlanWarning): Readonly<Record<string, string>> => {
  switch (warning.kind) {
    case 'files-differ':
      return { servers: warning.servers.join(', ') };
    case 'token-certificate-expired':
      return { until: warning.until };
    case 'server-without-entry':
      return { server: warning.server };
    case 'no-entry-changes':
      return {};
  }
};

/** The plan in lines: what will change, entry by entry, and what is worth knowing. */
export function planLines(plan: PlanView, texts: Texts): readonly string[] {
  const words = texts.commandLine.plan;
  const { mode, length, signerSerial } = plan;
  return [
    fill(words.heading, { mode: texts.report.modeName[mode], length, serial: signerSerial }),
    ...plan.entries.flatMap((entry) => [
      fill(words[entry.change], { number: entry.number, function: entry.function, name: entry.name === '' ? entry.subject : entry.name }),
      ...(entry.signs ? [words.signs] : []),
    ]),
    ...plan.warnings.map((warning) => fill(words.warning[warning.kind], warningParams(warning))),
  ];
}
