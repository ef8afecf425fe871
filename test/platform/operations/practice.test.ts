import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sleep } from '../../../core/ports/clock.ts';
import { HeldSecret } from '../../../core/ports/secret.ts';
import { connectOperations } from '../../../core/platform/operations/connect.ts';
import { type OperationsRequest } from '../../../core/platform/operations/request.ts';
import { type PracticePlatform } from '../../../practice/platform/start.ts';
import { operationsContract } from '../../helpers/platform/operations-contract.ts';
import { hostedSsh } from '../../helpers/platform/hosted-ssh.ts';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { must } from '../../helpers/must.ts';
import { quickClock } from '../../helpers/quick-clock.ts';

/** One cluster for the whole file: it is dear. Restarts and phones go by a clock on which all waiting is over at once. */
const clock = quickClock(new Date('2026-03-01T22:00:00Z'));
const ssh = hostedSsh();
let platform: PracticePlatform;
beforeAll(async () => {
  platform = await startPracticePlatform({ pace: 0, clock });
});
afterAll(async () => {
  ssh.close();
  await platform.close();
});

function requestFor(cluster: PracticePlatform): OperationsRequest {
  const nodeNamed = (name: string) => cluster.nodes.find((node) => node.name === name);
  return {
    nodes: cluster.nodes.map(({ name, hostName, role, certificateSha256, hostKeySha256, ports }) => ({
      address: name,
      names: [`${hostName}.example.com`, hostName],
      role,
      soapSha256: certificateSha256,
      httpsSha256: ports.https === null ? null : certificateSha256,
      hostKeySha256,
      commands: null,
    })),
    locate: (name, service) => {
      const node = nodeNamed(name);
      const port = node === undefined ? null : { ssh: node.ports.ssh, axl: node.ports.axl, 'tftp-https': node.ports.https, 'tftp-http': node.ports.http }[service];
      return node === undefined || port === null ? null : { host: node.host, port };
    },
    locatePhone: () => cluster.phonePages,
    application: { username: cluster.axlUser.username, password: new HeldSecret(cluster.axlUser.password) },
    administrator: null,
    // Its release is 10.0, whose SSH has weak algorithms only.
    olderNode: true,
    clock,
  };
}

const administrator = () => ({ username: platform.osAdmin.username, password: new HeldSecret(platform.osAdmin.password), ssh });

const started = (change: (request: OperationsRequest) => OperationsRequest, tellsAll: boolean) => () => Promise.resolve({
  operations: connectOperations(change(requestFor(platform))),
  clock,
  nodes: [platform.nodes[0]?.name ?? '', platform.nodes[1]?.name ?? ''] as const,
  phones: platform.phones.states().map(({ name }) => name),
  stranger: 'SEP0000DEADBEEF',
  tellsAll,
  close: () => Promise.resolve(),
});

describe('Operations over practice nodes', () => {
  operationsContract('by SOAP with the application user', started((request) => request, true));

  operationsContract(
    'by the command lines with the OS administrator',
    started((request) => ({ ...request, application: null, administrator: administrator() }), false),
  );

  test('certificates of 8443 that nobody accepted: services by the command lines, phones not at all', async () => {
    const request = requestFor(platform);
    const operations = connectOperations({
      ...request,
      nodes: request.nodes.map((node) => ({ ...node, soapSha256: null })),
      administrator: administrator(),
    });
    expect(must(await operations.services(platform.nodes[1]?.name ?? '', ['Cisco CallManager']))).toMatchObject([{ state: 'started', upTime: null }]);
    await operations.close();
  });

  test('a hundred readings wait for their turn, and go over no limit', async () => {
    // What the tests before asked for counts for the cluster too.
    await sleep(clock, 61_000);
    const operations = connectOperations(requestFor(platform));
    const phones = platform.phones.states().map(({ name }) => name);
    await Promise.all(Array.from({ length: 40 }, () => operations.registrations(phones)));
    await Promise.all(Array.from({ length: 100 }, () => operations.counters(platform.nodes[0]?.name ?? '')));
    await Promise.all(Array.from({ length: 12 }, (_, at) => operations.resetPhone(phones[at % phones.length] ?? '')));
    await operations.close();
    await sleep(clock, 60_000);
    expect(platform.violations()).toEqual({});
  });
});
