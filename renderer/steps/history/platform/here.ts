import { type ChangeRecord } from '../../../../shared/domain/change-record.ts';
import { type ViewState } from '../../../../shared/session/view-state.ts';

/** Whether the change was made by command on the cluster whose nodes are signed in to: its publisher showed the same host key. */
export const hereByCommand = ({ signIn, platform }: ViewState, { cluster }: ChangeRecord): boolean =>
  signIn.connection === 'platform' && (platform?.trust ?? []).some(({ kind, sha256 }) => kind === 'host-key' && sha256 === cluster.keySha256);
