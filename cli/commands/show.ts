import { showCtlText } from '../../core/trust/show.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { type CommandContext } from '../context.ts';
import { loadCtlFile } from '../ctl-file-input.ts';
import { EXIT_OF_VERDICT } from '../verdict-exit.ts';

/** `ctl show FILE`: what `show ctl` prints, and the verdict as exit code. */
export async function show(context: CommandContext, path: string): Promise<void> {
  const loaded = await loadCtlFile(path);
  if (!loaded.ok) {
    context.fail(loaded.error);
    return;
  }
  const verdict = verifyCtlFile(loaded.value.file);
  process.stdout.write(showCtlText(loaded.value.file, verdict, loaded.value.modified));
  process.exitCode = EXIT_OF_VERDICT[verdict.kind];
}
