import { clusterName } from '../../shared/domain/change-record.ts';
import { isOpenRollout, type ListedRollout } from '../../shared/domain/rollout/report.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type CommandLineTexts, type Language } from '../../shared/texts/languages.ts';
import { localTime } from '../../shared/texts/time.ts';

/** A restart of services and phones as one object of the list; what is not known of it is absent or `null`. */
export function rolloutRow({ id, folder, record, problem, damagedFrom, startedAt, endedAt, outcome, restartsDone, openPhones }: ListedRollout) {
  return {
    id,
    practice: record !== null && record.practice !== null,
    cluster: record === null ? null : `${record.cluster.host}:${record.cluster.port}`,
    change: record === null ? null : record.change,
    outcome,
    problem,
    damagedFrom,
    startedAt,
    endedAt,
    restarts: record === null ? null : record.restarts.length,
    restartsDone,
    openPhones,
    folder,
  };
}

/** The same in lines. */
export function rolloutLines({ id, folder, record, problem, damagedFrom, startedAt, outcome, openPhones }: ListedRollout, texts: CommandLineTexts, language: Language): readonly string[] {
  const { rollout: words, commandLine } = texts;
  const folderLine = fill(commandLine.changes.folder, { folder });
  if (record === null) return [fill(commandLine.changes.problem, { id, problem: words.problem[problem ?? 'damaged'] }), folderLine];
  return [
    fill(commandLine.rollout.row, { id, outcome: words.outcomeName[outcome], cluster: clusterName(record), time: localTime(startedAt, language) }),
    ...(openPhones === null || openPhones === 0 ? [] : [`  ${fill(words.openPhones, { count: openPhones })}`]),
    ...(damagedFrom === null || !isOpenRollout({ outcome }) ? [] : [`  ${fill(words.damagedFrom, { line: damagedFrom })}`]),
    ...(isOpenRollout({ outcome }) ? [fill(commandLine.rollout.next, { id })] : []),
    folderLine,
  ];
}
