import { type ListedChange, type PastChange } from '../../../shared/domain/past-change.ts';
import { type FirstScreen } from '../../wizard/context.ts';
import { resumePractice } from '../../wizard/resume-practice.ts';
import { showFilledIn } from '../../wizard/typed.ts';
import { typeRecorded } from './platform/fill-sign-in.ts';

/** Fills the sign-in screen with the cluster of a change: address, account and connection; the password is typed. Practice is started again as it was left. */
export async function fillSignIn({ call }: Pick<FirstScreen, 'call'>, { id, record }: PastChange | ListedChange): Promise<void> {
  if (record === null) return;
  if (record.practice !== null) {
    await resumePractice(call, id);
    return;
  }
  if (record.route === 'by-command') {
    await typeRecorded(call, record);
    return;
  }
  const chosen = await call('chooseConnection', { connection: 'ctl-provider' });
  const { host, port } = record.cluster;
  if (!chosen.ok) return;
  showFilledIn({ signIn: { host, port: String(port), username: record.username, password: null } });
}
