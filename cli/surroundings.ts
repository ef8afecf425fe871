import { type Language, languageOf } from '../shared/texts/languages.ts';
import { localeOf } from '../shared/texts/locale.js';

/** A reader that went away (`ctl ... | head`) or a closed terminal must never end a change half way. */
export const keepOn = (stream: NodeJS.WriteStream): void => void stream.on('error', () => undefined);

/** Ctrl-C, a polite kill, a closed terminal, Ctrl-Break on Windows: none of them may break a commit, or leave a practice cluster behind. */
export const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** The language of the terminal's locale, or of the system. */
export const presentLanguage = (): Language => languageOf(localeOf(process.env));
