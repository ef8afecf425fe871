import { type RolloutRecord } from '../../../../shared/domain/rollout/record.ts';
import { type OpenRolloutView } from '../../../../shared/session/rollout-view.ts';
import { type EngineCall } from '../../../wizard/context.ts';
import { showFilledIn, typePlatform, wizardUi } from '../../../wizard/typed.ts';

interface Caller {
  readonly call: EngineCall;
}

async function resumePractice({ call }: Caller, id: string): Promise<void> {
  const started = await call('resumePractice', { id });
  if (started.ok) showFilledIn();
}

/** Fills the sign-in screen with the cluster of a rollout; the passwords are typed. Practice is started again as it was left. */
export async function signInToRecord(caller: Caller, { id, practice, cluster, osUsername, axlUsername }: RolloutRecord): Promise<void> {
  if (practice !== null) return resumePractice(caller, id);
  const chosen = await caller.call('chooseConnection', { connection: 'platform' });
  if (!chosen.ok) return;
  typePlatform({ host: cluster.host, sshPort: String(cluster.port), osUsername, axlUsername, osPassword: null, axlPassword: null });
  wizardUi.setState({ filledIn: true });
}

/** The same for one that the view state names. */
export async function signInToRollout(caller: Caller, { id, practice }: OpenRolloutView): Promise<void> {
  if (practice !== null) return resumePractice(caller, id);
  const listed = await caller.call('rollouts', {});
  const record = listed.ok ? (listed.value.rollouts.find((one) => one.id === id)?.record ?? null) : null;
  if (record !== null) await signInToRecord(caller, record);
}
