import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './root.tsx';
import { knowsWhatToShow, loadingSpeech, transport, view } from './opened.ts';
import { applyTheme, initialTheme } from '../wizard/theme.ts';

/** Puts the wizard into the page. */
async function start(): Promise<void> {
  const element = document.getElementById('root');
  if (element === null) throw new Error('index.html holds the root');
  const theme = initialTheme();
  applyTheme(theme);
  const [speech] = await Promise.all([loadingSpeech, knowsWhatToShow()]);
  const root = createRoot(element);
  // At once, so that nothing is painted before it.
  flushSync(() => root.render(<App transport={transport} view={view} start={{ speech, theme }} />));
}

void start();
