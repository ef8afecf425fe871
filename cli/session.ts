import { type Engine } from '../core/engine.ts';
import { type HeldSecret } from '../core/ports/secret.ts';
import { type CallInput, type CallName, type CallOutput } from '../shared/contract/calls.ts';
import { callEngine } from '../shared/contract/transport.ts';
import { type AppError, fail } from '../shared/domain/result.ts';
import { type ViewState } from '../shared/session/view-state.ts';
import { type CommandContext } from './context.ts';
import { type TokenRouteOptions } from './with-token/options.ts';

/** Ends the command with an error that has a code, an explanation and an exit code. */
export class CommandStopped extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** The engine as one command uses it: calls either succeed or stop the command. */
export class CommandSession<O = TokenRouteOptions> {
  readonly context: CommandContext;
  readonly options: O;
  readonly engine: Engine;
  #state: ViewState | null = null;
  #interrupted = false;
  #onInterrupt = (): void => undefined;
  /** Resolves when the command is interrupted. */
  readonly interrupted = new Promise<void>((resolve) => {
    this.#onInterrupt = resolve;
  });
  readonly #unsubscribe: () => void;
  readonly #held = new Set<HeldSecret>();

  constructor(context: CommandContext, options: O, engine: Engine) {
    this.context = context;
    this.options = options;
    this.engine = engine;
    this.#unsubscribe = engine.subscribe((state) => {
      this.#state = state;
    });
  }

  get state(): ViewState {
    if (this.#state === null) throw new Error('the engine sends its state at once');
    return this.#state;
  }

  /** Cancels what is under way and everything after it, as long as nothing is in service; a commit runs to its end, a restart of services and phones pauses. */
  interrupt(): void {
    const words = this.context.texts.commandLine;
    const cancellable = this.state.job?.cancellable !== false;
    // A restart of services and phones is paused: it goes on later, where it was.
    const pauses = this.state.busy === 'rolling-out';
    // What was made, or restarted, is not cancelled any more.
    const isOver = this.state.busy === null && (this.state.step === 'finish' || this.state.rollout !== null);
    const isBegun = this.state.job !== null;
    this.context.tell(pauses ? words.rollout.pausing : isOver ? words.ending : !isBegun ? words.cancelling : cancellable ? words.cancellingChange : words.cannotInterrupt);
    this.#interrupted = true;
    this.#onInterrupt();
    void this.engine.call(pauses ? 'pauseRollout' : 'cancel', {});
    // Ends a question that waits for an answer.
    process.stdin.pause();
  }

  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    if (this.#interrupted && this.state.step !== 'finish') throw new CommandStopped(fail(this.state.job === null ? 'connect.cancelled' : 'apply.cancelled').error);
    const result = await callEngine(this.engine, name, input);
    if (!result.ok) throw new CommandStopped(result.error);
    return result.value;
  }

  /** Waits until `done` holds for a view state. */
  waitFor(done: (state: ViewState) => boolean): Promise<ViewState> {
    return new Promise((resolve) => {
      let stop = (): void => undefined;
      stop = this.engine.subscribe((state) => {
        if (!done(state)) return;
        queueMicrotask(() => stop());
        resolve(state);
      });
    });
  }

  /** Wipes it at the latest when the command ends, however that ends. */
  hold(secret: HeldSecret): HeldSecret {
    this.#held.add(secret);
    return secret;
  }

  async close(): Promise<void> {
    for (const secret of this.#held) secret.wipe();
    this.#unsubscribe();
    await this.engine.close();
  }
}
