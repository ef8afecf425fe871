import { type PageTransport } from './connection.ts';
import { initialLanguage, loadTexts } from './language.ts';
import { applyTheme, initialTheme } from './theme.ts';
import { pageTransport } from './transport.ts';
import { type ViewStore, createViewStore } from './view-store.ts';

/** Resolves when it is known what to show first: a view state, or why there is none. */
const firstNews = (transport: PageTransport, view: ViewStore): Promise<void> =>
  new Promise((resolve) => {
    view.subscribe(resolve);
    if (view.get() !== null) resolve();
    transport.watchConnection((connection) => {
      if (connection !== 'connecting' && connection !== 'ready') resolve();
    });
  });

/**
 * The browser fetches React while this connects (vite.config.ts), but starts it only afterwards: it keeps the page busy for so long
 * that the answers of the program would wait.
 */
async function start(): Promise<void> {
  const transport = pageTransport();
  const view = createViewStore(transport);
  const language = initialLanguage();
  const loadingTexts = loadTexts(language);
  const theme = initialTheme();
  applyTheme(theme);
  await firstNews(transport, view);
  const [texts, { showApp }] = await Promise.all([loadingTexts, import('./show-app.tsx')]);
  showApp({ transport, view, start: { language, texts, theme } });
}

// Not awaited here: what shows the page imports parts of this module's file, and both would wait for each other.
void start();
