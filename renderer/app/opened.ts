import './no-web-rtc.ts';
import { beginSpeech, initialLanguage, loadSpeech } from '../wizard/language.ts';
import { hasPageKey } from '../wizard/page-key.ts';
import { isInShell } from '../wizard/shell.ts';
import { applyTheme, initialTheme } from '../wizard/theme.ts';
import { type Connected } from './connect.ts';
import { placeReadyScreen } from './ready/place.ts';

/**
 * A page that was opened begins with the first screen, and need not wait for the program to say so. One that is loaded again most
 * likely stands elsewhere, and one without a key never gets there.
 */
function isOpened(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'navigate' && (isInShell() || hasPageKey());
}

/** Milliseconds after which a page that is not painted, as nobody sees it, goes on without. */
const UNSEEN_AFTER = 200;

/** Resolves when the browser has painted what is in the page. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN_AFTER);
  });

/** Connects; where another screen than the first may be the right one, this ends when the program, or the lack of it, has said which. */
async function connected(waits: boolean): Promise<Connected> {
  const { connect, firstNews } = await import('./connect.ts');
  const ends = connect();
  if (waits) await firstNews(ends);
  return ends;
}

/** Shows the first screen as it was made when the page was built. What connects, what draws, and its words come behind the first picture, for which nobody has to wait. */
async function open(): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) throw new Error('index.html holds the root');
  const [language, theme] = [initialLanguage(), initialTheme()];
  applyTheme(theme);
  const ready = isOpened() ? placeReadyScreen(place, language, theme) : null;
  if (ready !== null) await painted();
  const script = import('./main.tsx');
  const coming = Promise.all([connected(ready === null), script, ready === null ? loadSpeech(language) : beginSpeech(language, script)]);
  // A screen that nothing will ever answer must not stay: the browser says what is wrong.
  if (ready !== null) coming.catch(() => window.location.reload());
  const [ends, { show }, speech] = await coming;
  show(place, { ...ends, start: { speech, theme } }, ready);
}

void open();
