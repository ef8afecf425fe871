import { type Catalog } from './catalog.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

/** Every text of the product in one language. */
export type Texts = Catalog<typeof en>;

export const LANGUAGES = { en, ja } as const satisfies Record<string, Texts>;
export type Language = keyof typeof LANGUAGES;

export const isLanguage = (name: string): name is Language => Object.hasOwn(LANGUAGES, name);

/** The language of a locale such as `ja_JP.UTF-8` or `ja-JP`; English where there is no catalogue. */
export function languageOf(locale: string | undefined): Language {
  const name = (locale ?? '').slice(0, 2).toLowerCase();
  return isLanguage(name) ? name : 'en';
}
