import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { type CtlFile } from '../../../shared/ctl-file/model.ts';
import { type AppError, type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type ClusterFacts, type ClusterServer, type ServerCtlFile } from '../../../shared/domain/server.ts';
import { type ClusterReader } from '../../ports/cluster.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type SignatureVerdict, verifyCtlFile } from '../../trust/verify.ts';

/** A CTL file as a server holds it, understood. */
export interface HeldCtlFile {
  readonly held: ServerCtlFile;
  readonly parsed: CtlFile;
  readonly verdict: SignatureVerdict;
}

/** One server as it was read: its file, `null` when it holds none, or why it could not be read. */
export interface ServerSnapshot {
  readonly server: ClusterServer;
  readonly file: Result<HeldCtlFile | null>;
}

/** The cluster as it was read at one time; plans are made from it and checked against it again before each write. */
export interface ClusterSnapshot {
  readonly facts: ClusterFacts;
  readonly servers: readonly ServerSnapshot[];
}

/** The servers with the publisher first. */
export const publisherFirst = ({ servers }: ClusterSnapshot): readonly ServerSnapshot[] =>
  [...servers].sort((a, b) => Number(b.server.role === 'publisher') - Number(a.server.role === 'publisher'));

function understand(server: ClusterServer, held: ServerCtlFile): Result<HeldCtlFile> {
  const read = readCtlFile(held.bytes);
  if (!read.ok) return fail('ctl-file.unreadable', server.name, { problem: read.error.problem, offset: read.error.offset });
  return ok({ held, parsed: read.value, verdict: verifyCtlFile(read.value) });
}

async function readServer(reader: ClusterReader, server: ClusterServer, options: CallOptions): Promise<ServerSnapshot> {
  const file = await reader.ctlFile(server.name, options);
  if (!file.ok) return { server, file };
  return { server, file: file.value === null ? ok(null) : understand(server, file.value) };
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
  const servers = await Promise.all(
    facts.value.servers.map(async (server): Promise<ServerSnapshot> => {
      const error = refused.get(server.name);
      return error === undefined ? readServer(reader, server, options) : { server, file: { ok: false, error } };
    }),
  );
  return ok({ facts: facts.value, servers });
}
