import { type PinState } from '../../shared/domain/pin-state.ts';
import { type PracticeTokenView, type PracticeTries } from '../../shared/session/view-state.ts';
import { type PracticeIdentities } from '../identities/issue.ts';
import { PRACTICE_TRIES } from './token.ts';
import { createPracticeTokens, type PracticeTokens } from './port.ts';

/** The tokens of the practice cluster and a few wrong ones that people insert by mistake, and the moves between table and USB port. */
export interface PracticeTable {
  readonly tokens: PracticeTokens;
  view(): readonly PracticeTokenView[];
  /** What is not on the table is ignored. */
  move(serial: string, inserted: boolean): void;
  setTries(serial: string, left: PracticeTries): void;
}

const LEFT: Readonly<Record<PracticeTries, number>> = { all: PRACTICE_TRIES, some: PRACTICE_TRIES / 2, last: 1, none: 0 };

const triesOf = ({ locked, finalTry, countLow }: PinState): PracticeTries => (locked ? 'none' : finalTry ? 'last' : countLow ? 'some' : 'all');

/** Lays everything on the table; nothing is inserted. */
export function layPracticeTable({ tokens: ours, strangerToken }: Pick<PracticeIdentities, 'tokens' | 'strangerToken'>): PracticeTable {
  const cards = new Map([
    ['blank', 'blank-token'],
    ['card', 'foreign-card'],
  ] as const);
  const tokens = createPracticeTokens([...ours, strangerToken], { inserted: [], cards });
  const tries = (serial: string): PracticeTries | null => {
    const token = tokens.token(serial);
    return token === null ? null : triesOf(token.pinState);
  };
  const seen = (kind: PracticeTokenView['kind'], serial: string, label: string): PracticeTokenView => ({ serial, label, inserted: tokens.isInserted(serial), kind, tries: tries(serial) });
  return {
    tokens,
    view: () => [
      ...ours.map(({ serial, label }) => seen('token', serial, label)),
      seen('stranger', strangerToken.serial, strangerToken.label),
      ...[...cards].map(([name, kind]) => seen(kind, name, '')),
    ],
    move: (serial, inserted) => {
      if (!inserted) tokens.remove(serial);
      else if (tokens.isOnTable(serial)) tokens.insert(serial);
    },
    setTries: (serial, left) => tokens.token(serial)?.setTries(LEFT[left]),
  };
}
