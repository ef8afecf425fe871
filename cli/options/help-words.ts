import { type Language } from '../../shared/texts/languages.ts';
import { ENGLISH, type HelpWords } from './translated.ts';

/** The words of the help by language; those of English stand beside the options. */
export const loadHelpWords: Readonly<Record<Language, () => Promise<HelpWords>>> = {
  en: () => Promise.resolve(ENGLISH),
  ja: async () => {
    const { commandHelpJa } = await import('../../shared/texts/ja/command-help.ts');
    return (english) => commandHelpJa[english] ?? english;
  },
};
