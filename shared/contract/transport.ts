import { type Result } from '../domain/result.ts';
import { type ViewState } from '../session/view-state.ts';
import { type CallInput, type CallName, type CallOutput } from './calls.ts';

/** What crosses the border between a shell and the engine; nothing else does. */
export interface Transport {
  /** Answers every call, also a malformed one; never throws. */
  call(name: string, input: unknown): Promise<Result<unknown>>;
  /** The listener receives the present view state at once and every later one; returns the unsubscriber. */
  subscribe(listener: (state: ViewState) => void): () => void;
}

/** Calls with the contract's types. */
export async function callEngine<N extends CallName>(
  transport: Transport,
  name: N,
  input: CallInput<N>,
): Promise<Result<CallOutput<N>>> {
  // The engine answers each call with the output that the contract names for it.
  return (await transport.call(name, input)) as Result<CallOutput<N>>;
}
