import { type PageBrowser } from './while-changing.ts';

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** The browser that shows this page. The screen stays on by the Screen Wake Lock of the W3C, which older browsers lack. */
export const pageBrowser: PageBrowser = {
  askBeforeLeaving: (asks) => {
    if (asks) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  },
  isVisible: () => document.visibilityState === 'visible',
  whenShownOrHidden: (listener) => document.addEventListener('visibilitychange', listener),
  keepScreenOn: async () => await navigator.wakeLock.request('screen'),
};
