import { pageBrowser } from '../wizard/page-browser.ts';
import { type PageTransport } from '../wizard/page-connection.ts';
import { refuseStrayDrops } from '../wizard/stray-drops.ts';
import { isInShell } from '../wizard/shell.ts';
import { pageTransport } from '../wizard/transport.ts';
import { type ViewStore, createViewStore } from '../wizard/view-store.ts';
import { guardPage } from '../wizard/while-changing.ts';

/** The page's way to the program, and what the program said last. */
export interface Connected {
  readonly transport: PageTransport;
  readonly view: ViewStore;
}

/** Connects the page, which knows what to do while a change is made, and with files that nothing takes; the shell does that itself. */
export function connect(): Connected {
  const transport = pageTransport();
  const view = createViewStore(transport);
  if (!isInShell()) {
    guardPage(view, pageBrowser);
    refuseStrayDrops();
  }
  return { transport, view };
}

/** Resolves when it is known what to show: a view state, or why there is none. */
export const firstNews = ({ transport, view }: Connected): Promise<void> =>
  new Promise((resolve) => {
    view.subscribe(resolve);
    if (view.get() !== null) resolve();
    transport.watchConnection((connection) => {
      if (connection !== 'opening' && connection !== 'ready') resolve();
    });
  });
