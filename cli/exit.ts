import { type HeldVerdict } from '../shared/session/view-state.ts';

/** Exit codes (docs/command-line.md). */
export const EXIT = { done: 0, refused: 1, usage: 2, unreachable: 3, 'not-checked': 4 } as const;

export const EXIT_OF_VERDICT: Readonly<Record<HeldVerdict, number>> = {
  verified: EXIT.done,
  bad: EXIT.refused,
  'not-checked': EXIT['not-checked'],
  empty: EXIT.unreachable,
  unreadable: EXIT.unreachable,
};
