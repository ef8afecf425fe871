import { tokenReport } from '../../../core/change/with-token/report.ts';
import { recordedFiles } from '../../../core/change/with-token/truth.ts';
import { type HeldFile, type ModeTruth } from '../../../shared/domain/outcome.ts';
import { type ChangeReport, type ReportedAs, type ServerTruth, type Stop } from '../../../shared/domain/report.ts';
import { fail } from '../../../shared/domain/result.ts';
import { RECORD } from '../../helpers/kept-report.ts';
import { BEHIND_ERRORS, type Ending, errorAt, type Held, heldAfter, MET, modeTruth, MODES, nth } from '../turns.ts';

const OLD = 'ab'.repeat(32);
const digests = (pair: string) => ({ md5: pair.repeat(16), sha1: pair.repeat(20), sha256: pair.repeat(32), length: 4100 });
const FILE = { ...digests('cd'), signerSerial: '0d' };
const SHA256: Readonly<Record<HeldFile, string>> = { new: FILE.sha256, previous: OLD, other: 'ee'.repeat(32), none: '', unknown: '' };

/** Kinds of change: a mode, an update, and the first file of a cluster. */
const KINDS = [
  { kind: 'mixed', modeBefore: 'non-secure', modeAsked: 'mixed', before: OLD },
  { kind: 'update', modeBefore: 'mixed', modeAsked: 'mixed', before: OLD },
  { kind: 'mixed', modeBefore: 'non-secure', modeAsked: 'mixed', before: 'none' },
] as const;

const STOPS: readonly [Stop | null, ...(Stop | null)[]] = [
  null,
  { step: 'commit:sub', error: fail('connect.lost', 'sub', { detail: 'closed' }).error },
  { step: 'stage:sub', error: fail('connect.refused', 'sub', { host: 'sub', port: 2444 }).error },
  { step: 'sign', error: fail('apply.cancelled').error },
  { step: 'stage:sub', error: fail('provider.stale-predecessor', 'sub', { expected: OLD, present: OLD }).error },
  { step: 'commit:sub', error: fail('provider.storage', 'sub', { detail: 'ENOSPC' }).error },
  { step: 'set-mode', error: fail('login.ticket-expired', 'pub').error },
];

interface Ended {
  readonly as: ReportedAs;
  readonly kind: (typeof KINDS)[number];
  readonly held: Held;
  readonly mode: ModeTruth['value'];
  readonly stop: Stop | null;
  readonly turn: number;
}

const serverTruth = (server: string, holds: HeldFile, turn: number): ServerTruth => ({
  server,
  holds,
  sha256: SHA256[holds],
  staged: holds === 'unknown' ? 'unknown' : nth(['no', 'yes'], Math.floor(turn / 8)),
  ...(holds === 'unknown' ? { error: errorAt(nth(['connect.refused', ...MET], turn), server) } : {}),
});

function ending({ as, kind: { kind, modeBefore, modeAsked, before }, held, mode, stop, turn }: Ended): Ending<ChangeReport> {
  const places = RECORD.cluster.places.map((place, index) => ({ ...place, name: index === 0 ? 'pub' : 'sub', before }));
  const record = { ...RECORD, kind, modeBefore, modeAsked, cluster: { ...RECORD.cluster, places, release: nth(['10.0.1', '14.0.1.11900-132'], turn) } };
  const servers = held.map((holds, index) => serverTruth(index === 0 ? 'pub' : 'sub', holds, turn));
  const change = {
    record,
    as,
    files: recordedFiles(record, as === 'keep' ? 'run' : as, FILE.sha256),
    file: FILE,
    previous: before === 'none' ? null : { ...digests('ab'), signerSerial: '0c' },
    mayNeedVisits: turn % 5 === 0,
    mayHaveNewCallManager: false,
    mayRemain: turn % 7 === 0 ? [{ server: 'pub', what: 'phone-sast-trust' as const }] : [],
    mayBeServed: as === 'undo' && Math.floor(turn / 2) % 2 === 0,
  };
  const truth = { mode: modeTruth(mode), servers, leftAside: servers.filter(({ staged }) => staged === 'yes').map(({ server }) => server) };
  const { report } = tokenReport(change, truth, { stop, stumbles: [] }, { startedAt: new Date(0), finishedAt: new Date(0) });
  return { name: `with-token ${as} ${kind} from ${before === 'none' ? 'no file' : modeBefore}, ${held.join('/')}, mode ${mode}, ${stop?.error.code ?? 'no stop'}`, report };
}

const RUNS: readonly ReportedAs[] = ['run', 'finish', 'undo', 'keep'];

/** Every ending of the route with a token that can be read: what each server holds, the mode, and by what it was stopped. */
export function endingsWithToken(): readonly Ending<ChangeReport>[] {
  const read = RUNS.flatMap((as) => KINDS.flatMap((kind) => heldAfter(kind.before !== 'none').flatMap((held) => MODES.map((mode) => ({ as, kind, held, mode })))));
  const met = MET.flatMap((code) => BEHIND_ERRORS.map((held) => ({ as: 'run' as const, kind: KINDS[1], held, mode: 'mixed' as const, stop: { step: 'stage:sub', error: errorAt(code, 'sub') } })));
  // All is as it was before, with and without something left aside, or phones that may have the new file.
  const back = KINDS.flatMap((kind) => Array.from({ length: 16 }, (_, turn) => ending({ as: 'undo', kind, held: kind.before === 'none' ? ['none', 'none'] : ['previous', 'previous'], mode: kind.modeBefore, stop: null, turn })));
  return [...back, ...read.map((one, turn) => ending({ ...one, stop: nth(STOPS, turn), turn })), ...met.map((one, turn) => ending({ ...one, turn }))];
}
