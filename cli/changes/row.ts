import path from 'node:path';
import { clusterName } from '../../shared/domain/change-record.ts';
import { REPORT_PAGE } from '../../shared/domain/kept-report.ts';
import { isPractice, isUnfinished, type ListedChange } from '../../shared/domain/past-change.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type CommandLineTexts, type Language } from '../../shared/texts/languages.ts';
import { endedBySentence, howFar, outcomeWords, whoMade } from '../../shared/texts/sentences/history.ts';
import { behindSentence } from '../../shared/texts/sentences/report.ts';
import { localTime } from '../../shared/texts/time.ts';

/** A change as one object of the list; what is not known of it is absent or `null`. */
export function changeRow(change: ListedChange) {
  const { id, folder, record, problem, damagedFrom, startedAt, endedAt, phase, outcome, kept, isSigned, hasReport, resumedAs, endedBy, open, rollout } = change;
  return {
    id,
    practice: isPractice(change),
    cluster: record === null ? null : `${record.cluster.host}:${record.cluster.port}`,
    outcome,
    phase,
    problem,
    damagedFrom,
    ...(record === null
      ? {}
      : {
          route: record.route,
          kind: record.kind,
          release: record.cluster.release,
          modeBefore: record.modeBefore,
          modeAsked: record.modeAsked,
          operator: record.operator,
          username: record.username,
          ...(record.practice === null ? {} : record.practice),
        }),
    startedAt,
    endedAt,
    kept,
    resumedAs,
    endedBy,
    isSigned,
    open,
    rollout,
    folder,
    report: hasReport ? path.join(folder, REPORT_PAGE) : null,
  };
}

/** A change in lines: what, when, who; then what is left, and where it lies. */
export function changeLines(change: ListedChange, texts: CommandLineTexts, language: Language): readonly string[] {
  const { history, commandLine } = texts;
  const words = commandLine.changes;
  const { id, folder, record, problem, startedAt, outcome, hasReport, open, rollout } = change;
  if (record === null) return [fill(words.problem, { id, problem: problem === null ? history.outcome[outcome] : history.problem[problem] }), fill(words.folder, { folder })];
  return [
    fill(words.row, { id, outcome: outcomeWords(change, texts), kind: history.kind[record.kind], cluster: clusterName(record), time: localTime(startedAt, language), who: whoMade(record, texts) }),
    ...(change.endedBy === null ? [] : [`  ${endedBySentence(change.endedBy, texts, language)}`]),
    ...(isUnfinished(change) ? [`  ${howFar(change, texts)}`, fill(words.hint, { id })] : []),
    ...(rollout === null ? [] : [`  ${behindSentence(rollout, texts)}`]),
    ...(open === null || open.left.length + open.phones.length === 0 ? [] : [fill(words.left, { left: fill(open.phones.length === 0 ? history.left : history.leftWithPhones, { left: open.left.length, phones: open.phones.length }) })]),
    fill(words.folder, { folder }),
    ...(hasReport ? [fill(words.report, { path: path.join(folder, REPORT_PAGE) })] : []),
  ];
}
