import { type ChangeRecord, type ResumeAs, type ResumedBy } from '../../domain/change-record.ts';
import { type PastChange } from '../../domain/past-change.ts';
import { type FoundChange, neitherReason, type NotResumed } from '../../domain/unfinished.ts';
import { reasonWords } from '../details.ts';
import { findingSentence } from './change.ts';
import { titleSentence } from './error.ts';
import { fill } from '../fill.ts';
import { type Language, type Texts } from '../languages.ts';
import { localTime } from '../time.ts';

/** What was read of a change just now: every place, the mode, and what that comes to. */
export function foundSentences({ readAt, places, mode, outcome }: FoundChange, texts: Texts, language: Language): readonly string[] {
  const { found: words } = texts.history;
  return [
    fill(words.at, { time: localTime(readAt, language) }),
    ...places.flatMap(({ where, holds, digest, staged, error }) => [
      fill(words.place[holds], { where, digest }),
      ...(staged === 'yes' ? [fill(words.staged, { where })] : []),
      ...(error === undefined ? [] : [titleSentence(error, texts)]),
    ]),
    texts.report.mode[mode.value],
    words.outcome[outcome],
  ];
}

/** How a change ended, in a word or two. */
export function outcomeWords({ outcome, kept, resumedAs }: Pick<PastChange, 'outcome' | 'kept' | 'resumedAs'>, { history: words }: Texts): string {
  if (outcome === 'not-done' && resumedAs === 'undo') return words.undone;
  return kept ? fill(words.leftAsItIs, { outcome: words.outcome[outcome] }) : words.outcome[outcome];
}

/** How far an open change came, by its journal; of a damaged one that this is not known. */
export const howFar = ({ phase, damagedFrom }: Pick<PastChange, 'phase' | 'damagedFrom'>, { history }: Texts): string =>
  damagedFrom === null ? history.phase[phase] : fill(history.damagedFrom, { line: damagedFrom });

/** Who made a change: at this computer, and with which account of the cluster. */
export const whoMade = ({ operator, username }: Pick<ChangeRecord, 'operator' | 'username'>, { history }: Texts): string =>
  fill(operator === '' ? history.whoUnknown : history.who, { operator, username });

/** Who finished, undid or kept a change that had been open, and when. */
export const endedBySentence = (by: ResumedBy, texts: Texts, language: Language): string =>
  fill(texts.history.endedBy[by.as], { who: whoMade(by, texts), time: localTime(by.time, language) });

export const notOfferedSentence = (reason: NotResumed, texts: Texts): string => fill(texts.history.resume.notOffered, { reason: reasonWords(reason, texts) });

/** What can be done with it, or why not; nothing where the change is over. */
export function waySentences(found: FoundChange, texts: Texts): readonly string[] {
  const { resume: words } = texts.history;
  const neither = neitherReason(found);
  if (neither === 'not-open') return [];
  if (neither !== null) return [fill(words.way, { way: words.either, what: notOfferedSentence(neither, texts) })];
  return (['finish', 'undo'] as const satisfies readonly ResumeAs[]).flatMap((way) => {
    const offer = found[way];
    const what = offer.offered ? words[way].does : notOfferedSentence(offer.reason, texts);
    return [fill(words.way, { way: words[way].title, what }), ...(offer.offered ? offer.findings.map((one) => findingSentence(one, texts)) : [])];
  });
}
