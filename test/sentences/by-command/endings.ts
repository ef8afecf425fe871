import { makePlatformPlan } from '../../../core/change/by-command/make-plan.ts';
import { platformReport } from '../../../core/change/by-command/run.ts';
import { type HeldFile, type ModeTruth } from '../../../shared/domain/outcome.ts';
import { type ListedFile, type PlatformNodeTruth, type PlatformReport } from '../../../shared/domain/platform/report.ts';
import { type Stop } from '../../../shared/domain/report.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { RECORD } from '../../helpers/kept-report.ts';
import { must } from '../../helpers/must.ts';
import { readingOf } from '../../helpers/platform/reading.ts';
import { BEHIND_ERRORS, type Ending, errorAt, type Held, heldAfter, MET, modeTruth, MODES, nth } from '../turns.ts';

type Spoken = readonly [PlatformReport['said'], Stop | null];

const KINDS = [
  { kind: 'update', modeBefore: 'mixed', modeAsked: 'mixed', before: 1 },
  { kind: 'non-secure', modeBefore: 'mixed', modeAsked: 'non-secure', before: 1 },
  { kind: 'mixed', modeBefore: 'non-secure', modeAsked: 'mixed', before: 0 },
  { kind: 'reset-localkey', modeBefore: 'mixed', modeAsked: 'mixed', before: 1 },
] as const;

const COMMAND = 'utils ctl update CTLFile';
const stopAt = (error: Stop['error']): Stop => ({ step: 'command', error });
const SAID: readonly [Spoken, ...Spoken[]] = [
  [{ kind: 'done', advice: [] }, null],
  [{ kind: 'no-answer' }, stopAt(fail('connect.lost', '10.0.0.1', { detail: 'closed' }).error)],
  [{ kind: 'refused', why: 'export-control' }, stopAt(fail('platform.command-refused', '10.0.0.1', { command: COMMAND, reason: 'export-control' }).error)],
  [{ kind: 'not-understood', reason: 'words-unknown', detail: '' }, stopAt(fail('platform.words-unknown', '10.0.0.1', { command: COMMAND, reason: 'words-unknown', detail: '' }).error)],
];

const LISTED: ListedFile = { md5: 'cd'.repeat(16), sha1: 'cd'.repeat(20), length: 4100, signer: 'CN=pub', signerSerial: '0d' };
const SHA1: Readonly<Record<HeldFile, string>> = { new: LISTED.sha1, previous: 'file 1', other: 'ee'.repeat(20), none: '', unknown: '' };
const proof = (held: HeldFile, turn: number) => ({ held, sha1: SHA1[held], ...(held === 'unknown' ? { error: errorAt(nth(['platform.port-closed', ...MET], turn), '10.0.0.2') } : {}) });

function nodeTruth(index: number, held: HeldFile, turn: number): PlatformNodeTruth {
  const isServed = index === 0 || turn % 4 !== 0;
  const served: HeldFile = held === 'unknown' ? held : nth<HeldFile>(['previous', held, 'unknown'], Math.floor(turn / 3));
  return {
    node: `10.0.0.${index + 1}`,
    hostName: index === 0 ? 'cucm-pub' : 'cucm-sub',
    role: index === 0 ? 'publisher' : 'subscriber',
    judged: isServed,
    disk: proof(held, turn),
    served: isServed ? { ...proof(served, turn), by: served === 'unknown' ? null : 'https' } : null,
  };
}

interface Ended {
  readonly kind: (typeof KINDS)[number];
  readonly held: Held;
  readonly mode: ModeTruth['value'];
  readonly spoken: Spoken;
  readonly turn: number;
}

function ending({ kind: { kind, modeBefore, modeAsked, before }, held, mode, spoken: [said, stop], turn }: Ended): Ending<PlatformReport> {
  const release = nth(['10.0.1', '12.5.1.11900-146', '14.0.1.11900-132'], Math.floor(turn / 4));
  const present = { CallManager: ok({ sha256: null, sha1: '0d', serialNumber: '0d' }), ITLRecovery: null };
  const reading = readingOf([{ disk: before, tvs: turn % 2 === 0 }, { disk: before }], { mode: modeBefore, release, present });
  // Of a kind that this cluster would not be offered nothing but the name is told.
  const plan = { ...must(makePlatformPlan({ id: RECORD.id, kind: 'update', reading, olderNode: false })), kind, requestedMode: modeAsked };
  const nodes = held.map((holds, index) => nodeTruth(index, holds, turn));
  const isSignerForetold = held[0] === 'new' ? nth([true, null, false], Math.floor(turn / 5)) : null;
  const truth = { readAt: new Date(0), mode: modeTruth(mode), file: held[0] === 'new' ? LISTED : null, isSignerForetold, nodes, files: [] };
  const context = { plan, record: { id: plan.id }, before: reading, clock: { now: () => new Date(0) }, notCopied: new Set<string>(), said, stumbles: [] };
  // Nothing else of it is looked at by the report.
  const report = { ...platformReport({ context: context as never, startedAt: '1970-01-01T00:00:00.000Z', stop, truth }), transcriptKept: true, kept: true };
  return { name: `by-command ${kind} from ${before === 0 ? 'no file' : modeBefore}, ${held.join('/')}, mode ${mode}, ${said.kind}, ${stop?.error.code ?? 'no stop'}`, report };
}

/** Every ending of the route by command that can be read: what each node holds and serves, the mode, and what the command said. */
export function endingsByCommand(): readonly Ending<PlatformReport>[] {
  const read = KINDS.flatMap((kind) => heldAfter(kind.before !== 0).flatMap((held) => MODES.map((mode) => ({ kind, held, mode }))));
  const met = MET.flatMap((code) => BEHIND_ERRORS.map((held) => ({ kind: KINDS[0], held, mode: 'mixed' as const, spoken: [{ kind: 'no-answer' }, stopAt(errorAt(code, '10.0.0.1'))] as const })));
  return [...read.map((one, turn) => ending({ ...one, spoken: nth(SAID, turn), turn })), ...met.map((one, turn) => ending({ ...one, turn }))];
}
