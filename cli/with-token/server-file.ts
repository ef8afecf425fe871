import { fill } from '../../shared/texts/fill.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { type CommandSession } from '../session.ts';

/** Prints what `show ctl` prints for a server's file under a heading, or what stands in its place where that is no CTL file. */
export async function printServerFile(session: CommandSession, server: string, heading: string): Promise<void> {
  const { context, state } = session;
  const file = state.cluster?.servers.find(({ name }) => name === server)?.ctlFile ?? null;
  const problem = file !== null && (file.verdict === 'empty' || file.verdict === 'unreadable') ? file.problem : null;
  if (problem === null) {
    const { text } = await session.call('showCtl', { server });
    context.print(`${fill(heading, { server })}\n${text}`);
    return;
  }
  const { title, explanation } = errorSentences(problem, context.texts);
  context.print(`${fill(heading, { server })}\n${title}\n${explanation}\n`);
}
