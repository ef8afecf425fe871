import { safeText } from '../../../shared/ctl-file/text.ts';
import { type Registration } from '../../../shared/domain/rollout/readings.ts';
import { childAt, childrenOf, escapeXml, textAt, type XmlElement } from '../axl/xml.ts';
import { MAX_RIS_NAMES } from '../../ports/platform/operations.ts';
import { type SoapQuestion } from './soap.ts';

/** `selectCmDeviceExt` takes names without wildcards, from 9.0 on; what it does not know is asked by `selectCmDevice` (Serviceability XML guide, RisPort70). */
export type RisOperation = 'selectCmDeviceExt' | 'selectCmDevice';

export const risQuestion = (operation: RisOperation, names: readonly string[]): SoapQuestion => ({
  path: '/realtimeservice2/services/RISService70',
  operation,
  inner:
    '<soap:StateInfo></soap:StateInfo><soap:CmSelectionCriteria>' +
    `<soap:MaxReturnedDevices>${MAX_RIS_NAMES}</soap:MaxReturnedDevices><soap:DeviceClass>Phone</soap:DeviceClass><soap:Model>255</soap:Model>` +
    '<soap:Status>Any</soap:Status><soap:NodeName></soap:NodeName><soap:SelectBy>Name</soap:SelectBy>' +
    `<soap:SelectItems>${names.map((name) => `<soap:item><soap:Item>${escapeXml(name)}</soap:Item></soap:item>`).join('')}</soap:SelectItems>` +
    '<soap:Protocol>Any</soap:Protocol><soap:DownloadStatus>Any</soap:DownloadStatus></soap:CmSelectionCriteria>',
  maxBytes: 16_000_000,
  deadline: 120_000,
});

/** What an answer tells. */
export interface RisAnswer {
  readonly registrations: readonly Registration[];
  /** It left some out: more were found than it holds. */
  readonly isCut: boolean;
}

const STATES: Readonly<Record<string, Registration['state']>> = { registered: 'registered', partiallyregistered: 'registered', unregistered: 'unregistered', rejected: 'rejected' };

/** From an answer, with its two wrappers or without one of them, as older nodes answer (two programs). `undefined` = it is none. */
export function registrationsOf(answer: XmlElement): RisAnswer | undefined {
  const returned = answer.children.find(({ name }) => name.endsWith('Return')) ?? answer;
  const result = childAt(returned, 'SelectCmDeviceResult') ?? returned;
  const nodes = childAt(result, 'CmNodes');
  const total = textAt(result, 'TotalDevicesFound');
  if (nodes === undefined) return total === '0' ? { registrations: [], isCut: false } : undefined;
  const all = childrenOf(nodes, 'item').flatMap((node) => childrenOf(childAt(node, 'CmDevices'), 'item').flatMap((device) => registrationOf(device, textAt(node, 'Name') ?? '')));
  const found = new Map<string, Registration>();
  for (const one of all) {
    const key = one.name.toUpperCase();
    found.set(key, newest(found.get(key), one));
  }
  return { registrations: [...found.values()], isCut: /^\d{1,9}$/.test(total ?? '') && Number(total) > all.length };
}

function registrationOf(device: XmlElement, node: string): readonly Registration[] {
  const name = textAt(device, 'Name') ?? '';
  if (name === '') return [];
  const state = STATES[(textAt(device, 'Status') ?? '').toLowerCase()] ?? 'unknown';
  const time = textAt(device, 'TimeStamp') ?? '';
  const since = /^\d{1,10}$/.test(time) && Number(time) > 0 ? Number(time) : null;
  return [{ name: safeText(name), state, node: state === 'registered' ? safeText(node) : '', host: hostOf(device), since }];
}

/** Where there are several addresses (IPv4 and IPv6), the first. */
function hostOf(device: XmlElement): string {
  const [address] = [...childrenOf(device, 'IPAddress'), ...childrenOf(device, 'IpAddress')];
  const [item] = childrenOf(address, 'item');
  return safeText((item === undefined ? address?.text : textAt(item, 'IP')) ?? '').slice(0, 64);
}

/**
 * The same phone at two nodes: the one where it is registered, of two alike the newer one. A node that a phone has left goes on to tell of it (a public article on RisPort; which of two to believe where
 * clocks differ is our decision).
 */
export function newest(one: Registration | undefined, other: Registration): Registration {
  if (one === undefined) return other;
  if ((one.state === 'registered') !== (other.state === 'registered')) return one.state === 'registered' ? one : other;
  return (other.since ?? 0) > (one.since ?? 0) ? other : one;
}
