import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { presentConnection } from '../wizard/page-connection.ts';
import { typeSignIn, wizardUi } from '../wizard/typed.ts';
import { type ReadyScreen } from './ready/place.ts';
import { App, type AppProps } from './root.tsx';

/**
 * Puts the wizard into the page, or behind the screen that stands there already, so that fields keep what was typed, the keyboard
 * and an unfinished composition.
 */
export function show(place: HTMLElement, app: AppProps, ready: ReadyScreen | null): void {
  const connection = presentConnection(app.transport);
  const wizard = <App {...app} />;
  const press = ready?.release();
  // A page without a connection shows another screen.
  if (ready === null || (connection !== 'opening' && connection !== 'ready')) {
    place.replaceChildren();
    // At once, so that nothing is painted before it.
    flushSync(() => createRoot(place).render(wizard));
    return;
  }
  wizardUi.setState({ wasReady: true });
  typeSignIn(ready.typed());
  flushSync(() => hydrateRoot(place, wizard));
  wizardUi.setState({ wasReady: false });
  press?.();
}
