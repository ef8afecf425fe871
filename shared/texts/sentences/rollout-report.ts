import { type PhoneCounts } from '../../domain/rollout/progress.ts';
import { adviceHolds } from '../../domain/rollout/outcome.ts';
import { FORETOLD, type RolloutReport } from '../../domain/rollout/report.ts';
import { phonesInAll } from '../../session/rollout-parts.ts';
import { placedTitle } from './error.ts';
import { unreadOnReport } from './on-report.ts';
import { neighbourSentence } from './report.ts';
import { counterSentence, countSentences, pilotSentence, restartSentence, secureShareSentence, witnessSentence } from './rollout.ts';
import { fill } from '../fill.ts';
import { type Texts } from '../languages.ts';

/** Phones that the command line and the window's sentences tell by name: the rest is in the table of phones. */
export const MOST_BY_NAME = 50;

const counted = (counts: PhoneCounts, texts: Texts, isOver: boolean): string => countSentences(counts, texts, isOver).join(texts.rollout.listComma);

/** What phones were foretold to do, against what they did. */
export const foretoldSentences = ({ foretold, isOver }: Pick<RolloutReport, 'foretold' | 'isOver'>, texts: Texts): readonly string[] => {
  const { rollout: words } = texts;
  const lines = FORETOLD.filter((one) => phonesInAll(foretold[one]) > 0).map((one) => fill(words.foretoldLine, { foretold: words.foretold[one], counts: counted(foretold[one], texts, isOver) }));
  return lines.length === 0 ? [] : [words.foretoldHeading, ...lines.map((line) => `  ${line}`)];
};

function phoneSentences({ phones, counts, isOver }: Pick<RolloutReport, 'phones' | 'counts' | 'isOver'>, texts: Texts): readonly string[] {
  const { rollout: words } = texts;
  if (phonesInAll(counts) === 0) return [words.notListed];
  const named = phones.slice(0, MOST_BY_NAME).map(({ name, model, trouble }) => `  ${fill(words.phoneLine, { name, model: model === '' ? words.unknown : model, trouble: trouble === null ? '' : words.trouble[trouble] })}`);
  return [
    `${words.phonesHeading} ${counted(counts, texts, isOver)}`,
    ...named,
    ...(phones.length > MOST_BY_NAME ? [`  ${fill(words.moreByName, { count: phones.length - MOST_BY_NAME })}`] : []),
  ];
}

function stopSentences({ error, isOver }: Pick<RolloutReport, 'error' | 'isOver'>, texts: Texts): readonly string[] {
  if (error === null) return [];
  // That nothing was sent is true of one request: services and phones beside it may have been asked.
  const { explanation, action } = unreadOnReport(error, texts);
  return [placedTitle(error, texts), explanation, ...(adviceHolds(error, isOver) ? [action] : [])];
}

/** What is left to do, and what stands beside the phones. */
export function rolloutLeftSentences({ leftToDo, neighbours, tickedNeighbours }: Pick<RolloutReport, 'leftToDo' | 'neighbours' | 'tickedNeighbours'>, texts: Texts): readonly string[] {
  const { rollout: words, report } = texts;
  const open = neighbours.filter(({ neighbour }) => !tickedNeighbours.includes(neighbour));
  return [
    ...(leftToDo.length === 0 ? [] : [words.leftHeading, ...leftToDo.map((item, index) => `${index + 1}. ${words.left[item]}`)]),
    ...(open.length === 0 ? [] : [report.neighboursHeading, ...open.map((one) => `- ${neighbourSentence(one, texts)}`)]),
  ];
}

/** What came of it, in front of everything else: of one that can go on the outcome only where something has gone wrong for certain. */
export function rolloutHeadline({ outcome, isOver, leftToDo, counts }: Pick<RolloutReport, 'outcome' | 'isOver' | 'leftToDo' | 'counts'>, { rollout: words }: Texts): readonly string[] {
  // Where a phone has refused the file, another restart is not the way on; phones that are not listed are reset by a person.
  const isCut = outcome !== 'refused' && (leftToDo.includes('restart-services') || (leftToDo.includes('reset-phones') && phonesInAll(counts) > 0));
  if (isOver) return [words.outcome[outcome], ...(isCut ? [words.restIsNotDone] : [])];
  return outcome === 'refused' || outcome === 'failed' ? [words.outcome[outcome], words.notOver] : [words.notOver];
}

/** The facts of a report, one sentence each, in the order in which a person needs them. */
export function rolloutSentences(report: RolloutReport, texts: Texts): readonly string[] {
  const { rollout: words } = texts;
  const { isOver, record, restarts, pilots, witness, before, after, secureShare } = report;
  return [
    ...rolloutHeadline(report, texts),
    ...stopSentences(report, texts),
    ...restarts.map((restart) => restartSentence(restart, record.file, texts, isOver)),
    ...(pilots.length === 0 ? [] : [words.pilotsHeading, ...pilots.map((pilot) => `  ${pilotSentence(pilot, texts, isOver)}`)]),
    ...(witness === null ? [] : [witnessSentence(witness, texts, isOver)]),
    ...phoneSentences(report, texts),
    ...foretoldSentences(report, texts),
    ...Object.entries(after).map(([node, now]) => counterSentence(node, before[node], now, texts)),
    // Before the end nobody has asked every node.
    isOver ? secureShareSentence(secureShare, texts) : '',
    ...rolloutLeftSentences(report, texts),
  ].filter((sentence) => sentence !== '');
}
