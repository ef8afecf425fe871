import { ok } from '../../../shared/domain/result.ts';
import { type StepResult } from '../observer.ts';
import { persist } from '../persist.ts';
import { type ConvergeContext, targetOf } from './converge-context.ts';
import { BACK_PATIENCE, passes } from './passing.ts';

/** Removes the staged file where it lies, and looks whether it is gone. */
async function discard({ cluster }: ConvergeContext, server: string, sha256: string): Promise<StepResult> {
  const state = await cluster.state(server);
  if (!state.ok) return state;
  if (state.value.stagedSha256 !== sha256) return ok(undefined);
  const discarded = await cluster.discard(server, sha256);
  if (!discarded.ok) return discarded;
  const after = await cluster.state(server);
  return after.ok ? ok(undefined) : after;
}

/**
 * Takes back what can be taken back: files that lie staged and unserved, on every server to which one was sent.
 * @returns the servers that were waited for in vain.
 */
export async function takeBack(context: ConvergeContext): Promise<readonly string[]> {
  const { clock, observer, folder } = context;
  const waitedFor: string[] = [];
  await Promise.all(
    [...context.staged.keys()].map(async (server) => {
      const { sha256 } = targetOf(context, server);
      if (sha256 === null) return;
      const discarded = await persist({
        clock,
        observer,
        server,
        patience: BACK_PATIENCE,
        passes: (error) => passes(error, true),
        signal: new AbortController().signal,
        once: () => discard(context, server, sha256),
        stumbled: () => undefined,
      });
      await folder.note({ what: 'step', step: `discard:${server}`, status: discarded.ok ? 'done' : 'failed' });
      if (!discarded.ok && passes(discarded.error, true)) waitedFor.push(server);
    }),
  );
  return waitedFor;
}
