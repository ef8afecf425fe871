import { type Language, languageOf } from '../shared/texts/languages.ts';

/** A reader that went away (`ctl ... | head`) or a closed terminal must never end a change half way. */
export const keepOn = (stream: NodeJS.WriteStream): void => void stream.on('error', () => undefined);

/** The language of the terminal's locale (POSIX, 8.2). */
export const presentLanguage = (): Language => languageOf(process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG']);
