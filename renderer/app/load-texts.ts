import { en } from '../../shared/texts/en.ts';
import { type Language, type Texts } from '../../shared/texts/texts.ts';
import { fetchTexts } from './language.ts';
import { remember } from './preferences.ts';

/** Loads a catalogue and remembers the choice. Rejects when the program that serves it does not answer. */
export async function loadTexts(language: Language, fetching = fetchTexts(language)): Promise<Texts> {
  const texts = (await fetching) ?? en;
  remember('language', language);
  document.documentElement.lang = language;
  return texts;
}
