import { READY_HTML } from 'virtual:ready';
import { type Language } from '../../../shared/texts/languages.ts';
import { type Theme } from '../../wizard/theme.ts';
import { type SignInTyped } from '../../wizard/typed.ts';
import { TYPED_FIELDS, markOf } from './fields.ts';
import { type KeptPresses, keepPresses } from './presses.ts';

/** The first screen in the page before the script that draws it has come. */
export interface ReadyScreen extends KeptPresses {
  /** What was typed since; an absent field is untouched. */
  readonly typed: () => Partial<SignInTyped>;
}

/** Puts the first screen into the page, as a program that was just started would show it, with the keyboard in its first field. */
export function placeReadyScreen(place: HTMLElement, language: Language, theme: Theme): ReadyScreen {
  place.innerHTML = READY_HTML[language];
  document.documentElement.lang = language;
  const input = (selector: string): HTMLInputElement | null => place.querySelector(`input[${selector}]`);
  const themeChoice = input(`type="radio"][value="${theme}"`);
  if (themeChoice !== null) themeChoice.checked = true;
  input(markOf('host'))?.focus();
  const typed = (): Partial<SignInTyped> =>
    Object.fromEntries(
      TYPED_FIELDS.flatMap((name) => {
        const field = input(markOf(name));
        return field === null || field.value === field.defaultValue ? [] : [[name, field.value]];
      }),
    );
  return { typed, ...keepPresses(place) };
}
