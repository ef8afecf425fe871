import { setTimeout as pause } from 'node:timers/promises';
import { type Token, type TokenPort } from '../ports/token-port.ts';
import { tokenView } from './views.ts';
import { type Workbench } from './workbench.ts';

/** Milliseconds between two looks; a library that is slow to answer is asked less often. */
const INTERVAL = 500;

const identity = (tokens: readonly Token[]): string =>
  JSON.stringify(tokens.map(({ serial, label, pin, certificates }) => [serial, label, pin, certificates.map(({ sha256 }) => sha256)]));

/**
 * Watches the tokens of a module while a person is on the token screen, so that inserting and pulling shows by itself.
 * One watch for a module; it ends with the module, or when looking fails (the person then looks again by hand).
 */
export function watchTokens(bench: Workbench, tokens: TokenPort): void {
  if (bench.watched === tokens) return;
  bench.watched = tokens;
  void watch(bench, tokens).finally(() => {
    if (bench.watched === tokens) bench.watched = null;
  });
}

async function watch(bench: Workbench, tokens: TokenPort): Promise<void> {
  for (let last = INTERVAL; bench.tokens === tokens; ) {
    await pause(Math.max(INTERVAL, 2 * last), undefined, { ref: false });
    if (!watching(bench, tokens)) continue;
    const began = performance.now();
    const listed = await tokens.list();
    last = performance.now() - began;
    // A call may have begun, or the screen been left, while the library was asked.
    if (!watching(bench, tokens)) continue;
    if (!listed.ok) {
      bench.store.dispatch({ type: 'failed', error: listed.error });
      return;
    }
    show(bench, listed.value);
  }
}

function watching(bench: Workbench, tokens: TokenPort): boolean {
  const { step, busy } = bench.store.state();
  return bench.tokens === tokens && step === 'token' && busy === null;
}

function show(bench: Workbench, list: readonly Token[]): void {
  const { snapshot } = bench;
  if (snapshot === null || identity(list) === identity(bench.tokenList)) return;
  bench.tokenList = list;
  bench.store.dispatch({ type: 'tokens-seen', tokens: list.map((token) => tokenView(token, snapshot)) });
}
