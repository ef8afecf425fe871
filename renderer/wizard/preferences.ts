/** Looks of the window that outlive it. Never anything about a cluster. */
type Preference = 'language' | 'theme';

const nameOf = (preference: Preference): string => `open-ctl-${preference}`;

/** A browser may refuse storage altogether; then the choice lasts as long as the page. */
export function recall(preference: Preference): string | null {
  try {
    return localStorage.getItem(nameOf(preference));
  } catch {
    return null;
  }
}

export function remember(preference: Preference, value: string): void {
  try {
    localStorage.setItem(nameOf(preference), value);
  } catch {
    // The choice still holds for this page.
  }
}
