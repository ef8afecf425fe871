import { LANGUAGES, type Language, type WindowTexts } from '../../shared/texts/languages.ts';
import { loadWindowTexts } from '../../shared/texts/load.ts';
import { recall } from './preferences.ts';

/** The language chosen before, else the first of the browser's that we speak, else English. */
export function initialLanguage(): Language {
  const wished = [recall('language'), ...navigator.languages];
  return wished.map((name) => LANGUAGES.find((one) => name?.toLowerCase().startsWith(one))).find((one) => one !== undefined) ?? 'en';
}

/** A language and its words. */
export interface Speech {
  readonly language: Language;
  readonly texts: WindowTexts;
}

/** The words of a language, and of no other. */
export const loadSpeech = async (language: Language): Promise<Speech> => ({ language, texts: await loadWindowTexts[language]() });
