import { type EndTruth, type HeldFile, type ModeTruth } from '../../../shared/domain/outcome.ts';
import { type ServerTruth } from '../../../shared/domain/report.ts';
import { type AppError } from '../../../shared/domain/result.ts';
import { type ChangeContext } from './context.ts';

/** How long the reading of one server may take after a change: it may be gone for good. */
const TRUTH_DEADLINE_MS = 15_000;

/** What was read from everywhere at one time. */
export interface ClusterTruth {
  readonly mode: ModeTruth;
  readonly servers: readonly ServerTruth[];
}

function heldFile(sha256: string | null, newSha256: string | null, predecessor: string | null): HeldFile {
  if (sha256 === null) return 'none';
  if (sha256 === newSha256) return 'new';
  return sha256 === predecessor ? 'previous' : 'other';
}

/** What cannot be read is unknown, never guessed from what went before. The file itself is read: what a server says of it is not enough. */
async function readServer({ cluster, signed }: ChangeContext, server: string, predecessor: string | null): Promise<ServerTruth> {
  const options = { deadline: TRUTH_DEADLINE_MS };
  const unknown = (error: AppError): ServerTruth => ({ server, holds: 'unknown', sha256: '', staged: 'unknown', error });
  const file = await cluster.ctlFile(server, options);
  if (!file.ok) return unknown(file.error);
  const state = await cluster.state(server, options);
  if (!state.ok) return unknown(state.error);
  const sha256 = file.value?.sha256 ?? null;
  return {
    server,
    holds: heldFile(sha256, signed?.sha256 ?? null, predecessor),
    sha256: sha256 ?? '',
    staged: state.value.stagedSha256 === null ? 'no' : 'yes',
  };
}

async function readMode({ cluster }: ChangeContext): Promise<ModeTruth> {
  const facts = await cluster.facts({ deadline: TRUTH_DEADLINE_MS });
  return facts.ok ? { value: facts.value.mode } : { value: 'unknown', error: facts.error };
}

/** Reads every server and the mode, all at once. */
export async function readTruth(context: ChangeContext): Promise<ClusterTruth> {
  const servers = [...context.plan.predecessors].map(([server, predecessor]) => readServer(context, server, predecessor?.sha256 ?? null));
  const [mode, read] = await Promise.all([readMode(context), Promise.all(servers)]);
  return { mode, servers: read };
}

/** What was read, as every change is judged. This route writes on each server. */
export const endTruth = ({ plan }: ChangeContext, { mode, servers }: ClusterTruth): EndTruth => ({
  modeBefore: plan.facts.mode,
  modeAsked: plan.view.mode,
  mode,
  places: servers.map(({ server, holds, sha256, error }) => ({
    where: server,
    holds,
    found: sha256,
    before: (plan.predecessors.get(server) ?? null) === null ? 'none' : 'previous',
    judged: true,
    written: true,
    ...(error === undefined ? {} : { error }),
  })),
});
