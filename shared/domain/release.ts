const numbersOf = (release: string): readonly number[] => release.split(/[.()-]/).map(Number);

/** Whether a release such as `10.0.1.11900-2` is `first` or later; numbers that one of them lacks count as 0. */
export function isAtLeast(release: string, first: string): boolean {
  const [one, other] = [numbersOf(release), numbersOf(first)];
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Releases at which the platform route differs. */
export const RELEASES = {
  /** `utils ctl` exists (Cisco document 118892: lost tokens). */
  utilsCtl: '10.0.1',
  /** ITLRecovery signs instead of CallManager; mixed mode and update ask for export control (Cisco security guides 12.5(1) and 14). */
  itlRecoverySigns: '12.0.1',
  /** First without the CTL Provider: 14SU3 (compatibility matrix 12.x, notes). */
  noCtlProvider: '14.0.1.13900',
} as const;
