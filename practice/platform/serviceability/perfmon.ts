import { type ClusterModel } from '../model.ts';
import { type PlatformNode } from '../node.ts';
import { type Operation } from '../operation.ts';
import { child, element, textOf } from '../web/xml.ts';
import { type SoapOperations, tooOften } from './soap.ts';

const CALL_MANAGER = 'Cisco CallManager';
/** As the README of cisco-perfmon prints it. */
const TOO_OFTEN = 'Exceeded allowed rate for Perfmon information. Current allowed rate for perfmon information is 80 requests per minute.';

/** Counters of *Cisco CallManager* on a node (RTMT guide); `null` = it does not run there, so that there are none. */
export function counters({ model, operation }: { readonly model: ClusterModel; readonly operation: Operation }, node: PlatformNode): Readonly<Record<string, number>> | null {
  if (!node.processesCalls) return null;
  const number = model.nodes.indexOf(node);
  const { registered, encrypted, authenticated } = operation.registrations.count(number);
  const calls = operation.registrations.calls(number, operation.now());
  return {
    AuthenticatedCallsActive: 0,
    AuthenticatedRegisteredPhones: authenticated,
    CallsActive: calls,
    CallsAttempted: calls,
    CallsCompleted: 0,
    CallsInProgress: calls,
    CallManagerHeartBeat: Math.floor(operation.now() / 2000) % 1_000_000,
    EncryptedCallsActive: 0,
    EncryptedRegisteredPhones: encrypted,
    RegisteredHardwarePhones: registered,
    RegisteredOtherStationDevices: 0,
    TLSConnectedSIPTrunk: 0,
    TLSConnectedWSM: 0,
  };
}

/** That both are faults is inferred; no source prints the words. */
const AWAY: readonly [(host: string) => string, ...((host: string) => string)[]] = [(host) => `Error connecting to ${host}`, () => 'Unable to connect to the host', () => ''];
const NO_OBJECT: readonly [(object: string, host: string) => string, ...((object: string, host: string) => string)[]] = [
  (object, host) => `Perfmon object ${object} is not found on ${host}`,
  () => 'Object does not exist',
  () => '',
];

/** Items of the answer: repeated in `perfmonCollectCounterDataReturn` (three clients), or in an array (an exporter's tests, and two clients). */
const FORMS = ['returns', 'array'] as const;

/** PerfMon, on any node for any node: `perfmonCollectCounterData` of the object *Cisco CallManager*. */
export const perfmon: SoapOperations = {
  perfmonCollectCounterData: {
    form: { Host: null, Object: null },
    run: (ground, input) => {
      const { model, operation } = ground;
      const admission = operation.limits.perfmon.admit(operation.now());
      if (admission === 'too-many') operation.limits.count('perfmon-rate');
      if (admission !== 'admitted') return tooOften(model, TOO_OFTEN);
      const [host, object] = [textOf(child(input, 'Host')), textOf(child(input, 'Object'))];
      const node = model.nodes.find(({ description: { name, hostName } }) => name === host || hostName === host || host.startsWith(`${hostName}.`));
      if (node?.isReachable !== true) return { fault: model.pick('PerfMon: words of a node that is away', AWAY)(host) };
      const found = object === CALL_MANAGER ? counters(ground, node) : null;
      if (found === null && (object !== CALL_MANAGER || model.pick('PerfMon: Cisco CallManager does not run', ['fault', 'nothing']) === 'fault')) return { fault: model.pick('PerfMon: words of an object that is not there', NO_OBJECT)(object, host) };
      const items = Object.entries(found ?? {}).map(([name, value]) => `${element('ns1:Name', `\\\\${host}\\${object}\\${name}`)}${element('ns1:Value', String(value))}${element('ns1:CStatus', '1')}`);
      if (model.pick('PerfMon: form of the answer', FORMS) === 'returns') return { inside: items.map((one) => `<ns1:perfmonCollectCounterDataReturn>${one}</ns1:perfmonCollectCounterDataReturn>`).join('') };
      return { inside: `<ArrayOfCounterInfo>${items.map((one) => `<item>${one.replaceAll('ns1:', '')}</item>`).join('')}</ArrayOfCounterInfo>` };
    },
  },
};
