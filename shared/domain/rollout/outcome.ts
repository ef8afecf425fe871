import { type NeighbourLeft } from '../neighbours.ts';
import { isAtLeast, RELEASES } from '../release.ts';
import { type AppError } from '../result.ts';
import { type SecurityMode } from '../server.ts';
import { NO_PHONES, type PhoneCounts, type PilotProgress, type RestartProgress, type RolloutPhoneState } from './progress.ts';
import { type NodeCounters } from './readings.ts';
import { FORETOLD, type Foretold, type PhoneTrouble, type RolloutLeft, type RolloutOutcome, type SecureShare } from './report.ts';

/** A phone as far as its part in a rollout is known. */
export interface PhoneEnding {
  readonly state: RolloutPhoneState;
  readonly foretold: Foretold;
  /** Whether it was registered before anything was restarted; `null` = not read. */
  readonly wasRegistered: boolean | null;
}

/** Why a phone is told by its name; `null` = it came back, or was left alone on purpose while the rollout goes on. */
export function troubleOf({ state, foretold }: Pick<PhoneEnding, 'state' | 'foretold'>): PhoneTrouble | null {
  if (state === 'came-back' && foretold === 'visit') return 'foretold';
  const troubles: Readonly<Record<RolloutPhoneState, PhoneTrouble | null>> = {
    waiting: null,
    reset: 'not-known',
    'came-back': null,
    'not-back': 'not-back',
    refused: 'refused',
    'not-reached': 'not-registered',
    'left-out': 'not-asked',
  };
  return troubles[state];
}

/** What a person does with phones that are told by name. */
export type PhonesLeft = 'visit-phones' | 'look-at-phones' | 'reset-phones';

/** Which of it a trouble leads to, as the list of what is left counts it. */
export const leftBy = (trouble: PhoneTrouble): PhonesLeft => (trouble === 'not-asked' ? 'reset-phones' : trouble === 'not-back' || trouble === 'not-known' ? 'look-at-phones' : 'visit-phones');

/** Whether a phone ended as was known before: it took the file, or it needs a visit that was foretold, by rule or since it was off. */
function isAsForetold({ state, foretold, wasRegistered }: PhoneEnding): boolean {
  if (state === 'came-back') return true;
  if (state === 'not-reached') return wasRegistered === false || foretold === 'visit';
  return (state === 'refused' || state === 'not-back') && foretold === 'visit';
}

/** Of all nodes that run CallManager. A node whose counters were not read leaves it open. */
export function secureShareOf(mode: SecurityMode, counters: Readonly<Record<string, NodeCounters>>): SecureShare {
  if (mode !== 'non-secure') return { verdict: 'not-asked', nodes: [] };
  const all = Object.entries(counters);
  const nodes = all.filter(([, { encryptedPhones, authenticatedPhones }]) => (encryptedPhones ?? 0) + (authenticatedPhones ?? 0) > 0).map(([node]) => node);
  if (nodes.length > 0) return { verdict: 'some', nodes };
  const isRead = all.length > 0 && all.every(([, { encryptedPhones, authenticatedPhones }]) => encryptedPhones !== null && authenticatedPhones !== null);
  return { verdict: isRead ? 'none' : 'unknown', nodes };
}

/** Whether nothing is wrong but that nothing more may be asked for, for now: with this password, or at all. A person goes on. */
export const onlyPauses = ({ code }: AppError): boolean => code === 'login.refused' || code === 'platform.reset-throttled';

/** Whether what an error advises can still be done: once the rollout is over nothing continues and nothing is left out, and what is left to do is told by itself. */
export const adviceHolds = ({ code }: AppError, isOver: boolean): boolean => !isOver || code === 'rollout.pilot-refused';

export interface RolloutEnding {
  readonly error: AppError | null;
  readonly restarts: readonly RestartProgress[];
  readonly pilots: readonly PilotProgress[];
  /** `null` = the phones of the cluster were not listed. */
  readonly phones: Iterable<PhoneEnding> | null;
  readonly secureShare: SecureShare['verdict'];
}

/** How a rollout ended, by what was read and told; the worst of it counts. */
export function rolloutOutcome({ error, restarts, pilots, phones, secureShare }: RolloutEnding): RolloutOutcome {
  if (pilots.some(({ verdict }) => verdict === 'refused')) return 'refused';
  if (restarts.some(({ status }) => status === 'failed') || pilots.some(({ isRegistered }) => isRegistered === false) || (error !== null && !onlyPauses(error))) return 'failed';
  const endings = [...(phones ?? [])];
  // Where a person resets the phones, they have not been yet.
  if (secureShare === 'some' && phones !== null) return 'failed';
  if (endings.some((phone) => phone.state !== 'waiting' && phone.state !== 'left-out' && phone.state !== 'reset' && !isAsForetold(phone))) return 'incomplete';
  if (restarts.some(({ status }) => status === 'skipped' || status === 'waiting') || endings.some(({ state }) => state === 'waiting' || state === 'left-out')) return 'incomplete';
  const isOpen = restarts.some(({ status }) => status === 'started' || status === 'running') || pilots.some(({ verdict }) => verdict !== 'accepted') || endings.some(({ state }) => state === 'reset');
  return isOpen || phones === null || secureShare === 'unknown' || secureShare === 'some' ? 'unknown' : 'done';
}

export const emptyForetold = (): Record<Foretold, PhoneCounts> => Object.fromEntries(FORETOLD.map((one) => [one, NO_PHONES])) as Record<Foretold, PhoneCounts>;

export interface LeftFacts {
  readonly isOver: boolean;
  readonly release: string;
  readonly restarts: readonly RestartProgress[];
  readonly pilots: readonly PilotProgress[];
  readonly counts: PhoneCounts;
  /** Phones that were foretold to refuse the file, and registered again. */
  readonly foretoldVisits: number;
  readonly isListed: boolean;
  readonly secureShare: SecureShare['verdict'];
  readonly neighbours: readonly NeighbourLeft[];
  /** The CallManager certificate of a node may be another one than in the file before. */
  readonly mayHaveNewCallManager: boolean;
  readonly mayDistrustItl: boolean;
}

/** What a person still has to do. */
export function rolloutLeft({ isOver, release, restarts, pilots, counts, foretoldVisits, isListed, secureShare, neighbours, mayHaveNewCallManager, mayDistrustItl }: LeftFacts): readonly RolloutLeft[] {
  const isUnproved = restarts.some(({ status }) => status !== 'proved' && status !== 'not-run');
  const applies: Readonly<Record<RolloutLeft, boolean>> = {
    'go-on': !isOver,
    // What follows in the list would do to all phones what one has refused.
    'find-refusal': isOver && pilots.some(({ verdict }) => verdict === 'refused'),
    'restart-services': isOver && isUnproved,
    'reset-phones': isOver && (!isListed || counts.waiting + counts['left-out'] > 0),
    'visit-phones': counts['not-reached'] + counts.refused + foretoldVisits > 0,
    'look-at-phones': counts['not-back'] + (isOver ? counts.reset : 0) > 0,
    'look-at-secure-phones': secureShare === 'some' || (isOver && secureShare === 'unknown'),
    'compare-on-phone': isOver && !isListed,
    'restart-haproxy': isOver && mayHaveNewCallManager && isAtLeast(release, RELEASES.haproxy),
    'look-at-itl': isOver && mayDistrustItl,
    'look-at-neighbours': isOver && neighbours.length > 0,
  };
  return (Object.keys(applies) as RolloutLeft[]).filter((item) => applies[item]);
}
