import { renderToString } from 'react-dom/server';
import { INITIAL_VIEW_STATE } from '../../../shared/session/view-state.ts';
import { LANGUAGES, type Language } from '../../../shared/texts/languages.ts';
import { signInValues } from '../../steps/sign-in/fields.ts';
import { beginSpeech } from '../../wizard/language.ts';
import { type PageTransport } from '../../wizard/page-connection.ts';
import { wizardUi } from '../../wizard/typed.ts';
import { App } from '../root.tsx';
import { TYPED_FIELDS, markOf } from './fields.ts';

const nothing = (): undefined => undefined;

/** A page that has not heard of its program yet. */
const UNHEARD: PageTransport = {
  call: () => new Promise(nothing),
  subscribe: () => nothing,
  watchConnection: (listener) => {
    listener('opening');
    return nothing;
  },
  takeOver: nothing,
  retry: nothing,
};

/** The first screen of a program that was just started, as {@link App} draws it before it has heard of the program. */
async function drawIn(language: Language): Promise<string> {
  const speech = await beginSpeech(language, new Promise(nothing));
  const view = { get: () => null, subscribe: () => nothing, settledAfter: () => new Promise<never>(nothing) };
  const html = renderToString(<App transport={UNHEARD} view={view} start={{ speech, theme: 'system' }} />);
  const values = signInValues(INITIAL_VIEW_STATE, wizardUi.getState().signIn);
  // React would write them when it takes over.
  return TYPED_FIELDS.reduce((page, name) => page.replace(markOf(name), `${markOf(name)} value="${values[name]}"`), html);
}

/** For the build of the page: the first screen in every language. */
export async function readyHtml(): Promise<ReadonlyMap<Language, string>> {
  return new Map(await Promise.all(LANGUAGES.map(async (language) => [language, await drawIn(language)] as const)));
}
