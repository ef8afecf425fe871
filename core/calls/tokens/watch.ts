import { setTimeout as pause } from 'node:timers/promises';
import { WIZARD_STEPS } from '../../../shared/session/steps.ts';
import { type GoneToken, tokenEvents } from '../../../shared/session/token-events.ts';
import { type TokenPort } from '../../ports/tokens.ts';
import { type Look, identityOf, lookAtTokens } from './look.ts';
import { type Workbench } from '../workbench.ts';
import { type TokenWatch } from './desk.ts';

type WatchBench = Pick<Workbench, 'store' | 'tokens' | 'provider' | 'practice'>;

/** Milliseconds between two looks; a library that is slow to answer is asked less often, and so is one that fails. */
const INTERVAL = 500;
const LONGEST_INTERVAL = 8000;

/**
 * Watches the tokens of a module from the choice of the signer to its password, so that inserting and pulling shows by
 * itself. One watch for a module; it ends with the module. A look that fails is shown until one succeeds.
 */
export function watchTokens(bench: WatchBench, port: TokenPort): void {
  if (bench.tokens.watch?.port === port) return;
  const before = bench.tokens.watch;
  const watch = { port, ended: new AbortController() };
  bench.tokens.watch = watch;
  before?.ended.abort();
  void keepLooking(bench, watch);
}

async function keepLooking(bench: WatchBench, watch: TokenWatch): Promise<void> {
  let gone: readonly GoneToken[] = [];
  for (let wait = INTERVAL; bench.tokens.watch === watch; ) {
    // A watch that ended waits no longer: it would hold its module, and the process of its library, for as long.
    await pause(wait, undefined, { ref: false, signal: watch.ended.signal }).catch(() => undefined);
    if (!watching(bench, watch)) continue;
    const { signal } = bench.tokens.look;
    const began = performance.now();
    const look = await lookAtTokens(bench, watch.port, { signal });
    const took = performance.now() - began;
    // Ended by ourselves, for the sake of a call that may be over already: nothing failed.
    if (signal.aborted) continue;
    wait = look.ok ? Math.max(INTERVAL, 2 * took) : Math.min(2 * wait, LONGEST_INTERVAL);
    // A call may have begun, or the screen been left, while the library was asked.
    if (!watching(bench, watch)) continue;
    if (!look.ok) bench.store.dispatch({ type: 'watch-failed', error: look.error });
    else if (look.value !== null) gone = show(bench, look.value, gone);
  }
}

function watching(bench: WatchBench, watch: TokenWatch): boolean {
  const { step, busy } = bench.store.state();
  return bench.tokens.watch === watch && WIZARD_STEPS[step].watchesTokens && busy === null;
}

/** Shows what changed since the last look, if anything did. */
function show(bench: WatchBench, { tokens, seen }: Look, gone: readonly GoneToken[]): readonly GoneToken[] {
  const shown = bench.store.state().tokens;
  const difference = tokenEvents(bench.tokens.list.map(identityOf), tokens.map(identityOf), gone, performance.now());
  const before = { tokens: shown.tokens, others: shown.others, trouble: shown.trouble };
  bench.tokens.list = tokens;
  const nothingNew = shown.watchError === null && JSON.stringify(before) === JSON.stringify(seen);
  if (!nothingNew) bench.store.dispatch({ type: 'tokens-seen', seen, events: difference.events });
  return difference.gone;
}
