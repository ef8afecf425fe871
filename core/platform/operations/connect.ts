import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type NodeCounters, type NodeServiceInfo } from '../../../shared/domain/rollout/readings.ts';
import { type RestartedService } from '../../../shared/domain/rollout/services.ts';
import { resultAt } from '../../ports/platform/error-at.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type ServedCtlFile } from '../../ports/platform/ctl-file.ts';
import { type Operations } from '../../ports/platform/operations.ts';
import { fetchCtlFile } from '../http-files/ctl-file.ts';
import { restartQuestion, restartRefusal, servicesOf, statusQuestion } from './control-center.ts';
import { Directory } from './directory.ts';
import { Gate, type Refused, type Signalled } from './gate.ts';
import { PERFMON_RATE, RateLimit } from './limits.ts';
import { hostNameOf } from './node-names.ts';
import { countersBy, countersOf, countersQuestion } from './perfmon.ts';
import { isPhoneAddress, readPhoneStatus } from './phone-page.ts';
import { Registrations } from './registrations.ts';
import { type OperatedNode, type OperationsRequest } from './request.ts';
import { Serviceability, told, unusable } from './serviceability.ts';
import { Sockets } from './sockets.ts';
import { Terminals } from './terminals.ts';

/**
 * {@link Operations} of a real cluster, by its own interfaces: Control Center of each node, RisPort70, PerfMon and AXL of the publisher with the application user; where those cannot be used, the command lines
 * of the nodes. Nothing is sent before the first call. It owns the passwords from here on, and wipes them at its end.
 */
export function connectOperations(request: OperationsRequest): Operations {
  const publisher = request.nodes.find(({ role }) => role === 'publisher');
  if (publisher === undefined) throw new Error('a cluster has a publisher');
  const sockets = new Sockets();
  const gate = new Gate(() => {
    sockets.close();
    request.application?.password.wipe();
    request.administrator?.password.wipe();
  });
  const terminals = new Terminals(request);
  const soap = new Serviceability(request, gate, sockets);
  const directory = new Directory(request, publisher, gate, sockets);
  const registrations = new Registrations(request, publisher, soap, terminals);
  const perfmon = new RateLimit(request.clock, PERFMON_RATE);
  const at = <T>(address: string, options: Signalled, work: (node: OperatedNode, options: Signalled) => Promise<Result<T, PlatformError>>): Promise<Result<T, PlatformError>> => {
    const node = request.nodes.find((one) => one.address === address);
    return node === undefined ? Promise.resolve(fail('connect.name-not-found', address, { host: address })) : work(node, options);
  };
  const parts: Parts = { request, publisher, terminals, soap, directory, perfmon };
  return {
    services: (node, names, options) => gate.through(options, (within) => at(node, within, (one, last) => servicesOn(parts, one, names, last))),
    restart: (node, name, options) => gate.through(options, (within) => at(node, within, (one, last) => restartOn(parts, one, name, last))),
    servedFile: (node, options) => gate.through(options, (within) => at(node, within, (one, last) => servedBy(parts, one, last))),
    counters: (node, options) => gate.through(options, (within) => at(node, within, (one, last) => countersOn(parts, one, last))),
    groups: (options) => gate.through(options, (within) => directory.groups(within)),
    phones: (from, options) => gate.through(options, (within) => directory.phones(from, within)),
    registrations: (names, options) => gate.through(options, (within) => registrations.of(names, within)),
    resetPhone: (name, options) => gate.through(options, (within) => directory.reset(name, within)),
    phoneStatus: (host, options) =>
      gate.through(options, (within) => {
        const place = isPhoneAddress(host) ? (request.locatePhone ?? atPort80)(host) : null;
        return place === null ? Promise.resolve(ok(null)) : readPhoneStatus(place, host, within);
      }),
    close: () => {
      gate.close();
      return terminals.close();
    },
  };
}

const atPort80 = (host: string): { readonly host: string; readonly port: number } => ({ host, port: 80 });

interface Parts {
  readonly request: OperationsRequest;
  readonly publisher: OperatedNode;
  readonly terminals: Terminals;
  readonly soap: Serviceability;
  readonly directory: Directory;
  readonly perfmon: RateLimit;
}

