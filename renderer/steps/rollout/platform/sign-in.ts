import { type OpenRolloutView } from '../../../../shared/session/rollout-view.ts';
import { type EngineCall } from '../../../wizard/context.ts';
import { showFilledIn, typePlatform, wizardUi } from '../../../wizard/typed.ts';

/** Fills the sign-in screen with the cluster of a rollout; the passwords are typed. Practice is started again as it was left. */
export async function signInToRollout({ call }: { readonly call: EngineCall }, { id, practice }: OpenRolloutView): Promise<void> {
  if (practice !== null) {
    const started = await call('resumePractice', { id });
    if (started.ok) showFilledIn();
    return;
  }
  const listed = await call('rollouts', {});
  const record = listed.ok ? (listed.value.rollouts.find((one) => one.id === id)?.record ?? null) : null;
  if (record === null) return;
  const chosen = await call('chooseConnection', { connection: 'platform' });
  const { cluster, osUsername, axlUsername } = record;
  if (!chosen.ok) return;
  typePlatform({ host: cluster.host, sshPort: String(cluster.port), osUsername, axlUsername, osPassword: null, axlPassword: null });
  wizardUi.setState({ filledIn: true });
}
