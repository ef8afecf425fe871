import { ROLLOUT_PARTS, type PhoneCounts, type RestartProgress, type RestartStatus, type RolloutPart } from '../domain/rollout/progress.ts';
import { type RolloutView } from './rollout-view.ts';

/** How far one part of a rollout is. */
export interface PartProgress {
  readonly part: RolloutPart;
  /** Services and pilot phones stand in turns, so that a part is not over because another one goes on. */
  readonly place: 'past' | 'now' | 'next';
  readonly done: number;
  /** 0 = there is nothing to count. */
  readonly all: number;
}

const OVER: readonly RestartStatus[] = ['proved', 'started', 'skipped', 'not-run'];

/** Calls that a restart ends, as far as they are told; `null` = not told, or not a service that ends calls. */
export const callsEndedBy = ({ now }: Pick<RolloutView, 'now'>, { node, service, callsBefore }: Pick<RestartProgress, 'node' | 'service' | 'callsBefore'>): number | null =>
  service === 'Cisco CallManager' ? (callsBefore ?? now[node]?.callsActive ?? null) : null;

/** All phones that a rollout knows. */
export const phonesInAll = (counts: PhoneCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Phones of which it is known what became of them, as far as a rollout waits for that. */
export const phonesDone = (counts: PhoneCounts): number => phonesInAll(counts) - counts.waiting - counts.reset;

function countOf(part: RolloutPart, { restarts, pilots, counts, state }: RolloutView): { readonly done: number; readonly all: number } {
  switch (part) {
    case 'services':
      // One that failed waits for a person, until all is over.
      return { done: restarts.filter(({ status }) => OVER.includes(status) || (status === 'failed' && state === 'ended')).length, all: restarts.length };
    case 'pilot':
      return { done: pilots.filter(({ verdict }) => verdict === 'accepted' || verdict === 'refused').length, all: pilots.length };
    case 'phones':
      return { done: phonesDone(counts), all: phonesInAll(counts) };
    case 'proof':
      return { done: state === 'ended' ? 1 : 0, all: 0 };
  }
}

/** Every part in its order. */
export const partsOf = (view: RolloutView): readonly PartProgress[] =>
  ROLLOUT_PARTS.map((part, at) => {
    const { done, all } = countOf(part, view);
    const isNow = view.state !== 'ended' && view.part === part;
    const isPast = view.state === 'ended' || (at < ROLLOUT_PARTS.indexOf(view.part) && done >= all);
    return { part, place: isNow ? 'now' : isPast ? 'past' : 'next', done, all };
  });
