import { type FirstScreenTexts, LANGUAGES, type Language, type WindowTexts } from '../../shared/texts/languages.ts';
import { loadFirstScreenTexts, loadWindowTexts } from '../../shared/texts/load.ts';
import { recall } from './preferences.ts';

/** The language chosen before, else the first of the browser's that we speak, else English. */
export function initialLanguage(): Language {
  const wished = [recall('language'), ...navigator.languages];
  return wished.map((name) => LANGUAGES.find((one) => name?.toLowerCase().startsWith(one))).find((one) => one !== undefined) ?? 'en';
}

/** A language and its words. */
export interface Speech {
  readonly language: Language;
  /** Those of the first screen. */
  readonly first: FirstScreenTexts;
  /** All of them; a promise while they are on their way. */
  readonly texts: WindowTexts | Promise<WindowTexts>;
}

/** The words of a language, and of no other. */
export async function loadSpeech(language: Language): Promise<Speech> {
  const texts = await loadWindowTexts[language]();
  return { language, first: texts, texts };
}

/** The same as soon as the words of the first screen are here. The others come once `first` has resolved, so that they hold up nothing. */
export async function beginSpeech(language: Language, first: Promise<unknown>): Promise<Speech> {
  return { language, first: await loadFirstScreenTexts[language](), texts: first.then(loadWindowTexts[language]) };
}
