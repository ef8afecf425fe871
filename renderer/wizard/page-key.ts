const STORED_AS = 'open-ctl-key';
const KEY = /^#(?:key=)?([\w-]{16,256})$/;

/**
 * The key of the loopback page, or `null`. It comes in the fragment, which browsers send to nobody, is taken out of the
 * address bar at once, and is kept for this tab only, so that a reload works.
 */
export function pageKey(): string | null {
  const given = KEY.exec(window.location.hash)?.[1];
  if (given !== undefined) {
    window.history.replaceState(null, '', window.location.pathname);
    store(given);
  }
  // A new key typed into the address bar of an open tab changes only the fragment, which loads nothing by itself.
  window.addEventListener('hashchange', () => {
    if (KEY.test(window.location.hash)) window.location.reload();
  });
  return given ?? stored();
}

/** A browser may refuse storage; then a reload asks for the address again. */
function store(key: string): void {
  try {
    sessionStorage.setItem(STORED_AS, key);
  } catch {
    // Nothing to keep it in.
  }
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(STORED_AS);
  } catch {
    return null;
  }
}

/** Whether there is one; leaves it where it is. */
export const hasPageKey = (): boolean => KEY.test(window.location.hash) || stored() !== null;

/** Drops a key that the program does not know. */
export function forgetPageKey(): void {
  try {
    sessionStorage.removeItem(STORED_AS);
  } catch {
    // It was never kept.
  }
}
