import { type Browser, chromium, type Page } from 'playwright-core';
import { type Language } from '../../shared/texts/languages.ts';
import { BROWSER_ARGS, CHROMIUM, WHOLE_CHROMIUM } from '../helpers/chromium.mjs';
import { FALLEN_KEYBOARD } from './fallen-keyboard.ts';
import { type HeldScript } from './held-script.ts';
import { type HeldSocket } from './held-socket.ts';

export interface PageLook {
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the screen for one of the page: 2 is a page at 200 %. */
  readonly scale?: number;
  /** The colours of the system, as a contrast theme of Windows sets them. */
  readonly forcedColours?: boolean;
  /** Runs in the page from its beginning. */
  readonly init?: string;
  /** Takes part in the page's WebSocket. */
  readonly socket?: HeldSocket;
  /** Holds back what draws the screens. */
  readonly script?: HeldScript;
}

/** A page that keeps account of everything that goes wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Console errors, uncaught exceptions, violations of the content security policy, and a keyboard that fell to the page. Empty = all was well. */
  readonly problems: readonly string[];
}

export const startBrowser = (executablePath = CHROMIUM): Promise<Browser> => chromium.launch({ executablePath, args: BROWSER_ARGS });

/** The browser that a person has, with everything around the page. */
export const startWholeBrowser = (): Promise<Browser> => startBrowser(WHOLE_CHROMIUM);

/** Opens a page with cookies, storage and appearance of its own. */
export async function openPage(browser: Browser, address: string, { language = 'en', theme = 'light', width = 1120, height = 860, scale = 1, forcedColours = false, init = '', socket, script }: PageLook = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    locale: language,
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width, height },
    deviceScaleFactor: scale,
    forcedColors: forcedColours ? 'active' : 'none',
  });
  // As in vitest.config.ts: for what hangs.
  context.setDefaultTimeout(180_000);
  await context.addInitScript(FALLEN_KEYBOARD);
  await context.addInitScript(init);
  const page = await context.newPage();
  const problems = watch(page);
  await socket?.watch(page);
  await script?.watch(page);
  await page.goto(address);
  return { page, problems };
}

/** Begins to keep account of a page. */
export function watch(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    // Chromium says so of each directive that it does not know yet.
    if (message.text().includes("Unrecognized Content-Security-Policy directive 'webrtc'")) return;
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  return problems;
}
