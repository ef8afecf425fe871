import { existsSync } from 'node:fs';

/** Debian's Chromium: the same engine as Electron's. */
const WHOLE = '/usr/bin/chromium';
/** The same engine without a browser around it: a page costs a third of the processor time. */
const SHELL = '/usr/bin/chromium-headless-shell';

export const chromiumIsInstalled = existsSync(WHOLE);

/** What the tests look at pages with; {@link WHOLE_CHROMIUM} is for the one file that looks with all that a person has. */
export const CHROMIUM = existsSync(SHELL) ? SHELL : WHOLE;
export const WHOLE_CHROMIUM = WHOLE;

/** Nothing leaves the computer, and it runs as root in a container. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pictures of one machine then look as those of another.
  '--force-color-profile=srgb',
  '--disable-lcd-text',
  '--lang=en',
];
