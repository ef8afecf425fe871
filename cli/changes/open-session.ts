import { type Connection } from '../../shared/domain/connection.ts';
import { type ChangeRecord } from '../../shared/domain/change-record.ts';
import { PRACTICE_SCENARIOS, isScenarioOf } from '../../shared/domain/practice-scenario.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type CommandContext } from '../context.ts';
import { signInToRecorded } from '../platform/recorded.ts';
import { runSession } from '../run-session.ts';
import { parseHostPort, type TokenRouteOptions } from '../with-token/options.ts';
import { signInToServers } from '../with-token/sign-in.ts';
import { type ChangesSession, type ChangesValues, type RecordedAccess, resumePractice } from './session.ts';

export function accessOf({ cluster, username }: ChangeRecord, { host, user }: ChangesValues): Result<RecordedAccess> {
  const address = host === null ? ok({ host: cluster.host, port: cluster.port }) : parseHostPort(host, cluster.port);
  return address.ok ? ok({ ...address.value, user: user ?? (username === '' ? null : username) }) : address;
}

/** Signs in to the cluster of the change, by the route it was made by, and does the work there. */
export async function withCluster(context: CommandContext, record: ChangeRecord, values: ChangesValues, work: (session: ChangesSession) => Promise<void>): Promise<void> {
  const access = accessOf(record, values);
  if (!access.ok) {
    context.fail(access.error, values.json);
    return;
  }
  if (record.practice !== null && [values.user, values.passwordFd, values.host].some((given) => given !== null)) {
    const option = values.host === null ? (values.user === null ? '--password-fd' : '--user') : '--host';
    context.fail(fail('usage.not-in-practice', '', { option }).error, values.json);
    return;
  }
  if (record.route === 'by-command') {
    await signInToRecorded(context, record, access.value, values, work);
    return;
  }
  const connection: Connection = 'ctl-provider';
  const { scenario = '', seed = null } = record.practice ?? {};
  const options: TokenRouteOptions = {
    practice: record.practice !== null,
    scenario: isScenarioOf(connection, scenario) ? scenario : PRACTICE_SCENARIOS[connection][0],
    seed,
    ...access.value,
    module: null,
    token: null,
    trust: values.trust,
    passwordFd: values.passwordFd,
    pinFd: null,
    save: null,
    yes: values.yes || record.practice !== null,
    json: values.json,
  };
  await runSession(context, options, async (session) => {
    if (record.practice !== null) await resumePractice(session, record);
    await signInToServers(session);
    await work(session);
  });
}