/** By Control Center; the command line tells no time since the start, so that nothing but the state can be told by it. */
async function servicesOn({ soap, terminals }: Parts, node: OperatedNode, names: readonly RestartedService[], options: Signalled): Promise<Result<readonly NodeServiceInfo[], PlatformError>> {
  // What does not understand the names answers to none of them with all services.
  for (const wanted of [names, []]) {
    const question = statusQuestion(wanted);
    const asked = await soap.read(node, question, options);
    if (!asked.ok && (asked.error.code !== 'platform.soap-fault' || wanted.length === 0)) return asked;
    if (!asked.ok) continue;
    if (asked.value.kind === 'no-way') return terminals.reaches(node) ? await listedOn(terminals, node, names, options) : asked.value.refused;
    const found = servicesOf(asked.value.element, names);
    if (found?.length === names.length || (found !== undefined && wanted.length === 0)) return ok(found);
  }
  return unusable(node, 'soapGetServiceStatus');
}

async function listedOn(terminals: Terminals, node: OperatedNode, names: readonly RestartedService[], options: Signalled): Promise<Result<readonly NodeServiceInfo[], PlatformError>> {
  const listed = await terminals.read(node, 'service-list', options);
  if (!listed.ok) return listed;
  return ok(
    names.flatMap((name): readonly NodeServiceInfo[] => {
      const service = listed.value.find((one) => one.name === name);
      if (service === undefined) return [];
      const { state, activated, remark } = service;
      return [{ name, state: activated ? (state === 'other' ? 'unknown' : state) : 'not-activated', upTime: null, words: remark === '' ? state : `${state}: ${remark}` }];
    }),
  );
}

/** Once, by one way: by the command line only where nothing at all reached Control Center. */
async function restartOn({ soap, terminals, directory }: Parts, node: OperatedNode, service: RestartedService, options: Signalled): Promise<Result<void, PlatformError>> {
  const refused = (detail: string): Refused => fail('platform.restart-refused', node.address, { service, detail });
  const server = await directory.serverName(node, options);
  if (!server.ok) return server;
  const asked = await soap.ask(node, restartQuestion(server.value, service), options);
  if (!asked.ok) return ofRestart(asked, refused);
  if (asked.value.kind === 'throttled') return refused('Exceeded allowed rate');
  if (asked.value.kind === 'no-way') return terminals.reaches(node) ? await terminals.restart(node, service, options) : asked.value.refused;
  const why = restartRefusal(asked.value.element);
  return why === undefined ? ok(undefined) : refused(why);
}

/** What an error means of a request that writes: it was refused, or nobody knows. */
function ofRestart(asked: Refused, refused: (detail: string) => Refused): Refused {
  const { code, where, params } = asked.error;
  const detail = String(params['detail'] ?? '');
  if (code === 'platform.soap-fault') return refused(detail);
  return code === 'platform.answer-unusable' ? fail('connect.lost', where, { detail }) : asked;
}

/** From the publisher, which tells those of all nodes; else from the command line of the node itself. */
async function countersOn({ soap, terminals, perfmon, publisher }: Parts, node: OperatedNode, options: Signalled): Promise<Result<NodeCounters, PlatformError>> {
  const question = countersQuestion(hostNameOf(node));
  const asked = await soap.read(publisher, question, options, perfmon);
  if (!asked.ok) return resultAt(asked, node.address);
  if (asked.value.kind === 'answered') return told(node, question, asked.value.element, countersOf);
  if (!terminals.reaches(node)) return asked.value.refused;
  const read = await terminals.read(node, 'perf-callmanager', options);
  return read.ok ? ok(countersBy(read.value)) : read;
}

/** As a phone would load it: by HTTPS with the accepted certificate, else by HTTP; so too where HTTPS wants a certificate of the client. */
async function servedBy({ request: { locate, olderNode } }: Parts, { address, httpsSha256 }: OperatedNode, options: Signalled): Promise<Result<ServedCtlFile | null, PlatformError>> {
  const secure = httpsSha256 === null ? null : locate(address, 'tftp-https');
  const open = locate(address, 'tftp-http');
  if (secure !== null && httpsSha256 !== null) {
    const file = resultAt(await fetchCtlFile({ scheme: 'https', ...secure, olderNode, expectedSha256: httpsSha256, ...options }), address);
    if (file.ok || file.error.code !== 'platform.client-certificate' || open === null) return file;
  }
  return open === null ? fail('platform.port-closed', address, { host: address, port: 0 }) : resultAt(await fetchCtlFile({ scheme: 'http', ...open, ...options }), address);
}
