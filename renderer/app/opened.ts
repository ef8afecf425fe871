import { type PageTransport } from '../wizard/page-connection.ts';
import { initialLanguage, loadSpeech } from '../wizard/language.ts';
import { pageTransport } from '../wizard/transport.ts';
import { type ViewStore, createViewStore } from '../wizard/view-store.ts';

/*
 * What takes time outside of the page, begun before the browser has read the large script (index.html names this one first): to
 * connect, and to fetch the words of the language.
 */
export const transport: PageTransport = pageTransport();
export const view: ViewStore = createViewStore(transport);
export const loadingSpeech = loadSpeech(initialLanguage());

/** Resolves when it is known what to show: a view state, or why there is none. */
const firstNews = (): Promise<void> =>
  new Promise((resolve) => {
    view.subscribe(resolve);
    if (view.get() !== null) resolve();
    transport.watchConnection((connection) => {
      if (connection !== 'opening' && connection !== 'ready') resolve();
    });
  });

/**
 * A page that was opened begins with the first screen, and need not wait for the program to say so. One that is loaded again most
 * likely stands elsewhere.
 */
export function knowsWhatToShow(): Promise<void> {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'navigate' ? Promise.resolve() : firstNews();
}
