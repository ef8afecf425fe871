import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { type CtlFile } from '../../../shared/ctl-file/model.ts';
import { type AppError, type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type ClusterFacts, type ClusterServer, type ServerCtlFile } from '../../../shared/domain/server.ts';
import { type ServerClock } from '../../../shared/domain/rules/clocks.ts';
import { type ClusterReader } from '../../ports/cluster.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type SignatureVerdict, verifyCtlFile } from '../../trust/verify.ts';

/** A CTL file as a server holds it, understood. */
export interface HeldCtlFile {
  readonly held: ServerCtlFile;
  readonly parsed: CtlFile;
  readonly verdict: SignatureVerdict;
}

/** Bytes in the place of a CTL file that are none: empty, cut, or something else. Phones take nothing from them. */
export interface HeldBytes {
  readonly held: ServerCtlFile;
  readonly parsed: null;
  readonly problem: AppError<'ctl-file.empty' | 'ctl-file.unreadable'>;
}

/** One server as it was read: what it holds, `null` when that is nothing, or why it could not be read. */
export interface ServerSnapshot {
  readonly server: ClusterServer;
  readonly file: Result<HeldCtlFile | HeldBytes | null>;
  /** {@link ClusterReader.clockSkew} */
  readonly clockSkew: number | null;
  /** A file that somebody else wrote aside there: who and when, by the server's clock; `null` or left out = none was seen. */
  readonly foreign?: { readonly user: string; readonly since: string } | null;
}

/** The clocks of the servers, as rules look at them. */
export const clocksOf = ({ servers }: ClusterSnapshot): readonly ServerClock[] => servers.map(({ server, clockSkew }) => ({ name: server.name, skew: clockSkew }));

/** What a server holds, where it is a CTL file by its structure. */
export const ctlFileOf = ({ file }: ServerSnapshot): HeldCtlFile | null => (file.ok && file.value !== null && file.value.parsed !== null ? file.value : null);

/** Whether any server holds one. */
export const anyCtlFile = ({ servers }: Pick<ClusterSnapshot, 'servers'>): boolean => servers.some((server) => ctlFileOf(server) !== null);

/** What keeps the file that a server holds from being one to build on: it is none, or its signature was not verified. `null` = nothing, or it holds none. */
export function objectionToFile({ server, file }: ServerSnapshot): AppError | null {
  if (!file.ok || file.value === null) return null;
  if (file.value.parsed === null) return file.value.problem;
  const { verdict, parsed } = file.value;
  if (verdict.kind === 'bad') return fail('ctl-file.signature-bad', server.name, { signer: parsed.header.signerName }).error;
  return verdict.kind === 'not-checked' ? fail('ctl-file.not-checked', server.name, { reason: verdict.reason }).error : null;
}

/** The cluster as it was read at one time; plans are made from it and checked against it again before each write. */
export interface ClusterSnapshot {
  readonly facts: ClusterFacts;
  readonly servers: readonly ServerSnapshot[];
}

/** The servers with the publisher first. */
export const publisherFirst = ({ servers }: ClusterSnapshot): readonly ServerSnapshot[] =>
  [...servers].sort((a, b) => Number(b.server.role === 'publisher') - Number(a.server.role === 'publisher'));

/** What was read of files already, by SHA-256 of their bytes: as a rule every server holds the same one. */
type Understood = Map<string, Omit<HeldCtlFile, 'held'>>;

function understand(server: ClusterServer, held: ServerCtlFile, understood: Understood): HeldCtlFile | HeldBytes {
  if (held.bytes.length === 0) return { held, parsed: null, problem: fail('ctl-file.empty', server.name).error };
  const known = understood.get(held.sha256);
  if (known !== undefined) return { held, ...known };
  const read = readCtlFile(held.bytes);
  if (read.ok) {
    const fresh = { parsed: read.value, verdict: verifyCtlFile(read.value) };
    understood.set(held.sha256, fresh);
    return { held, ...fresh };
  }
  return { held, parsed: null, problem: fail('ctl-file.unreadable', server.name, { problem: read.error.problem, offset: read.error.offset }).error };
}

async function readServer(reader: ClusterReader, server: ClusterServer, understood: Understood, options: CallOptions): Promise<ServerSnapshot> {
  const file = await reader.ctlFile(server.name, options);
  const clockSkew = reader.clockSkew(server.name);
  if (!file.ok) return { server, file, clockSkew };
  const state = await reader.state(server.name, options);
  const foreign = state.ok && state.value.stagedHere === false ? { user: state.value.stagedBy ?? '', since: state.value.stagedAt ?? '' } : null;
  return { server, file: file.value === null ? ok(null) : ok(understand(server, file.value, understood)), clockSkew, foreign };
}

/**
 * Reads the facts and every server's CTL file. A server that cannot be read is part of the result;
 * `refused` holds the servers that did not let us in, so that they are not asked.
 */
export async function readSnapshot(
  reader: ClusterReader,
  refused: ReadonlyMap<string, AppError>,
  options: CallOptions = {},
): Promise<Result<ClusterSnapshot>> {
  const facts = await reader.facts(options);
  if (!facts.ok) return facts;
  const understood: Understood = new Map();
  const servers = await Promise.all(
    facts.value.servers.map(async (server): Promise<ServerSnapshot> => {
      const error = refused.get(server.name);
      return error === undefined ? readServer(reader, server, understood, options) : { server, file: { ok: false, error }, clockSkew: null };
    }),
  );
  return ok({ facts: facts.value, servers });
}
