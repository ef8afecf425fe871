import { RELEASES, isAtLeast } from './release.ts';

/** A service of the publisher whose key signs CTL files. */
export type SigningService = 'CallManager' | 'ITLRecovery';

/** Who is a SAST of a cluster's CTL file, and who signs it. */
interface SastRule {
  /** First release for which the rule holds. */
  readonly from: string;
  /** Of a file that `utils ctl` makes, the signer first; empty = the release has no such command. */
  readonly tokenless: readonly SigningService[];
  /** Of a file that a security token signs, behind the tokens. */
  readonly withTokens: readonly SigningService[];
}

const NO_SASTS: SastRule = { from: '0', tokenless: [], withTokens: [] };

/** Cisco security guides 12.5(1) and 14, chapter on CTL client setup, table of SAST roles by release; document 118893. The newest first. */
const SAST_RULES: readonly SastRule[] = [
  { from: RELEASES.itlRecoverySigns, tokenless: ['ITLRecovery', 'CallManager'], withTokens: ['ITLRecovery', 'CallManager'] },
  { from: '11.5.1', tokenless: ['CallManager', 'ITLRecovery'], withTokens: ['ITLRecovery', 'CallManager'] },
  { from: '10.5.2', tokenless: ['CallManager', 'ITLRecovery'], withTokens: [] },
  { from: RELEASES.utilsCtl, tokenless: ['CallManager'], withTokens: [] },
];

export const sastRule = (release: string): SastRule => SAST_RULES.find(({ from }) => isAtLeast(release, from)) ?? NO_SASTS;

/** The service whose key `utils ctl` signs with; `null` = the release has no such command. */
export const tokenlessSigner = (release: string): SigningService | null => sastRule(release).tokenless[0] ?? null;
