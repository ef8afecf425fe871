import { existsSync } from 'node:fs';

/** Debian's Chromium: the same engine as Electron's. */
export const CHROMIUM = '/usr/bin/chromium';

export const chromiumIsInstalled = existsSync(CHROMIUM);

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
