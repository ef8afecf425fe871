import { type CommandContext } from './context.ts';
import { createCommandLineEngine } from './wiring.ts';
import { CommandSession, CommandStopped } from './session.ts';

/** Ctrl-C, a polite kill, a closed terminal: none of them may break a commit, or leave a practice cluster behind. */
const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a command over an engine of its own, and ends it whatever happens. */
export async function runSession<O extends { readonly json: boolean }>(context: CommandContext, options: O, walk: (session: CommandSession<O>) => Promise<void>): Promise<void> {
  const session = new CommandSession<O>(context, options, createCommandLineEngine(context));
  const onInterrupt = (): void => session.interrupt();
  for (const signal of INTERRUPTS) process.on(signal, onInterrupt);
  try {
    await walk(session);
  } catch (error) {
    if (!(error instanceof CommandStopped)) throw error;
    context.fail(error.error, options.json);
  } finally {
    await session.close();
    for (const signal of INTERRUPTS) process.off(signal, onInterrupt);
  }
}
