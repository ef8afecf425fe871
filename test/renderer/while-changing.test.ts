import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Transport } from '../../shared/contract/transport.ts';
import { ok } from '../../shared/domain/result.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';
import { wizardUi } from '../../renderer/wizard/typed.ts';
import { createViewStore } from '../../renderer/wizard/view-store.ts';
import { type PageBrowser, type ScreenLock, guardPage } from '../../renderer/wizard/while-changing.ts';

/** A browser with one page, which can be hidden, and a screen that can be kept on or not. */
class Browser implements PageBrowser {
  asks = false;
  refuses = false;
  readonly locks: { released: boolean }[] = [];
  #visible = true;
  #listener = (): void => undefined;

  askBeforeLeaving(asks: boolean): void {
    this.asks = asks;
  }

  isVisible(): boolean {
    return this.#visible;
  }

  whenShownOrHidden(listener: () => void): void {
    this.#listener = listener;
  }

  keepScreenOn(): Promise<ScreenLock> {
    if (this.refuses) return Promise.reject(new Error('NotAllowedError'));
    const lock = {
      released: false,
      release: () => {
        lock.released = true;
        return Promise.resolve();
      },
    };
    this.locks.push(lock);
    return Promise.resolve(lock);
  }

  show(visible: boolean): void {
    this.#visible = visible;
    // As browsers do.
    if (!visible) for (const lock of this.locks) lock.released = true;
    this.#listener();
  }

  get on(): number {
    return this.locks.filter(({ released }) => !released).length;
  }
}

describe('a page while a change is made', () => {
  let browser: Browser;
  let revision = 0;
  let tell: (state: ViewState) => void;
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const become = async (busy: ViewState['busy']): Promise<void> => {
    tell({ ...INITIAL_VIEW_STATE, busy, revision: (revision += 1) });
    await turn();
  };

  beforeEach(() => {
    browser = new Browser();
    const transport: Transport = {
      call: () => Promise.resolve(ok(null)),
      subscribe: (listener) => {
        tell = listener;
        return () => undefined;
      },
    };
    guardPage(createViewStore(transport), browser);
  });
  afterEach(() => wizardUi.setState({ keepsAwake: null }));

  it('asks before it is left and keeps the screen on, and neither before nor after', async () => {
    await become('reading');
    expect([browser.asks, browser.on]).toEqual([false, 0]);
    await become('applying');
    await become('applying');
    expect([browser.asks, browser.on, wizardUi.getState().keepsAwake]).toEqual([true, 1, true]);
    await become(null);
    expect([browser.asks, browser.on, wizardUi.getState().keepsAwake]).toEqual([false, 0, null]);
  });

  it('keeps the screen on again once it is shown again', async () => {
    await become('applying');
    browser.show(false);
    await turn();
    expect(browser.on).toBe(0);
    browser.show(true);
    await turn();
    expect([browser.on, browser.locks.length]).toEqual([1, 2]);
  });

  it('lets the screen go where the change ended before the browser answered', async () => {
    tell({ ...INITIAL_VIEW_STATE, busy: 'applying', revision: (revision += 1) });
    await become(null);
    expect([browser.locks.length, browser.on, wizardUi.getState().keepsAwake]).toEqual([1, 0, null]);
  });

  it('knows that the computer may go to sleep where the browser refuses', async () => {
    browser.refuses = true;
    await become('applying');
    expect([browser.asks, wizardUi.getState().keepsAwake]).toEqual([true, false]);
  });
});
