import { unwritten } from '../../../core/rollout/folder.ts';
import { PhoneTable } from '../../../core/rollout/phone-table.ts';
import { beginning } from '../../../core/rollout/progress.ts';
import { rolloutReport } from '../../../core/rollout/report.ts';
import { viewOf } from '../../../core/rollout/view.ts';
import { RolloutWork } from '../../../core/rollout/work.ts';
import { systemClock } from '../../../core/time/system-clock.ts';
import { type NodeCounters } from '../../../shared/domain/rollout/readings.ts';
import { type PilotProgress, type RestartProgress, RESTART_STATES, type RestartStatus, type RolloutPhoneState } from '../../../shared/domain/rollout/progress.ts';
import { type RolloutReport } from '../../../shared/domain/rollout/report.ts';
import { type AppError, fail } from '../../../shared/domain/result.ts';
import { type ContinuityVerdict } from '../../../shared/domain/signer-continuity.ts';
import { type RolloutView } from '../../../shared/session/rollout-view.ts';
import { pilot, restart, rolloutReport as someReport } from '../../helpers/rollout-report.ts';
import { type Ending, errorAt, MET, nth } from '../turns.ts';

/** A restart of services and phones that has ended, told by what went into it. */
export interface RolloutEnding extends Ending<RolloutReport> {
  readonly view: RolloutView;
}

const { record: RECORD } = someReport();
const [PUBLISHER = '', SUBSCRIBER = ''] = RECORD.cluster.places.map(({ name }) => name);

/** What became of phones one after the other; none = they are not listed. */
const PHONES: readonly [readonly RolloutPhoneState[], ...(readonly RolloutPhoneState[])[]] = [
  ['came-back', 'came-back'],
  [],
  ['came-back', 'not-back'],
  ['came-back', 'not-reached'],
  ['came-back', 'left-out'],
  ['came-back', 'reset', 'waiting'],
  ['refused', 'waiting'],
  ['came-back', 'refused'],
  ['waiting', 'waiting'],
];

const PILOTS: readonly [Partial<PilotProgress> | 'none', ...(Partial<PilotProgress> | 'none')[]] = [
  {},
  {},
  'none',
  { verdict: 'refused', proof: null, isRegistered: null },
  { verdict: 'unknown', proof: null, isRegistered: null },
  { isRegistered: false },
  { verdict: 'asked', proof: null, isRegistered: null },
  { verdict: 'waiting', proof: null, isRegistered: null },
];

const counters = (encryptedPhones: number | null): NodeCounters => ({ callsActive: 0, registeredPhones: 40, encryptedPhones, authenticatedPhones: 0 });
/** What nodes counted in the end. */
const COUNTED: readonly [Readonly<Record<string, NodeCounters>>, ...Readonly<Record<string, NodeCounters>>[]] = [
  { [PUBLISHER]: counters(0), [SUBSCRIBER]: counters(0) },
  { [PUBLISHER]: counters(0), [SUBSCRIBER]: counters(0) },
  { [PUBLISHER]: counters(0), [SUBSCRIBER]: counters(3) },
  { [PUBLISHER]: counters(0) },
  {},
];

const CONTINUITIES: readonly [ContinuityVerdict, ...ContinuityVerdict[]] = ['sast', 'tvs', 'visits', 'unknown'];
const RELEASES: readonly [string, ...string[]] = ['10.5.2', '12.5.1.11900-146', '14.0.1.11900-132'];

function restarted(node: string, service: 'Cisco Tftp' | 'Cisco CallManager', status: RestartStatus, turn: number): RestartProgress {
  const isRead = status === 'proved';
  const errors = [
    fail('rollout.service-not-proved', node, { service, words: 'stopped' }).error,
    fail('rollout.served-other', node, { sha1: 'ee'.repeat(20) }).error,
    errorAt(nth(['connect.refused', ...MET], turn), node),
  ] as const;
  return restart({ node, service, status, upTimeAfter: isRead ? 42 : null, servedSha256: isRead && service === 'Cisco Tftp' ? 'ab'.repeat(32) : null, error: status === 'failed' ? nth(errors, Math.floor(turn / 2)) : null });
}

/** What stopped the work for good, where neither a phone nor a service did. */
const STOPS: readonly [AppError | null, ...(AppError | null)[]] = [
  null,
  null,
  errorAt('rollout.file-changed', PUBLISHER),
  errorAt('rollout.phones-not-back', 'HQ'),
  errorAt('rollout.pilot-off', 'SEP1'),
  errorAt('platform.reset-throttled', ''),
  errorAt('login.refused', PUBLISHER),
];

