import { type HeldFile, type ModeTruth, type ServerTruth } from '../../../shared/domain/report.ts';
import { type ServerState } from '../../ports/cluster.ts';
import { type ChangeContext } from './context.ts';

/** How long the reading of one server may take after a change: it may be gone for good. */
const TRUTH_DEADLINE_MS = 15_000;

function heldFile(state: ServerState, newSha256: string | null, predecessor: string | null): HeldFile {
  if (state.ctlSha256 === null) return 'none';
  if (state.ctlSha256 === newSha256) return 'new';
  return state.ctlSha256 === predecessor ? 'previous' : 'other';
}

/** Reads from every server what is true now. What cannot be read is unknown, never guessed from what went before. */
export function readServers(context: ChangeContext): Promise<readonly ServerTruth[]> {
  return Promise.all(
    [...context.plan.predecessors].map(async ([server, predecessor]): Promise<ServerTruth> => {
      const state = await context.cluster.state(server, { deadline: TRUTH_DEADLINE_MS });
      if (!state.ok) return { server, holds: 'unknown', sha256: '', staged: 'unknown', error: state.error };
      return {
        server,
        holds: heldFile(state.value, context.signed?.sha256 ?? null, predecessor?.sha256 ?? null),
        sha256: state.value.ctlSha256 ?? '',
        staged: state.value.stagedSha256 === null ? 'no' : 'yes',
      };
    }),
  );
}

export async function readMode(context: ChangeContext): Promise<ModeTruth> {
  const facts = await context.cluster.facts({ deadline: TRUTH_DEADLINE_MS });
  return facts.ok ? { value: facts.value.mode } : { value: 'unknown', error: facts.error };
}
