import { initialLanguage, loadTexts } from './language.ts';
import { applyTheme, initialTheme } from './theme.ts';
import { pageTransport } from './transport.ts';
import { createViewStore } from './view-store.ts';

/** React takes longest to load and start: connection, storage and words come meanwhile. */
async function start(): Promise<void> {
  const loading = import('./show-app.tsx');
  const transport = pageTransport();
  const view = createViewStore(transport);
  const language = initialLanguage();
  const theme = initialTheme();
  applyTheme(theme);
  const [texts, { showApp }] = await Promise.all([loadTexts(language), loading]);
  showApp({ transport, view, start: { language, texts, theme } });
}

// Not awaited here: what shows the page imports parts of this module's file, and both would wait for each other.
void start();
