import { type Language, type Texts } from '../../shared/texts/languages.ts';
import { recall } from './preferences.ts';

/** Catalogues that are fetched when they are wanted. */
const FETCH: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Texts>>> = {
  ja: async () => (await import('../../shared/texts/ja.ts')).ja,
};

/** `null` = English, which comes with the window. */
export const fetchTexts = (language: Language): Promise<Texts | null> => (language === 'en' ? Promise.resolve(null) : FETCH[language]());

export const LANGUAGE_NAMES: readonly Language[] = ['en', 'ja'];

/** The language chosen before, else the first of the browser's that we speak, else English. */
export function initialLanguage(): Language {
  const wished = [recall('language'), ...navigator.languages];
  return wished.map((name) => LANGUAGE_NAMES.find((one) => name?.toLowerCase().startsWith(one))).find((one) => one !== undefined) ?? 'en';
}
