import { type Language, isLanguage } from '../../shared/texts/languages.ts';
import { ENGLISH, type HelpWords } from './translated.ts';

/** The words of the help by language; those of English stand beside the options. */
export const LOAD_HELP_WORDS: Readonly<Record<Language, () => Promise<HelpWords>>> = {
  en: () => Promise.resolve(ENGLISH),
  ja: async () => {
    const { commandHelpJa } = await import('../../shared/texts/ja/command-help.ts');
    return (english) => commandHelpJa[english] ?? english;
  },
};

/** The words of the help, where it is asked for; `null` = it is not, and no words are loaded. What was typed tells the language, since the help is told before anything else is parsed. */
export async function askedHelpWords(typed: readonly string[], otherwise: Language): Promise<HelpWords | null> {
  if (typed.length > 0 && !typed.some((one) => ['--help', '-h', 'help'].includes(one))) return null;
  const lang = [...typed.join('\n').matchAll(/(?:^|\n)--lang[=\n](\w+)/gu)].at(-1)?.[1] ?? otherwise;
  return isLanguage(lang) ? LOAD_HELP_WORDS[lang]() : ENGLISH;
}
