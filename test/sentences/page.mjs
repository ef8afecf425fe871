import { createElement } from 'react';
import { prerender } from 'react-dom/static';

/** Types follow no import that is made of values: the window is checked in a project of its own, with a browser's types. */
const part = (file) => import(new URL(`../../renderer/${file}`, import.meta.url).href);

/** What a browser would write for it. */
const CHARACTERS = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const plain = (html) => html.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name) => CHARACTERS[name]);

/** Each run of words is a line; what stands within one paragraph stays together. */
const linesOf = (html) =>
  html
    .replace(/<!--.*?-->/g, '')
    .replace(/<\/?(?:strong|em|code|a|abbr|wbr|svg|path|circle|rect|line|polyline)\b[^>]*>/g, '')
    .split(/<[^>]*>/)
    .map((line) => plain(line).trim())
    .filter((line) => line !== '');

/**
 * The screen that the window shows in a state, as lines of text, by the components that choose what is said.
 * @param {import('../../shared/session/view-state.ts').ViewState} state
 * @param {import('../../shared/texts/languages.ts').Language} language
 * @param {import('../../shared/texts/languages.ts').WindowTexts} texts
 * @returns {Promise<readonly string[]>}
 */
export async function shownLines(state, language, texts) {
  const [{ CurrentScreen }, { WizardContext }] = await Promise.all([part('app/current-screen.tsx'), part('wizard/context.ts')]);
  const call = () => Promise.reject(new Error('nothing is called while it is drawn'));
  const wizard = { state, texts, all: texts, language, view: { get: () => state, subscribe: () => () => undefined }, call };
  const { prelude } = await prerender(createElement(WizardContext, { value: wizard }, createElement(CurrentScreen)));
  const parts = [];
  for await (const bytes of prelude) parts.push(bytes);
  return linesOf(Buffer.concat(parts).toString());
}
