import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, CHROMIUM } from '../chromium.mjs';

const given = process.env.STAND_IN_USER_DATA;

/** Where Electron keeps what is its own; a test that starts the program twice gives the folder. */
export const userData = given ?? mkdtempSync(path.join(tmpdir(), 'electron-stand-in-'));

/** What a session keeps on the disk is there at the next start, and that of a session in memory is not. */
export function forgetUserData(sessionName) {
  if (given !== undefined && sessionName?.startsWith('persist:')) return;
  // A browser that is ending still writes there: what came meanwhile is removed with the folder in the next try.
  for (let tries = 1; ; tries += 1) {
    try {
      rmSync(userData, { recursive: true, force: true, maxRetries: 2, retryDelay: 50 });
      return;
    } catch (error) {
      if (tries === 40) throw error;
    }
  }
}

/** The one Chromium behind all windows; a test attaches to it through the port that it is told. */
export async function startBrowser() {
  const context = await chromium.launchPersistentContext(path.join(userData, 'chromium'), {
    executablePath: CHROMIUM,
    headless: true,
    locale: process.env.STAND_IN_LOCALE ?? 'en-US',
    args: [...BROWSER_ARGS, '--remote-debugging-port=0'],
    viewport: { width: 1120, height: 800 },
  });
  return context;
}
