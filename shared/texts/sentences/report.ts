import { type NeighbourLeft } from '../../domain/neighbours.ts';
import { type PhoneState } from '../../domain/phone.ts';
import { type ChangeReport, type WrittenFile, type EndReport } from '../../domain/report.ts';
import { type BehindChange } from '../../domain/rollout/behind-change.ts';
import { errorSentences, placedTitle, titleSentence } from './error.ts';
import { stopOnReport } from './on-report.ts';
import { oneLine } from './one-line.ts';
import { stepName } from './step.ts';
import { fill } from '../fill.ts';
import { type Texts } from '../languages.ts';
import { localTime } from '../time.ts';

/** What one phone did at its restart. */
export const phoneSentence = ({ name, reason, configuration }: Pick<PhoneState, 'name' | 'reason' | 'configuration'>, { report: words }: Pick<Texts, 'report'>): string =>
  oneLine([words.phone[reason ?? 'not-asked'], ...(configuration === 'refused' ? [words.configurationRefused] : [])].map((said) => fill(words.phoneSaid, { phone: name, said })));

/** One neighbour, with its number where it was counted. */
export function neighbourSentence({ neighbour, count }: NeighbourLeft, { report: words }: Texts): string {
  return fill(words.neighbour[neighbour], { counted: count === null ? '' : fill(words.neighbourCounted, { count }) });
}

/** What the restart of services and phones after a change came to. */
export const behindSentence = ({ id, isOpen, outcome, at }: Pick<BehindChange, 'id' | 'isOpen' | 'outcome' | 'at'>, { rollout: words, language }: Pick<Texts, 'rollout' | 'language'>): string =>
  fill(words.behind, { id, outcome: words.outcomeName[isOpen ? 'open' : outcome], time: localTime(at, language) });

/** What is left to do, by whichever route, and what to look after beside the phones. */
export const leftSentences = ({ leftToDo, neighbours, rollout }: Pick<EndReport, 'leftToDo' | 'neighbours' | 'rollout'>, texts: Texts): readonly string[] => [
  ...(rollout === undefined ? [] : [behindSentence(rollout, texts)]),
  ...(leftToDo.length === 0 ? [] : [texts.report.leftHeading]),
  ...leftToDo.map((item, index) => `${index + 1}. ${texts.report.left[item]}`),
  ...(neighbours.length === 0 ? [] : [texts.report.neighboursHeading, ...neighbours.map((one) => `- ${neighbourSentence(one, texts)}`)]),
];

/** Why the change is not done; nothing where it is. */
export function stopSentences({ stopped, leftToDo }: Pick<EndReport, 'stopped' | 'leftToDo'>, texts: Texts): readonly string[] {
  if (stopped === undefined) return [];
  const { explanation, action } = stopOnReport(stopped.error, leftToDo, texts);
  const { cause } = stopped.error;
  return [placedTitle(stopped.error, texts), explanation, ...(cause === undefined ? [] : [titleSentence(cause, texts)]), ...(action === '' ? [] : [action])];
}

/** Certificates that a change which is not done may have left on servers. */
export const remainSentences = ({ remains = [] }: Pick<ChangeReport, 'remains'>, texts: Texts): readonly string[] => remains.map(({ server, what }) => fill(texts.report.remains[what], { server }));

/** What went wrong on the way, besides the reason why the change is not done. */
export const stumbleSentences = ({ stumbles = [] }: Pick<EndReport, 'stumbles'>, texts: Texts): readonly string[] =>
  stumbles.map(({ step, error }) => fill(texts.report.stumble, { step: stepName(step, texts), reason: errorSentences(error, texts).title }));

const fileSentence = ({ length, md5, sha1, sha256 }: WrittenFile, words: string): string => fill(words, { length, md5, sha1, sha256 });

/** The digests of a file that is on no server would be compared with phones that cannot hold it. */
const mayBeHeld = ({ servers }: Pick<ChangeReport, 'servers'>): boolean => servers.some(({ holds }) => holds === 'new' || holds === 'unknown');

/** A report, one sentence each, in the order in which a person needs them; what is left to do comes last. */
export const reportSentences = (report: ChangeReport, texts: Texts): readonly string[] => [...factSentences(report, texts), ...leftSentences(report, texts)];

/** The same without what is left to do. */
export function factSentences(report: ChangeReport, texts: Texts): readonly string[] {
  const { report: words } = texts;
  const outcome = fill(words.outcome[report.outcome], {
    mode: words.modeName[report.requestedMode],
    step: report.stopped === undefined ? '' : stepName(report.stopped.step, texts),
  });
  return [
    outcome,
    ...stopSentences(report, texts),
    ...report.servers.flatMap(({ server, holds, sha256, staged }) => [
      fill(words.server[holds], { server, sha256 }),
      fill(words.staged[staged], { server }),
    ]),
    ...remainSentences(report, texts),
    words.mode[report.mode.value],
    ...(report.file === undefined || !mayBeHeld(report) ? [] : [fileSentence(report.file, words.file)]),
    ...(report.phones ?? []).map((phone) => phoneSentence(phone, texts)),
    ...stumbleSentences(report, texts),
  ].filter((sentence) => sentence !== '');
}
