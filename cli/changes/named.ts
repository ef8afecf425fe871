import { CHANGE_ID } from '../../shared/domain/change-record.ts';
import { type ListedChange } from '../../shared/domain/past-change.ts';
import { type ListedRollout } from '../../shared/domain/rollout/report.ts';
import { type CommandSession } from '../session.ts';

type Asking<O> = Pick<CommandSession<O>, 'call'>;

/** The change that is called so, of all folders the only one that is looked into; a name of another form belongs to none. */
export const changeNamed = async <O>(session: Asking<O>, id: string): Promise<ListedChange | null> =>
  CHANGE_ID.test(id) ? ((await session.call('changes', { id })).changes[0] ?? null) : null;

/** The same of a restart of services and phones. */
export const rolloutNamed = async <O>(session: Asking<O>, id: string): Promise<ListedRollout | null> =>
  CHANGE_ID.test(id) ? ((await session.call('rollouts', { id })).rollouts[0] ?? null) : null;
