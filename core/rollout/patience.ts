import { type RolloutRecord } from '../../shared/domain/rollout/record.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * How long a rollout waits for what, milliseconds: on a real cluster, and on practice, whose services and phones come back in seconds (`practice/platform/restarts.ts`,
 * `practice/platform/registrations/phones.ts`), so that a failure is rehearsed within a minute. No document says how long any of this takes: the real column is our decision, on
 * the side of waiting, since a wait that is too long costs minutes and one that is too short stops an evening that goes well. Where a source bounds it, it is named.
 */
const WAITS = {
  /** From the request until a service runs again. A node on which the database or the disk is slow takes minutes for Cisco CallManager. */
  serviceBack: { real: 10 * MINUTE, practice: 15 * SECOND },
  /** The same where the node answered that it does not restart it: it is only read whether it did all the same. */
  serviceRefused: { real: 30 * SECOND, practice: 5 * SECOND },
  /** A service runs, and nothing tells since when, as on the command line (CLI reference, `utils service list`): looking longer tells no more. */
  upTimeUntold: { real: MINUTE, practice: 4 * SECOND },
  /** Cisco Tftp runs again, until it serves the new file: it reads its files into memory at its start (Cisco document 118892 asks for the restart). */
  fileServed: { real: 3 * MINUTE, practice: 10 * SECOND },
  /** Behind a restart of Cisco CallManager no further phone registers: the others are not on their way. */
  registrationsQuiet: { real: 30 * SECOND, practice: 6 * SECOND },
  /** However slowly registrations rise: tens of thousands of phones come back in waves. */
  registrationsInAll: { real: 15 * MINUTE, practice: MINUTE },
  /** Where no node counts its phones there is nothing to see. */
  registrationsUncounted: { real: 2 * MINUTE, practice: 8 * SECOND },
  /** A pilot is back and says what it made of the file: a phone restarts in one to five minutes. */
  pilotBack: { real: 5 * MINUTE, practice: 20 * SECOND },
  /** A phone that was asked to reset has gone, unless it is in a call; before that its screen shows the file that it held, and nobody is asked what it shows. */
  phoneGone: { real: MINUTE, practice: 10 * SECOND },
  /** No further phone of a batch comes back. One in a call restarts when that ends (administration guide, resetting devices): late ones are looked at once more, as long again. */
  batchQuiet: { real: MINUTE, practice: 8 * SECOND },
  /** However slowly the phones of a batch come back. */
  batchInAll: { real: 10 * MINUTE, practice: 2 * MINUTE },
  /** A person answers, and the passwords are held meanwhile. A person is no quicker on practice. */
  person: { real: 30 * MINUTE, practice: 30 * MINUTE },
  /** Before it is looked again whether a person has answered: answers wake the rollout, so this is for the end of the wait alone. */
  personLook: { real: 5 * SECOND, practice: 5 * SECOND },
} as const satisfies Readonly<Record<string, Readonly<Record<'real' | 'practice', number>>>>;

type Pauses = readonly [number, ...number[]];

/**
 * Milliseconds between two looks; the last is repeated. Registrations are read 15 times a minute at most (Serviceability XML guide), on practice too: there a look is had when a phone may be back, so
 * that a whole rehearsal needs fewer. A node answers for its services as often as it likes.
 */
const LOOKS = {
  service: { real: [500, SECOND, 2 * SECOND], practice: [500, SECOND, 2 * SECOND] },
  registrations: { real: [SECOND, SECOND, 2 * SECOND, 2 * SECOND, 4 * SECOND], practice: [SECOND, SECOND, 2 * SECOND] },
  pilot: { real: [SECOND, 2 * SECOND, 5 * SECOND], practice: [3 * SECOND, 3 * SECOND, 5 * SECOND] },
  batch: { real: [2 * SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND, 15 * SECOND], practice: [4.5 * SECOND, 4.5 * SECOND] },
} as const satisfies Readonly<Record<string, Readonly<Record<'real' | 'practice', Pauses>>>>;

export type Looks = keyof typeof LOOKS;

/** How long a rollout waits, and how often it looks meanwhile, milliseconds. */
export interface Patience extends Readonly<Record<keyof typeof WAITS, number>> {
  readonly looks: Readonly<Record<Looks, Pauses>>;
}

function column(where: 'real' | 'practice'): Patience {
  const waits = Object.fromEntries(Object.entries(WAITS).map(([what, wait]) => [what, wait[where]])) as Record<keyof typeof WAITS, number>;
  return { ...waits, looks: Object.fromEntries(Object.entries(LOOKS).map(([what, looks]) => [what, looks[where]])) as unknown as Record<Looks, Pauses> };
}

export const PATIENCE: Readonly<Record<'real' | 'practice', Patience>> = { real: column('real'), practice: column('practice') };

/** How long a rollout waits, by its record: only practice is hurried. */
export const patienceFor = ({ practice }: Pick<RolloutRecord, 'practice'>): Patience => (practice === null ? PATIENCE.real : PATIENCE.practice);

/** Milliseconds before the next look, of which `had` were had: close together at first, so that what is quick is seen at once. */
export function pauseBefore({ looks }: Patience, what: Looks, had: number): number {
  const pauses = looks[what];
  return pauses[Math.min(had, pauses.length - 1)] ?? pauses[0];
}
