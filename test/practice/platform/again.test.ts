import { expect, it, onTestFinished, vi } from 'vitest';
import { type Clock } from '../../../core/ports/clock.ts';
import { PracticeHomes } from '../../../practice/kept/homes.ts';
import { type StartedPracticeCluster, startPracticeCluster } from '../../../practice/cluster/start.ts';
import { type PracticePlatform } from '../../../practice/platform/start.ts';
import { type ScenarioName } from '../../../practice/scenarios/platform/scenario.ts';
import { stoppableClock } from '../../helpers/clock.ts';
import { openSession } from '../../helpers/platform/session.ts';
import { restartRequest, soap, textsIn } from '../../helpers/platform/soap.ts';
import { axl } from '../../helpers/platform/web-request.ts';
import { SEED } from '../../helpers/seed.ts';
import { folderOfTest } from '../../helpers/temporary-folder.ts';
import { change, truths } from './behaviour/acts.ts';

const platformOf = ({ platform }: StartedPracticeCluster): PracticePlatform => platform ?? expect.fail('a platform');

/** In a folder where it was left, or in a new one. */
async function start(homes: PracticeHomes, scenario: ScenarioName, clock?: Clock): Promise<StartedPracticeCluster> {
  const [left] = await homes.kept();
  const home = left === undefined ? await homes.make() : ((await homes.take(left.id)) ?? expect.fail('nothing was left'));
  const cluster = await startPracticeCluster({ extraSast: null, seed: SEED, platform: { scenario, pace: 1, ...(clock === undefined ? {} : { clock }) }, home });
  onTestFinished(() => cluster.close());
  return cluster;
}

const ASKED = ['set cli pagination off', 'show itl', 'utils service list', 'show cert own CallManager', 'show cert own ITLRecovery'];

/** Everything that a person, a client or a phone can tell of a cluster. */
async function facts(cluster: StartedPracticeCluster): Promise<unknown> {
  const platform = platformOf(cluster);
  // Lets happen what was to happen until now.
  await platform.registrations();
  const session = await openSession(platform);
  const said: string[] = [];
  for (const command of ASKED) said.push(await session.command(command));
  await session.close();
  return {
    said,
    // Where a node that is away would be reached does not matter.
    nodes: platform.nodes.map((node) => ({ ...node, ports: platform.scenario.afterYes === 'without-subscriber' && node.role === 'subscriber' ? null : node.ports })),
    named: platform.named,
    users: [platform.osAdmin, platform.axlUser],
    served: platform.nodes.map(({ name }) => platform.servedFile(name)),
    truths: truths(platform),
    phones: cluster.phones(),
    keys: cluster.keys(),
    provider: [cluster.port, cluster.certificateSha256, cluster.password],
  };
}

type Acts = (cluster: StartedPracticeCluster, platform: PracticePlatform) => Promise<unknown>;

/** What is done on the cluster before it is left. */
const DONE: Partial<Record<ScenarioName, Acts>> = {
  'founding-document': async (cluster, platform) => {
    await change(platform);
    await platform.restartService('10.48.47.153', 'Cisco Tftp');
    await cluster.restartPhones();
  },
  'host-key-changes': (_cluster, platform) => platform.restartNode('10.48.47.153'),
  'tvs-stopped': (_cluster, platform) => platform.restartService('10.48.47.153', 'Cisco Trust Verification Service'),
  'tftp-node-away': (_cluster, platform) => change(platform),
  'itl-stale': (cluster) => cluster.restartPhones(),
  'publisher-rebuilt': (cluster) => cluster.switchPhone('SEP001D45B5A2C1', false),
  'presence-node': (_cluster, platform) => platform.restartService('10.48.47.154', 'Cisco Tftp'),
  'release-15': (cluster) => cluster.restartPhones(),
  'password-changed': (_cluster, platform) => platform.restartService('10.48.47.154', 'Cisco CallManager'),
};

it.each(Object.entries(DONE) as [ScenarioName, Acts][])('%s has what its nodes, services and phones had when it was left', async (scenario, acts) => {
  const homes = new PracticeHomes(folderOfTest('data'), 'test');
  // A phone that comes back of itself while the test looks would be told of twice.
  const clock = stoppableClock();
  const first = await start(homes, scenario, clock);
  await acts(first, platformOf(first));
  clock.stop();
  const before = await facts(first);
  await first.leave();
  expect(await facts(await start(homes, scenario, clock))).toEqual(before);
});

it('goes on with a restart and a reset in the middle of which it was left', async () => {
  const homes = new PracticeHomes(folderOfTest('data'), 'test');
  const first = await start(homes, 'founding-document');
  const left = platformOf(first);
  expect((await soap(left, 'controlCenter', 'soapDoControlServices', restartRequest('10.48.47.154', 'Cisco CTIManager'), { node: 'subscriber' })).status).toBe(200);
  expect((await axl(left, 'doDeviceReset', '<deviceName>SEP001D45B5A2C1</deviceName><deviceResetType>Reset</deviceResetType>')).status).toBe(200);
  expect((await left.registrations()).phone('SEP001D45B5A2C1')?.state).toBe('unregistered');
  await first.leave();
  const again = platformOf(await start(homes, 'founding-document'));
  const status = await vi.waitFor(async () => {
    const told = textsIn(await soap(again, 'controlCenter', 'soapGetServiceStatus', '<soap:ServiceStatus>Cisco CTIManager</soap:ServiceStatus>', { node: 'subscriber' }), 'ServiceStatus')[0];
    expect([told, (await again.registrations()).phone('SEP001D45B5A2C1')?.state]).toEqual(['Started', 'registered']);
    return told;
  }, { timeout: 60_000 });
  expect(status).toBe('Started');
  const [upTime] = textsIn(await soap(again, 'controlCenter', 'soapGetServiceStatus', '<soap:ServiceStatus>Cisco CTIManager</soap:ServiceStatus>', { node: 'subscriber' }), 'UpTime');
  expect(Number(upTime)).toBeLessThan(60);
});
