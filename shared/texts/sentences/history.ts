import { type ChangeRecord } from '../../domain/change-record.ts';
import { type FoundChange } from '../../domain/unfinished.ts';
import { errorSentences } from './error.ts';
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
      ...(error === undefined ? [] : [`${errorSentences(error, texts).title}.`]),
    ]),
    texts.report.mode[mode.value],
    words.outcome[outcome],
  ];
}

/** Who made a change: at this computer, and with which account of the cluster. */
export const whoMade = ({ operator, username }: Pick<ChangeRecord, 'operator' | 'username'>, { history }: Texts): string =>
  fill(operator === '' ? history.whoUnknown : history.who, { operator, username });
