import { fail } from '../../shared/domain/result.ts';
import { librariesOf, unnamedLibrary } from '../../shared/session/libraries.ts';
import { PRACTICE_MODULE } from '../../shared/session/tokens-view.ts';
import { fill } from '../../shared/texts/fill.ts';
import { CommandStopped, type CommandSession } from '../session.ts';

/** The token library: the one that was named, or else the one that the window would go on with; where that is not clear, says what to type. */
export async function chooseLibrary(session: CommandSession): Promise<string> {
  const { options, context } = session;
  if (options.practice) return PRACTICE_MODULE;
  if (options.module !== null) return options.module;
  await session.call('findModules', {});
  const { found, remembered } = session.state.tokens;
  const path = unnamedLibrary({ found, remembered });
  if (path !== null) {
    context.tell(fill(context.texts.commandLine.tokenLibrary, { path }));
    return path;
  }
  const all = librariesOf(found, remembered);
  const usable = all.filter(({ problem }) => problem === null);
  const broken = all.find(({ problem }) => problem !== null)?.problem ?? null;
  if (usable.length > 0) throw new CommandStopped(fail('token.module-unclear', '', { paths: usable.map((one) => one.path).join(', ') }).error);
  throw new CommandStopped(broken ?? fail('token.module-none').error);
}
