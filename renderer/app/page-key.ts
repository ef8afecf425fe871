const STORED_AS = 'open-ctl-key';
const KEY = /^#(?:key=)?([\w-]{16,256})$/;

/**
 * The key of the loopback page, or `null`. It comes in the fragment, which browsers send to nobody, is taken out of the
 * address bar at once, and is kept for this tab only, so that a reload works.
 */
export function pageKey(): string | null {
  const given = KEY.exec(window.location.hash)?.[1];
  if (given !== undefined) {
    sessionStorage.setItem(STORED_AS, given);
    window.history.replaceState(null, '', window.location.pathname);
  }
  // A new key typed into the address bar of an open tab changes only the fragment, which loads nothing by itself.
  window.addEventListener('hashchange', () => {
    if (KEY.test(window.location.hash)) window.location.reload();
  });
  return sessionStorage.getItem(STORED_AS);
}

/** Drops a key that the program does not know. */
export const forgetPageKey = (): void => sessionStorage.removeItem(STORED_AS);
