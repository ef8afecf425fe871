/**
 * What a phone's status messages say of its trust list. Words: administration guides of the phones, "Status Messages" ("Trust List Updated", "Trust List update failed", the latter also
 * with a reason behind it); older phones say "CTL Updated", "CTL update failed" (Cisco document 118892 and guides of the 7900 series).
 */
const UPDATED = /\b(?:Trust List|CTL(?: and ITL)?|ITL) (?:Updated|installed)\b/i;
const FAILED = /\b(?:Trust List|CTL(?: and ITL)?|ITL) (?:update|installation) failed\b/i;

/** By the newest message that was not there before; `null` = none of them speaks of the trust list. */
export function trustVerdict(before: readonly string[], now: readonly string[]): 'accepted' | 'refused' | null {
  // A phone that restarted begins its list anew; one that did not goes on with it.
  const isContinued = before.every((message, index) => now[index] === message);
  const added = isContinued ? now.slice(before.length) : now;
  const last = added.findLast((message) => UPDATED.test(message) || FAILED.test(message));
  if (last === undefined) return null;
  return FAILED.test(last) ? 'refused' : 'accepted';
}
