import { type ChangeRecord, type ResumeAs } from '../../../shared/domain/change-record.ts';
import { type EndTruth, type HeldFile, type ModeTruth } from '../../../shared/domain/outcome.ts';
import { type ServerTruth } from '../../../shared/domain/report.ts';
import { type AppError, type Result } from '../../../shared/domain/result.ts';
import { type Clock, sleep } from '../../ports/clock.ts';
import { type ClusterReader } from '../../ports/cluster.ts';
import { passes } from './passing.ts';

/** How long the reading of one server may take after a change: it may be gone for good. */
const TRUTH_DEADLINE_MS = 15_000;
const PAUSE_MS = 500;

/** What was read from everywhere at one time. */
export interface ClusterTruth {
  readonly mode: ModeTruth;
  readonly servers: readonly ServerTruth[];
  /** Servers on which a file that this change knows lies staged; what another client staged there concerns it no more. */
  readonly leftAside: readonly string[];
}

/** The files that a change knows, by which what a server holds has a name. */
export interface RecordedFiles {
  readonly as: 'run' | ResumeAs;
  readonly modeBefore: ChangeRecord['modeBefore'];
  readonly modeAsked: ChangeRecord['modeAsked'];
  /** SHA-256 by server, publisher first; `null` = it held none. */
  readonly before: ReadonlyMap<string, string | null>;
  /** `null` = nothing was signed yet. */
  newSha256: string | null;
}

/** @param newSha256 of the file that was signed, by the journal; `null` = none. */
export const recordedFiles = ({ cluster, modeBefore, modeAsked }: ChangeRecord, as: RecordedFiles['as'], newSha256: string | null): RecordedFiles => ({
  as,
  modeBefore,
  modeAsked,
  before: new Map(cluster.places.map(({ name, before }) => [name, before === 'none' ? null : before])),
  newSha256,
});

export interface TruthReader {
  readonly cluster: ClusterReader;
  readonly clock: Clock;
  readonly files: RecordedFiles;
}

function heldFile({ newSha256, before }: RecordedFiles, server: string, sha256: string | null): HeldFile {
  if (sha256 === null) return 'none';
  if (sha256 === newSha256) return 'new';
  return sha256 === before.get(server) ? 'previous' : 'other';
}

/** Reads until it is read, the error is none that passes, or the time is over: a server that answers again is not called unknown. */
async function patiently<T>(clock: Clock, patience: number, read: () => Promise<Result<T>>): Promise<Result<T>> {
  const began = clock.elapsed();
  for (;;) {
    const result = await read();
    if (result.ok || !passes(result.error, true) || clock.elapsed() - began >= patience) return result;
    await sleep(clock, PAUSE_MS);
  }
}

interface ReadServer {
  readonly truth: ServerTruth;
  /** See {@link ClusterTruth.leftAside}. */
  readonly isLeftAside: boolean;
}

/**
 * What cannot be read is unknown, never guessed from what went before. The file itself is read: what a server says of it is not enough.
 * @param patience milliseconds for its first answer, and for the next one.
 */
async function readServer({ cluster, clock, files }: TruthReader, server: string, [patience, nextPatience]: readonly [number, number]): Promise<ReadServer> {
  const options = { deadline: TRUTH_DEADLINE_MS };
  const unknown = (error: AppError): ReadServer => ({ truth: { server, holds: 'unknown', sha256: '', staged: 'unknown', error }, isLeftAside: false });
  const file = await patiently(clock, patience, () => cluster.ctlFile(server, options));
  if (!file.ok) return unknown(file.error);
  const state = await patiently(clock, nextPatience, () => cluster.state(server, options));
  if (!state.ok) return unknown(state.error);
  const sha256 = file.value?.sha256 ?? null;
  const { stagedSha256 } = state.value;
  return {
    truth: { server, holds: heldFile(files, server, sha256), sha256: sha256 ?? '', staged: stagedSha256 === null ? 'no' : 'yes' },
    isLeftAside: stagedSha256 !== null && (stagedSha256 === files.newSha256 || stagedSha256 === files.before.get(server)),
  };
}

async function readMode({ cluster, clock }: TruthReader, patience: number): Promise<ModeTruth> {
  const facts = await patiently(clock, patience, () => cluster.facts({ deadline: TRUTH_DEADLINE_MS }));
  return facts.ok ? { value: facts.value.mode } : { value: 'unknown', error: facts.error };
}

/**
 * Reads every server and the mode, all at once.
 * @param patience milliseconds in which what does not answer is asked again.
 * @param waitedFor servers that were waited for already, in vain: they are asked once, and again with patience where they answer anything after all.
 */
export async function readTruth(reader: TruthReader, patience: number, waitedFor: ReadonlySet<string> = new Set()): Promise<ClusterTruth> {
  const names = [...reader.files.before.keys()];
  const patienceFor = (server: string): number => (waitedFor.has(server) ? 0 : patience);
  const [asked, read] = await Promise.all([readMode(reader, patienceFor(names[0] ?? '')), Promise.all(names.map((server) => readServer(reader, server, [patienceFor(server), patience])))]);
  // The publisher answers for itself and for the mode: where it answers one of them it is back.
  const [publisher] = read;
  const isBack = asked.value !== 'unknown' || publisher?.truth.holds !== 'unknown';
  if (publisher !== undefined && isBack && publisher.truth.holds === 'unknown') read[0] = await readServer(reader, publisher.truth.server, [patience, patience]);
  const mode = isBack && asked.value === 'unknown' ? await readMode(reader, patience) : asked;
  return { mode, servers: read.map(({ truth }) => truth), leftAside: read.flatMap(({ truth, isLeftAside }) => (isLeftAside ? [truth.server] : [])) };
}

/** What was read, as every change is judged. This route writes on each server. */
export const endTruth = ({ modeBefore, modeAsked, before }: RecordedFiles, { mode, servers }: ClusterTruth): EndTruth => ({
  modeBefore,
  modeAsked,
  mode,
  places: servers.map(({ server, holds, sha256, error }) => ({
    where: server,
    holds,
    found: sha256,
    before: (before.get(server) ?? null) === null ? 'none' : 'previous',
    judged: true,
    written: true,
    ...(error === undefined ? {} : { error }),
  })),
});
