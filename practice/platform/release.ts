import { isAtLeast } from '../../shared/domain/release.ts';
import { type SigningService } from '../../shared/domain/signer-continuity.ts';

/** Who is a SAST of a cluster's CTL file, and who signs it. */
export interface SastRule {
  /** First release for which the rule holds. */
  readonly from: string;
  /** Of a file that `utils ctl` makes, the signer first; empty = the release has no such command. */
  readonly tokenless: readonly SigningService[];
  /** Of a file that a security token signs, behind the tokens. */
  readonly withTokens: readonly SigningService[];
}

/** Cisco security guide 12.5(1), chapter on CTL client setup, table of SAST roles by release; the newest first. */
const SAST_RULES: readonly SastRule[] = [
  { from: '12.0.1', tokenless: ['ITLRecovery', 'CallManager'], withTokens: ['ITLRecovery', 'CallManager'] },
  { from: '11.5.1', tokenless: ['CallManager', 'ITLRecovery'], withTokens: ['ITLRecovery', 'CallManager'] },
  { from: '10.5.2', tokenless: ['CallManager', 'ITLRecovery'], withTokens: [] },
  { from: '10.0.1', tokenless: ['CallManager'], withTokens: [] },
  { from: '0', tokenless: [], withTokens: [] },
];

export function sastRule(release: string): SastRule {
  const rule = SAST_RULES.find(({ from }) => isAtLeast(release, from));
  if (rule === undefined) throw new RangeError(`no release: ${release}`);
  return rule;
}
