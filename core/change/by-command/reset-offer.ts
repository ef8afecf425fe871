import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { signerContinuity } from '../../../shared/domain/signer-continuity.ts';
import { type ResetOffer } from '../../../shared/session/platform/view.ts';
import { heldFiles } from './held-files.ts';
import { callManagerContinuity } from './make-plan.ts';
import { type PlatformReading } from './read-cluster.ts';

/** Whether `utils ctl reset localkey` has what it needs. */
export function resetOffer(reading: PlatformReading): ResetOffer {
  const { release, mode, upgrade } = reading;
  if (!isAtLeast(release, RELEASES.resetLocalKey)) return 'no-command';
  if (mode !== 'mixed') return 'not-mixed';
  if (upgrade === 'running') return 'upgrade-running';
  return callManagerContinuity(reading) === 'sast' ? 'offered' : 'callmanager-not-sast';
}

/** Whether no file that phones may hold has the present certificate of ITLRecovery: the documented way begins with the CallManager key (field notice FN70613). */
const isItlRecoveryReplaced = ({ present, nodes, mode }: PlatformReading): boolean => {
  const own = present.ITLRecovery;
  return own?.ok === true && signerContinuity({ signer: own.value, held: heldFiles(nodes, mode), tvsMayVouch: false }) === 'visits';
};

/** That it comes before every other change: phones do not know the certificate that signs those. */
export const isResetAdvised = (reading: PlatformReading): boolean => resetOffer(reading) === 'offered' && isItlRecoveryReplaced(reading);
