import { type ChangeRecord } from '../../../../shared/domain/change-record.ts';
import { type EngineCall } from '../../../wizard/context.ts';
import { showFilledIn } from '../../../wizard/typed.ts';

/** The same for a change by command, which is reached over SSH. */
export async function typeRecorded(call: EngineCall, { cluster, username }: ChangeRecord): Promise<void> {
  const chosen = await call('chooseConnection', { connection: 'platform' });
  if (!chosen.ok) return;
  showFilledIn({ platform: { host: cluster.host, sshPort: String(cluster.port), osUsername: username, osPassword: null } });
}
