import path from 'node:path';
import { type Engine } from '../../core/engine.ts';
import { fail } from '../../shared/domain/result.ts';
import { isWriting } from '../../shared/session/changing.ts';
import { fill } from '../../shared/texts/fill.ts';
import { awakeWhileChanging, keepAwake } from '../../shell/keep-awake.ts';
import { loadAssets } from '../../shell/serve-asset.ts';
import { type CommandContext } from '../context.ts';
import { type Values, allRead } from '../options/declare.ts';
import { type OPTIONS } from '../options/tables.ts';
import { openBrowser } from '../../shell/page/open-browser.ts';
import { type PageServer, startPageServer } from '../../shell/page/server.ts';
import { INTERRUPTS } from '../surroundings.ts';
import { createCommandLineEngine } from '../wiring.ts';

/** `ctl serve`: the window as a page of this computer, until Ctrl-C or SIGTERM. Closing the page ends nothing. */
export async function serve(context: CommandContext, { port, open, ...left }: Values<typeof OPTIONS.serve>): Promise<void> {
  allRead(left);
  const engine = createCommandLineEngine(context, 'page');
  awakeWhileChanging(engine, keepAwake, () => context.tell(context.texts.commandLine.mayGoToSleep));
  const page = await start(context, engine, port ?? 0);
  if (page !== null) {
    const stopped = untilStopped(context, engine);
    const removeFile = await show(context, page, open);
    await stopped;
    await removeFile();
  }
  await engine.close();
  await page?.server.close();
}

interface StartedPage {
  readonly server: PageServer;
  /** A browser has shown the key. */
  readonly isOpen: Promise<void>;
}

async function start(context: CommandContext, engine: Engine, port: number): Promise<StartedPage | null> {
  let onAdmitted = (): void => undefined;
  const isOpen = new Promise<void>((resolve) => {
    onAdmitted = resolve;
  });
  try {
    const assets = loadAssets(path.join(context.programDir, 'renderer'));
    return { server: await startPageServer({ engine, assets, port, onAdmitted }), isOpen };
  } catch (error) {
    context.fail(fail('program.page-not-served', '', { detail: error instanceof Error ? error.message : 'unknown' }).error);
    return null;
  }
}

/** Opens the page or says where it is; answers with what removes the file that a browser was opened on. */
async function show(context: CommandContext, { server, isOpen }: StartedPage, open: boolean): Promise<() => Promise<void>> {
  const words = context.texts.commandLine.serve;
  const browser = open ? await openBrowser(server.addressWithKey) : null;
  if (browser === null) {
    context.print(fill(words.address, { address: server.addressWithKey }));
    return () => Promise.resolve();
  }
  const { removeFile } = browser;
  void isOpen.then(removeFile);
  // With its key: whoever closes the tab needs it to come back.
  context.print(fill(words.opening, { address: server.addressWithKey }));
  return removeFile;
}

/** Resolves at the first signal; none of them, first or later, breaks a change that is writing. */
function untilStopped(context: CommandContext, engine: Engine): Promise<void> {
  const words = context.texts.commandLine.serve;
  let writing = false;
  engine.subscribe((state) => {
    writing = isWriting(state);
  });
  return new Promise((resolve) => {
    for (const signal of INTERRUPTS) {
      process.on(signal, () => {
        context.tell(writing ? words.waiting : words.closing);
        resolve();
      });
    }
  });
}
