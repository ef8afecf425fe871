import './no-web-rtc.ts';
import { pageBrowser } from '../wizard/page-browser.ts';
import { type PageTransport, presentConnection } from '../wizard/page-connection.ts';
import { beginSpeech, initialLanguage, loadSpeech } from '../wizard/language.ts';
import { applyTheme, initialTheme } from '../wizard/theme.ts';
import { isInShell, pageTransport } from '../wizard/transport.ts';
import { type ViewStore, createViewStore } from '../wizard/view-store.ts';
import { guardPage } from '../wizard/while-changing.ts';
import { loadReadyHtml, placeReadyScreen } from './ready/place.ts';

/**
 * A page that was opened begins with the first screen, and need not wait for the program to say so. One that is loaded again most
 * likely stands elsewhere.
 */
function isOpened(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'navigate';
}

/** Resolves when it is known what to show: a view state, or why there is none. */
const firstNews = (transport: PageTransport, view: ViewStore): Promise<void> =>
  new Promise((resolve) => {
    view.subscribe(resolve);
    if (view.get() !== null) resolve();
    transport.watchConnection((connection) => {
      if (connection !== 'opening' && connection !== 'ready') resolve();
    });
  });

/** Milliseconds after which a page that is not painted, as nobody sees it, goes on without. */
const UNSEEN_AFTER = 200;

/** Resolves when the browser has painted what is in the page. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN_AFTER);
  });

/** Connects and shows the first screen as it was made when the page was built; the script that draws, and its words, come behind it. */
async function open(): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) throw new Error('index.html holds the root');
  const [language, theme] = [initialLanguage(), initialTheme()];
  // Before everything else: it comes over the network.
  const loading = isOpened() ? loadReadyHtml(language) : null;
  applyTheme(theme);
  const transport = pageTransport();
  const view = createViewStore(transport);
  if (!isInShell()) guardPage(view, pageBrowser);
  const html = presentConnection(transport) === 'no-key' ? null : await loading;
  const ready = html === null ? null : placeReadyScreen(place, html, language, theme);
  if (ready !== null) await painted();
  const script = import('./main.tsx');
  const coming = Promise.all([script, ready === null ? loadSpeech(language) : beginSpeech(language, script), ready === null ? firstNews(transport, view) : null]);
  // A screen that nothing will ever answer must not stay: the browser says what is wrong.
  if (ready !== null) coming.catch(() => window.location.reload());
  const [{ show }, speech] = await coming;
  show(place, { transport, view, start: { speech, theme } }, ready);
}

void open();
