import { showListText } from '../../core/trust/show.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { type CommandContext } from '../context.ts';
import { loadCtlFile } from '../ctl-file-input.ts';
import { EXIT_OF_VERDICT } from '../exit.ts';

/** `ctl show FILE`: what `show ctl` prints, of an ITL file what `show itl` prints, and the verdict as exit code. It needs words only for what goes wrong. */
export async function show(context: () => Promise<CommandContext>, path: string): Promise<void> {
  const loaded = loadCtlFile(path);
  if (!loaded.ok) {
    (await context()).fail(loaded.error);
    return;
  }
  const verdict = verifyCtlFile(loaded.value.file);
  process.stdout.write(showListText(loaded.value.file, verdict, loaded.value.modified));
  process.exitCode = EXIT_OF_VERDICT[verdict.kind];
}
