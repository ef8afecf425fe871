import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

/** What the stand-in knows of the application (electron-stand-in/test-side.mjs). */
export interface DesktopFacts {
  readonly schemes: readonly unknown[];
  readonly sandboxed: boolean;
  readonly menu: unknown;
  readonly session: { readonly name: string; readonly options: unknown; readonly handlers: readonly string[] };
  readonly windows: readonly { readonly icon: string; readonly shown: boolean; readonly focused: number; readonly webPreferences: Readonly<Record<string, unknown>> }[];
  readonly webRtcPolicies: readonly (string | undefined)[];
  readonly openedPaths: readonly string[];
  readonly awake: boolean;
  readonly dialogs: readonly { readonly kind: string; readonly options: { readonly buttons?: readonly string[]; readonly message?: string } }[];
  readonly deniedWindows: number;
  readonly deniedNavigations: readonly string[];
  readonly cancelled: readonly string[];
}

/** The built Electron main with the built preload and page, on the stand-in. */
export interface DesktopWindow {
  readonly page: Page;
  readonly exited: Promise<number | null>;
  facts(): Promise<DesktopFacts>;
  do(what: 'close' | 'quit' | 'secondInstance'): Promise<unknown>;
  /** Somebody starts the program once more. */
  startAgain(argv: readonly string[], folder: string): Promise<unknown>;
  /** macOS hands a file over; whether the program says that it takes it. */
  handsOver(file: string): Promise<unknown>;
  answerDialog(value: unknown): Promise<unknown>;
  /** Whether the application refuses an embedded page. */
  refusesWebview(): Promise<boolean>;
  /** Whether the application cancels a request, asked as Electron asks. */
  cancels(url: string, resourceType: string): Promise<boolean>;
  end(): Promise<void>;
}

const builtMain = path.resolve(import.meta.dirname, '../../out/main.js');
const register = path.join(import.meta.dirname, 'electron-stand-in/register.mjs');

function startMain(program: string, env: Readonly<Record<string, string>>, args: readonly string[] = []): ChildProcess {
  return fork(program, args, { execArgv: ['--import', register], env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** Ends at once, as a second instance does. */
export const secondInstanceExitCode = (env: Readonly<Record<string, string>>): Promise<number | null> => exitCodeAtOnce(startMain(builtMain, { ...env, STAND_IN_SECOND_INSTANCE: '1' }));

/** How a packaged program ends that is started with a switch. */
export const packagedExitCode = (env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<number | null> =>
  exitCodeAtOnce(startMain(builtMain, { ...env, STAND_IN_PACKAGED: '1' }, args));

/** `null` = it opened its window, and was ended then. */
async function exitCodeAtOnce(child: ChildProcess): Promise<number | null> {
  child.once('message', () => child.disconnect());
  const opened = new Promise<null>((resolve) => child.once('message', () => resolve(null)));
  const code = exitOf(child);
  const first = await Promise.race([opened, code]);
  await code;
  return first;
}

const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));

/** @param program the main to run instead of the built one, e.g. that of a package. */
export function openDesktopWindow(env: Readonly<Record<string, string>>, program = builtMain, args: readonly string[] = []): Promise<DesktopWindow> {
  return windowOf(startMain(program, env, args));
}

/** The window of a program on the stand-in, which was started with a channel to this process. */
export async function windowOf(child: ChildProcess): Promise<DesktopWindow> {
  const exited = exitOf(child);
  const { port } = await next<{ port: number }>(child);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const ask = async (message: Readonly<Record<string, unknown>>): Promise<unknown> => {
    // Otherwise it would be an error of the process, which nobody can catch.
    if (!child.connected) throw new Error('the program has ended');
    child.send(message);
    return (await next<{ answer: unknown }>(child)).answer;
  };
  return {
    page: pageOf(browser),
    exited,
    facts: async () => (await ask({ ask: 'facts' })) as DesktopFacts,
    do: (what) => ask({ ask: what }),
    startAgain: (argv, folder) => ask({ ask: 'secondInstance', value: { argv, folder } }),
    handsOver: (file) => ask({ ask: 'openFile', value: file }),
    answerDialog: (value) => ask({ ask: 'answerDialog', value }),
    refusesWebview: async () => (await ask({ ask: 'attachWebview' })) === true,
    cancels: async (url, resourceType) => (await ask({ ask: 'request', value: { url, resourceType } })) === true,
    end: async () => {
      await browser.close();
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

const next = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`the program ended with ${code ?? 'a signal'}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T);
    });
  });

function pageOf(browser: Browser): Page {
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the window has no page');
  // As in test/e2e/browser.ts: for what hangs.
  page.setDefaultTimeout(180_000);
  return page;
}
