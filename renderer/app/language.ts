import { type Language, type Texts } from '../../shared/texts/texts.ts';
import { recall, remember } from './preferences.ts';

/** Only the catalogue of the chosen language is loaded. */
const LOAD: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => (await import('../../shared/texts/en.ts')).en,
  ja: async () => (await import('../../shared/texts/ja.ts')).ja,
};

export const LANGUAGE_NAMES: readonly Language[] = ['en', 'ja'];

/** The language chosen before, else the first of the browser's that we speak, else English. */
export function initialLanguage(): Language {
  const wished = [recall('language'), ...navigator.languages];
  return wished.map((name) => LANGUAGE_NAMES.find((one) => name?.toLowerCase().startsWith(one))).find((one) => one !== undefined) ?? 'en';
}

/** Loads a catalogue and remembers the choice. */
export async function loadTexts(language: Language): Promise<Texts> {
  const texts = await LOAD[language]();
  remember('language', language);
  document.documentElement.lang = language;
  return texts;
}
