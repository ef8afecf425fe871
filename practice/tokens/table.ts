import * as z from 'zod/mini';
import { type PinState } from '../../shared/domain/pin-state.ts';
import { type PracticeTokenView, type PracticeTries } from '../../shared/session/view-state.ts';
import { type PracticeStore } from '../kept/store.ts';
import { type PracticeIdentities } from '../identities/issue.ts';
import { PRACTICE_TRIES } from './token.ts';
import { createPracticeTokens, type PracticeTokens } from './port.ts';

/** The tokens of the practice cluster and a few wrong ones that people insert by mistake, and the moves between table and USB port. */
export interface PracticeTable {
  readonly tokens: PracticeTokens;
  view(): readonly PracticeTokenView[];
  /** What is not on the table is ignored. */
  move(serial: string, inserted: boolean): Promise<void>;
  setTries(serial: string, left: PracticeTries): Promise<void>;
}

const tableSchema = z.object({
  inserted: z.readonly(z.array(z.string())),
  /** By serial number: how many wrong passwords it takes still. */
  tries: z.record(z.string(), z.int().check(z.minimum(0), z.maximum(PRACTICE_TRIES))),
});

const LEFT: Readonly<Record<PracticeTries, number>> = { all: PRACTICE_TRIES, some: PRACTICE_TRIES / 2, last: 1, none: 0 };

const triesOf = ({ locked, finalTry, countLow }: PinState): PracticeTries => (locked ? 'none' : finalTry ? 'last' : countLow ? 'some' : 'all');

/** Lays everything on the table; nothing is inserted, or what was when it was left. */
export function layPracticeTable({ tokens: ours, strangerToken }: Pick<PracticeIdentities, 'tokens' | 'strangerToken'>, store: PracticeStore): PracticeTable {
  const cards = new Map([
    ['blank', 'blank-token'],
    ['card', 'foreign-card'],
  ] as const);
  const all = [...ours, strangerToken];
  // A full disk is no reason for a token not to answer.
  const keptTries = (): Promise<void> => store.save().catch(() => undefined);
  const tokens = createPracticeTokens(all, { inserted: [], cards, onTry: keptTries });
  const before = store.part('table', tableSchema, () => ({
    inserted: [...all.map(({ serial }) => serial), ...cards.keys()].filter((serial) => tokens.isInserted(serial)),
    tries: Object.fromEntries(all.map(({ serial }) => [serial, tokens.token(serial)?.triesLeft ?? 0])),
  }));
  for (const serial of before?.inserted ?? []) if (tokens.isOnTable(serial)) tokens.insert(serial);
  for (const [serial, left] of Object.entries(before?.tries ?? {})) tokens.token(serial)?.setTries(left);
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
    move: async (serial, inserted) => {
      if (!inserted) tokens.remove(serial);
      else if (tokens.isOnTable(serial)) tokens.insert(serial);
      await store.save();
    },
    setTries: async (serial, left) => {
      tokens.token(serial)?.setTries(LEFT[left]);
      await store.save();
    },
  };
}
