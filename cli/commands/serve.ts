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
import { type OpenedBrowser, openBrowser } from '../../shell/page/open-browser.ts';
import { hasScreen, openHere } from '../../shell/page/opener.ts';
import { type PageServer, startPageServer } from '../../shell/page/server.ts';
import { INTERRUPTS } from '../surroundings.ts';
import { version } from '../../package.json';
import { createCommandLineEngine } from '../wiring.ts';

/** `ctl serve`: the window as a page of this computer, until Ctrl-C or SIGTERM. Closing the page ends nothing. */
export async function serve(context: CommandContext, { port, open, ...left }: Values<typeof OPTIONS.serve>): Promise<void> {
  allRead(left);
  // Whoever has the browser opened here sits at this screen; an address that was printed may be opened from elsewhere.
  const engine = createCommandLineEngine(context, 'page', open && hasScreen() ? openHere : null);
  awakeWhileChanging(engine, keepAwake, () => context.tell(context.texts.commandLine.mayGoToSleep));
  const page = await start(context, engine, port ?? 0);
  if (page !== null) {
    context.tell(fill(context.texts.commandLine.serve.version, { version }));
    const stopped = untilStopped(context, engine);
    const removeFiles = await show(context, page, open);
    await stopped;
    await removeFiles();
  }
  await engine.close();
  await page?.server.close();
}

interface StartedPage {
  readonly server: PageServer;
  /** Calls back once, when the next browser shows the key. */
  readonly whenAdmitted: (callback: () => void) => void;
}

async function start(context: CommandContext, engine: Engine, port: number): Promise<StartedPage | null> {
  let waiting: (() => void)[] = [];
  const onAdmitted = (): void => {
    const called = waiting;
    waiting = [];
    for (const callback of called) callback();
  };
  try {
    const assets = loadAssets(path.join(context.programDir, 'renderer'));
    return { server: await startPageServer({ engine, assets, port, onAdmitted }), whenAdmitted: (callback) => void waiting.push(callback) };
  } catch (error) {
    context.fail(fail('program.page-not-served', '', { detail: error instanceof Error ? error.message : 'unknown' }).error);
    return null;
  }
}

/**
 * Opens the page or says where it is; answers with what removes the files that browsers were opened on. Where a browser was opened the
 * address is not printed: it holds the key, and a terminal keeps what it shows.
 */
async function show(context: CommandContext, { server, whenAdmitted }: StartedPage, open: boolean): Promise<() => Promise<void>> {
  const words = context.texts.commandLine.serve;
  const files: OpenedBrowser[] = [];
  const inBrowser = async (): Promise<boolean> => {
    const browser = await openBrowser(server.addressWithKey);
    if (browser === null) {
      context.print(fill(words.address, { address: server.addressWithKey }));
      return false;
    }
    files.push(browser);
    whenAdmitted(() => void browser.removeFile());
    return true;
  };
  if (!open) context.print(fill(words.address, { address: server.addressWithKey }));
  else if (await inBrowser()) {
    context.print(words.opening);
    context.print(process.stdin.isTTY ? fill(words.comeBack, { keys: AGAIN_KEYS }) : words.comeBackWithout);
    whenAskedAgain(() => void inBrowser());
  }
  return async () => {
    await Promise.all(files.map((file) => file.removeFile()));
  };
}

/** Whoever closes the tab needs a way back. */
const AGAIN_KEYS = process.platform === 'win32' ? 'Enter' : 'Ctrl-\\';

/** At SIGQUIT, which terminals send for Ctrl-\: a program in the background that reads its terminal is stopped (SIGTTIN), in the middle of a change too. Windows knows neither. */
function whenAskedAgain(open: () => void): void {
  if (process.platform !== 'win32') process.on('SIGQUIT', open);
  else if (process.stdin.isTTY) process.stdin.on('data', open).unref();
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
