import { type RolloutRecord } from '../../../../shared/domain/rollout/record.ts';
import { type OpenRolloutView } from '../../../../shared/session/rollout-view.ts';
import { type EngineCall } from '../../../wizard/context.ts';
import { resumePractice } from '../../../wizard/resume-practice.ts';
import { showFilledIn } from '../../../wizard/typed.ts';

interface Caller {
  readonly call: EngineCall;
}

/** Fills the sign-in screen with the cluster of a rollout; the passwords are typed. Practice is started again as it was left. */
export async function signInToRecord(caller: Caller, { id, practice, cluster, osUsername, axlUsername }: RolloutRecord): Promise<void> {
  if (practice !== null) return resumePractice(caller.call, id);
  const chosen = await caller.call('chooseConnection', { connection: 'platform' });
  if (!chosen.ok) return;
  showFilledIn({ platform: { host: cluster.host, sshPort: String(cluster.port), osUsername, axlUsername, osPassword: null, axlPassword: null } });
}

/** The same for one that the view state names. */
export async function signInToRollout(caller: Caller, { id, practice }: OpenRolloutView): Promise<void> {
  if (practice !== null) return resumePractice(caller.call, id);
  const listed = await caller.call('rollouts', { id });
  const record = listed.ok ? (listed.value.rollouts[0]?.record ?? null) : null;
  if (record !== null) await signInToRecord(caller, record);
}
