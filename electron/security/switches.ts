import { type CommandLine } from 'electron';

/**
 * Switches of Chromium with which whoever starts the program opens the page to others, or takes its walls down. Fuses refuse those of Node (electron-builder.yml), but no fuse
 * knows these. `--no-sandbox` is not among them: an AppImage adds it by itself where the system does not let programs make sandboxes.
 */
export const REFUSED_SWITCHES: readonly string[] = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'disable-web-security', 'load-extension', 'disable-site-isolation-trials'];

/** The first of them that the program was started with; `null` = none, or the program is not packaged: whoever works on it needs them. */
export const refusedSwitch = (commandLine: Pick<CommandLine, 'hasSwitch'>, isPackaged: boolean): string | null =>
  isPackaged ? (REFUSED_SWITCHES.find((name) => commandLine.hasSwitch(name)) ?? null) : null;
