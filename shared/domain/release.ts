const numbersOf = (release: string): readonly number[] => release.split(/[.()-]/).map((part) => Number.parseInt(part, 10) || 0);

/** Whether a release such as `10.0.1.11900-2` is `first` or later; what is no number, or is lacking, counts as 0. */
export function isAtLeast(release: string, first: string): boolean {
  const [one, other] = [numbersOf(release), numbersOf(first)];
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Releases at which something differs. */
export const RELEASES = {
  /** `utils ctl` exists (Cisco document 118892: lost tokens). */
  utilsCtl: '10.0.1',
  /** Mixed mode needs an encryption licence: 11.5(1)SU3 (Cisco document 118893). */
  encryptionLicence: '11.5.1.13900',
  /** ITLRecovery signs instead of CallManager; mixed mode and update ask for export control (Cisco security guides 12.5(1) and 14). */
  itlRecoverySigns: '12.0.1',
  /** `utils ctl reset localkey` is certain to exist (CLI reference guide 12.5(1)); whether 12.0 has it is not known. */
  resetLocalKey: '12.5.1',
  /** A refresh upgrade from 12.0 or earlier no longer makes a new ITLRecovery certificate: 12.5(1)SU3 (field notice FN70613). */
  keepsItlRecovery: '12.5.1.13900',
  /** CallManager may use the certificate of Tomcat (release notes 14). */
  certificateReuse: '14.0.1',
  /** Mixed mode needs export-controlled Smart Licensing (Cisco security guide 12.5(1), CTL client setup). */
  exportControl: '12.5.1',
  /** The security guide calls the product Communications Manager where the client is set up; the client seen on 10.0(1) says CallManager. */
  communicationsManager: '12.5.1',
  /** Phones are reset by the cluster itself when certificates change, unless an enterprise parameter says otherwise (security guide 14, certificates). */
  phoneInteraction: '14.0.1',
  /** Port 6971 is served by Cisco HAProxy, which reads the CallManager certificate when it starts: 14SU1 (security guide 14, certificates). */
  haproxy: '14.0.1.11900',
  /** First without the CTL Provider: 14SU3 (compatibility matrix 12.x, notes). From there on tokens are not supported. */
  noCtlProvider: '14.0.1.13900',
} as const;

/** What the publisher asks for before it goes to mixed mode: export control took the place of the licence. `null` = nothing. */
export function mixedModeNeeds(release: string): 'export-control' | 'encryption-licence' | null {
  if (isAtLeast(release, RELEASES.exportControl)) return 'export-control';
  return isAtLeast(release, RELEASES.encryptionLicence) ? 'encryption-licence' : null;
}

/** What a cluster of this release calls itself in the names of its modes. */
export type ProductName = 'CallManager' | 'Communications Manager';

export const productName = (release: string): ProductName => (isAtLeast(release, RELEASES.communicationsManager) ? 'Communications Manager' : 'CallManager');
