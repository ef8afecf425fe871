import { type CommandContext } from './context.ts';
import { awakeWhileChanging, keepAwake } from '../shell/keep-awake.ts';
import { CommandSession, CommandStopped } from './session.ts';
import { INTERRUPTS } from './surroundings.ts';
import { createCommandLineEngine } from './wiring.ts';

/** Runs a command over an engine of its own, and ends it whatever happens. */
export async function runSession<O extends { readonly json: boolean }>(context: CommandContext, options: O, walk: (session: CommandSession<O>) => Promise<void>): Promise<void> {
  const engine = createCommandLineEngine(context);
  awakeWhileChanging(engine, keepAwake, () => context.tell(context.texts.commandLine.mayGoToSleep));
  const session = new CommandSession<O>(context, options, engine);
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
