import { type Language, languageOf } from '../shared/texts/languages.ts';

/** A reader that went away (`ctl ... | head`) or a closed terminal must never end a change half way. */
export const keepOn = (stream: NodeJS.WriteStream): void => void stream.on('error', () => undefined);

/** Ctrl-C, a polite kill, a closed terminal, Ctrl-Break on Windows: none of them may break a commit, or leave a practice cluster behind. */
export const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/**
 * The language of the terminal's locale (POSIX, 8.2: the first of these variables that is set and not empty). Windows has none of them, so
 * then it is the language of the system.
 */
export function localeLanguage(env: Readonly<Record<string, string | undefined>>, ofSystem: () => string): Language {
  const named = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => env[name] ?? '').find((value) => value !== '');
  return languageOf(named ?? ofSystem());
}

export const presentLanguage = (): Language => localeLanguage(process.env, () => new Intl.DateTimeFormat().resolvedOptions().locale);
