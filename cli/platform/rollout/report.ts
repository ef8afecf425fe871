import path from 'node:path';
import { ERROR_CODES } from '../../../shared/domain/error-codes.ts';
import { ROLLOUT_PAGE, type RolloutOutcome, type RolloutReport } from '../../../shared/domain/rollout/report.ts';
import { type AppError } from '../../../shared/domain/result.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { type CommandLineTexts } from '../../../shared/texts/languages.ts';
import { errorSentences } from '../../../shared/texts/sentences/error.ts';
import { rolloutHeadline, rolloutSentences } from '../../../shared/texts/sentences/rollout-report.ts';
import { EXIT } from '../../exit.ts';
import { type NamedRestart } from '../../options/tables.ts';

/** How a restart of services and phones ended for the command that began it or went on with it. */
export interface RolloutEnd {
  readonly id: string | null;
  /** `null` = there is none, e.g. since nothing was begun. */
  readonly report: RolloutReport | null;
  readonly folder: string;
  /** Why it was not begun, or did not come to its end; `null` = the report tells. */
  readonly error: AppError | null;
  /** It can go on. */
  readonly isOpen: boolean;
}

const EXIT_OF: Readonly<Record<RolloutOutcome, number>> = { done: EXIT.done, incomplete: EXIT.refused, refused: EXIT.refused, failed: EXIT.refused, unknown: EXIT.unreachable };

/** 0 only where all was proved; 3 where something was not read, or a person paused it. */
export function rolloutExit({ report, error, isOpen }: RolloutEnd): number {
  if (error !== null) return EXIT[ERROR_CODES[error.code].kind];
  if (report === null) return EXIT.unreachable;
  // Of one that can go on the outcome is that so far: what has failed, has failed.
  return isOpen && report.outcome !== 'refused' && report.outcome !== 'failed' ? EXIT.unreachable : EXIT_OF[report.outcome];
}

/** The same as one object. */
export const rolloutJson = (end: RolloutEnd) => ({ ok: rolloutExit(end) === EXIT.done, open: end.isOpen, report: end.report, folder: end.folder, ...(end.error === null ? {} : { error: end.error }) });

/** The same in lines: what became of it, where it lies, and how it goes on. */
export function rolloutLines(end: RolloutEnd, texts: CommandLineTexts): readonly string[] {
  const { report, folder, error } = end;
  const { rollout: words, commandLine } = texts;
  // On a full disk there is no report to say so.
  const isKept = report?.kept ?? error?.code !== 'file.not-written';
  return [
    ...(report === null ? [] : rolloutSentences(report, texts)),
    ...(report === null && error !== null ? [errorSentences(error, texts).title] : []),
    ...(folder === '' ? [] : [...(report === null ? [] : [fill(commandLine.changes.report.trim(), { path: path.join(folder, ROLLOUT_PAGE) })]), fill(isKept ? words.kept : words.keptPartly, { folder })]),
    ...goingOnLines(end, commandLine),
  ];
}

function reasonLines(error: AppError | null, texts: CommandLineTexts): readonly string[] {
  if (error === null) return [];
  const { title, where } = errorSentences(error, texts);
  return [where === '' ? `${title}.` : `${where}: ${title}.`];
}

/** A restart as `--skip` takes it. */
export const restartFlag = ({ service, node }: NamedRestart): string => `${service.replace('Cisco ', '').toLowerCase()}@${node}`;

/** The ways on: all of them, since the window's buttons are not here. */
function goingOnLines({ id, isOpen, report }: RolloutEnd, { rollout: words }: CommandLineTexts['commandLine']): readonly string[] {
  if (!isOpen || id === null) return [];
  const failed = report?.restarts.find(({ status }) => status === 'failed');
  return [fill(words.goesOn, { id }), ...(failed === undefined ? [] : [fill(words.goesOnWithout, { id, restart: restartFlag(failed) })]), fill(words.endIt, { id })];
}

/** The shortest of it, to stand last. */
export const rolloutLastLines = (end: RolloutEnd, texts: CommandLineTexts): readonly string[] => [
  ...(end.report === null ? [] : rolloutHeadline(end.report, texts)),
  ...reasonLines(end.report?.error ?? end.error, texts),
  ...goingOnLines(end, texts.commandLine),
];
