import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFileDump } from '../../../core/platform/answers/file-dump.ts';
import { readServiceList } from '../../../core/platform/answers/service-list.ts';
import { readShowNetworkCluster } from '../../../core/platform/answers/show-network-cluster.ts';
import { readShowVersion } from '../../../core/platform/answers/show-version.ts';
import { createNodeFiles } from '../../../core/files/node.ts';
import { createPracticeIdentities, type PracticeIdentities } from '../../../practice/identities/issue.ts';
import { FILE_COMMANDS } from '../../../practice/platform/cli/file-commands.ts';
import { NODE_COMMANDS } from '../../../practice/platform/cli/node-commands.ts';
import { ClusterModel } from '../../../practice/platform/model.ts';
import { PracticeStore } from '../../../practice/kept/store.ts';
import { type NodeDescription, PlatformNode } from '../../../practice/platform/node.ts';
import { servicesOf } from '../../../practice/platform/services.ts';
import { PRACTICE_RELEASES, type PracticeRelease, RELEASE_FACTS } from '../../../practice/scenarios/platform/releases.ts';
import { scenarioOf } from '../../../practice/scenarios/platform/scenario.ts';
import { folderOfFile } from '../../helpers/temporary-folder.ts';
import { SEEDS } from '../../helpers/seed.ts';

const SCENARIO = {
  '8.5': 'release-8.5', '9.1': 'release-9.1', '10.0': 'release-10.0', '10.5': 'release-10.5',
  '11.5': 'release-11.5', '12.5': 'release-12.5', '14': 'release-14', '15': 'release-15',
} as const;
const PUBLISHER: NodeDescription = { name: '10.48.47.153', hostName: 'pub', role: 'publisher', product: 'callmanager', reachable: true };
const SUBSCRIBER: NodeDescription = { name: '10.48.47.154', hostName: 'sub', role: 'subscriber', product: 'callmanager', reachable: false };
const PRESENCE: NodeDescription = { name: '10.48.47.155', hostName: 'imp', role: 'subscriber', product: 'cups', reachable: true };

const folder = folderOfFile('node');
let identities: PracticeIdentities;
beforeAll(async () => {
  identities = await createPracticeIdentities();
});

/** A cluster of that release with a node that is away, a service that is down, and from 10.0 on a node of IM and Presence. */
function clusterOf(release: PracticeRelease, seed: number): ClusterModel {
  const scenario = { ...scenarioOf(SCENARIO[release]), tvs: 'stopped' as const };
  const present = RELEASE_FACTS[release].networkCluster === 'with-product' ? [PRESENCE] : [];
  const nodes = [PUBLISHER, SUBSCRIBER, ...present].map((description) => new PlatformNode(description, servicesOf(description.product, description.role, scenario), folder, { files: createNodeFiles(), changed: () => Promise.resolve() }));
  return new ClusterModel({ scenario, seed, identities, nodes }, createNodeFiles(), new PracticeStore(createNodeFiles(), path.join(folder, 'practice.json'), null));
}

async function answer(model: ClusterModel, words: string, argument = ''): Promise<string> {
  const command = [...NODE_COMMANDS, ...FILE_COMMANDS].find((one) => one.words === words) ?? expect.fail(words);
  let text = '';
  for await (const part of command.run({ model, node: model.publisher, level: 4, setPagination: () => undefined, setIdleMinutes: () => undefined, disconnect: () => undefined }, argument)) text += part;
  return text;
}

describe.each(PRACTICE_RELEASES)('what a node of %s prints is read for every seed', (release) => {
  it.each(SEEDS)('%i', async (seed) => {
    const model = clusterOf(release, seed);
    expect(readShowVersion(await answer(model, 'show version active'))).toEqual({ known: true, value: { release: RELEASE_FACTS[release].version } });
    const listed = readShowNetworkCluster(await answer(model, 'show network cluster'));
    const nodes = listed.known ? [...listed.value].sort((one, other) => one.address.localeCompare(other.address)) : listed;
    expect(nodes).toEqual(
      model.nodes.map(({ description: { name, hostName, role, product, reachable } }) => ({ address: name, names: [`${hostName}.example.com`, hostName], role, product, authenticated: reachable })),
    );
    const services = readServiceList(await answer(model, 'utils service list'));
    expect(services).toMatchObject({ known: true });
    const found = services.known ? services.value : [];
    expect(found.map(({ name, activated }) => [name, activated])).toEqual(model.publisher.services.map(({ name, activated }) => [name, activated]));
    expect(found.filter(({ state }) => state === 'started').map(({ name }) => name)).toEqual(
      model.publisher.services.filter(({ state }) => state === 'STARTED').map(({ name }) => name),
    );
  });
});

it('a dump gives the bytes of the file or none, whatever form it has', async () => {
  const bytes = Uint8Array.from({ length: 2003 }, (_, at) => (at * 31) % 256);
  await clusterOf('10.0', 1).publisher.writeCtlFile(bytes);
  const dumps = await Promise.all(SEEDS.map(async (seed) => readFileDump(await answer(clusterOf('10.0', seed), 'file dump', 'tftp CTLFile.tlv hex'))));
  const read = dumps.filter(({ known }) => known);
  for (const dump of read) expect(dump).toEqual({ known: true, value: { kind: 'file', bytes } });
  expect(read.length).toBeGreaterThan(SEEDS.length / 2);
  expect(read.length).toBeLessThan(SEEDS.length);
});

it('nodes of the same release do not all answer in one form', async () => {
  for (const words of ['show version active', 'show network cluster', 'utils service list']) {
    const forms = await Promise.all(SEEDS.map((seed) => answer(clusterOf('10.5', seed), words)));
    expect(new Set(forms.map((text) => text.replace(/\d\d:\d\d:\d\d/g, ''))).size).toBeGreaterThan(2);
  }
});