interface Ended {
  readonly statuses: readonly [RestartStatus, RestartStatus];
  readonly stop: AppError | null;
  readonly isOver: boolean;
  /** All else is as it should be. */
  readonly but?: 'counters' | 'phones' | 'pilot';
  readonly turn: number;
}

function ending({ statuses, stop, isOver: asked, but, turn }: Ended): RolloutEnding {
  const goes = (what: Ended['but']): boolean => but === undefined || but === what;
  const restarts = [restarted(PUBLISHER, 'Cisco Tftp', statuses[0], turn), restarted(SUBSCRIBER, 'Cisco CallManager', statuses[1], turn + 1)];
  const tried = goes('pilot') ? nth(PILOTS, turn) : PILOTS[0];
  const pilots = tried === 'none' ? [] : [pilot(tried)];
  const isRefused = pilots.some(({ verdict }) => verdict === 'refused');
  // One that a phone has refused is over; one that is not over yet may have failed.
  const isOver = asked || isRefused;
  const failed = restarts.find(({ error }) => error !== null)?.error ?? null;
  const error = isRefused ? fail('rollout.pilot-refused', 'SEP1', { name: 'SEP1' }).error : (failed ?? stop);
  const continuity = nth(CONTINUITIES, turn);
  const mode = turn % 3 === 0 ? 'mixed' : 'non-secure';
  const record = { ...RECORD, mode, continuity, pilots: pilots.map(({ name }) => name), cluster: { ...RECORD.cluster, release: nth(RELEASES, turn) }, mayHaveNewCallManager: turn % 4 === 0, mayDistrustItl: turn % 5 === 0, neighbours: turn % 2 === 0 ? [] : RECORD.neighbours } as const;
  const table = new PhoneTable(continuity);
  const states = goes('phones') ? nth(PHONES, Math.floor(turn / 2)) : PHONES[0];
  const phones = states.map((_, at) => ({ name: `SEP${at}`, model: at === 0 ? 'Cisco 8841' : 'Cisco 7960', description: '', devicePool: 'HQ', profile: 'encrypted' as const, since: null }));
  table.apply({ what: 'listed', phones }, 0);
  states.forEach((state, at) => table.set(`SEP${at}`, state));
  const witness = record.witness === null ? null : { name: record.witness, model: 'Cisco 8841', isRegistered: nth([null, true, false], turn) };
  const before = { [PUBLISHER]: counters(5), [SUBSCRIBER]: counters(5) };
  const progress = { ...beginning(record, '2026-11-26T04:12:33.000Z'), restarts, pilots, witness, before, after: goes('counters') ? nth(COUNTED, turn) : COUNTED[0], error, isStopped: error !== null };
  const work = new RolloutWork({ progress, table, folder: unwritten('/rollouts/r'), clock: systemClock, tell: () => undefined });
  const report = rolloutReport(work, isOver, { phones: new Set(), neighbours: [] });
  work.progress = { ...progress, outcome: isOver ? report.outcome : null };
  const view = viewOf(work, { isWorking: false, isPlanned: false, holdsUntil: null, report });
  return { name: `${statuses.join('/')}, ${pilots[0]?.verdict ?? 'no pilot'}, phones ${states.join('/')}, ${continuity}, ${error?.code ?? 'no stop'}, ${isOver ? 'over' : 'open'}, turn ${turn}`, report, view };
}

/** Every way in which a restart of services and phones can end, or come to a halt: each service, the pilot phone, all phones, the counters and what stopped it. */
export function rolloutEndings(): readonly RolloutEnding[] {
  const pairs = RESTART_STATES.flatMap((one) => RESTART_STATES.map((other) => [one, other] as const));
  // Services are restarted, and one thing decides.
  const whole = (['counters', 'phones', 'pilot'] as const).flatMap((but) => Array.from({ length: 24 }, () => ({ statuses: ['proved', 'proved'] as const, stop: null, isOver: true, but })));
  const met = MET.filter((code) => /^(?:connect|login|platform|file)\./u.test(code)).flatMap((code) => [true, false].map((isOver) => ({ statuses: ['proved', 'waiting'] as const, stop: errorAt(code, PUBLISHER), isOver })));
  return [...whole, ...[...pairs, ...pairs, ...pairs].map((statuses, turn) => ({ statuses, stop: nth(STOPS, Math.floor(turn / 3)), isOver: turn % 4 !== 0 })), ...met].map((one, turn) => ending({ ...one, turn }));
}
