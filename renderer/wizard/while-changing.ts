import { isChanging } from '../../shared/session/changing.ts';
import { wizardUi } from './typed.ts';
import { type ViewStore } from './view-store.ts';

/** The screen is kept on until it is released, or until the browser ends that. */
export interface ScreenLock {
  readonly released: boolean;
  release(): Promise<void>;
}

/** What a browser does for a page. */
export interface PageBrowser {
  /** Has the browser ask, in its own words, before the page is left; or no longer. */
  askBeforeLeaving(asks: boolean): void;
  isVisible(): boolean;
  /** Calls the listener each time the page is shown or hidden. */
  whenShownOrHidden(listener: () => void): void;
  /** Keeps the screen on, and the computer awake with it; rejects where the browser cannot or will not. */
  keepScreenOn(): Promise<ScreenLock>;
}

/**
 * What a page in a browser does while a change is made: has the browser ask before it is left, and keeps the screen on. The browser ends that
 * when the page is hidden, so it is wanted again. The window of the shell has both from the shell.
 */
export function guardPage(view: ViewStore, browser: PageBrowser): void {
  let changing = false;
  let lock: ScreenLock | null = null;

  const hold = async (): Promise<void> => {
    if (!changing || !browser.isVisible() || isHeld()) return;
    const held = await browser.keepScreenOn().catch(() => null);
    // The change has ended meanwhile, or the page was hidden and shown and asked twice.
    if (!isStill() || isHeld()) {
      await held?.release();
      return;
    }
    lock = held;
    wizardUi.setState({ keepsAwake: held !== null });
  };
  const isStill = (): boolean => changing;
  const isHeld = (): boolean => lock?.released === false;

  const follow = (): void => {
    const state = view.get();
    const now = state !== null && isChanging(state);
    if (now === changing) return;
    changing = now;
    browser.askBeforeLeaving(now);
    if (now) {
      void hold();
      return;
    }
    void lock?.release();
    lock = null;
    wizardUi.setState({ keepsAwake: null });
  };

  browser.whenShownOrHidden(() => void hold());
  view.subscribe(follow);
  follow();
}
