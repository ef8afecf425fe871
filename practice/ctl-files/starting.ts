import { practiceCtlFile } from './with-tokens.ts';
import { type PracticeIdentities } from '../identities/issue.ts';
import { sastRule } from '../../shared/domain/sast-roles.ts';
import { type Scenario } from '../scenarios/platform/scenario.ts';
import { sastRecord, tokenlessFile } from './tokenless.ts';

/** The CTL file that the cluster of a scenario and its phones hold; `extraSast` is the certificate of one more token, DER. */
export function startingFile(identities: PracticeIdentities, scenario: Pick<Scenario, 'release' | 'mode' | 'ctlFile' | 'ctlFileRelease'>, extraSast: Uint8Array | null, now: Date): Uint8Array {
  const { release, mode, ctlFile, ctlFileRelease = release } = scenario;
  const rule = sastRule(ctlFileRelease);
  if (ctlFile === 'tokenless') return tokenlessFile({ identities, sasts: rule.tokenless, mode, now });
  return practiceCtlFile(identities, extraSast, now, { mode, moreSasts: rule.withTokens.map((service) => sastRecord(identities, service)) });
}
