import { type ChangeRecord } from '../../shared/domain/change-record.ts';
import { PLATFORM_PORTS } from '../../shared/domain/connection.ts';
import { PRACTICE_SCENARIOS, isScenarioOf } from '../../shared/domain/practice-scenario.ts';
import { type ChangesSession, type ChangesValues, type RecordedAccess, resumePractice } from '../changes/session.ts';
import { type CommandContext } from '../context.ts';
import { runSession } from '../run-session.ts';
import { type PlatformRouteOptions } from './options.ts';
import { wipe } from './credentials.ts';
import { signInToNodes } from './sign-in.ts';

/** Signs in over SSH to the cluster of a change that was made by command. */
export async function signInToRecorded(
  context: CommandContext,
  record: ChangeRecord,
  { host, port, user }: RecordedAccess,
  values: ChangesValues,
  work: (session: ChangesSession) => Promise<void>,
): Promise<void> {
  const { scenario = '', seed = null } = record.practice ?? {};
  const { trust, passwordFd, axlUser, axlPort, axlPasswordFd, olderNode, accept, yes, json } = values;
  const options: PlatformRouteOptions = {
    practice: record.practice !== null,
    scenario: isScenarioOf('platform', scenario) ? scenario : PRACTICE_SCENARIOS.platform[0],
    seed,
    host,
    sshPort: port,
    axlPort: axlPort ?? PLATFORM_PORTS.axl,
    olderNode,
    user,
    axlUser,
    trust,
    passwordFd,
    axlPasswordFd,
    accept,
    yes: yes || record.practice !== null,
    json,
    rollout: null,
  };
  await runSession(context, options, async (session) => {
    if (record.practice === null) await session.call('chooseConnection', { connection: 'platform' });
    else await resumePractice(session, record);
    wipe(await signInToNodes(session));
    await work(session);
  });
}
