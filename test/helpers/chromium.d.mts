/** Debian's Chromium. */
export const CHROMIUM: string;
export const chromiumIsInstalled: boolean;
export const BROWSER_ARGS: string[];
