import { type NodeCounters } from '../../../shared/domain/rollout/readings.ts';
import { childrenOf, escapeXml, textAt, type XmlElement } from '../axl/xml.ts';
import { type SoapQuestion } from './soap.ts';

const OBJECT = 'Cisco CallManager';

/** Counters of the object *Cisco CallManager* that a rollout looks at (PerfMon counters, system guide). */
const COUNTERS: Readonly<Record<keyof NodeCounters, string>> = {
  callsActive: 'CallsActive',
  registeredPhones: 'RegisteredHardwarePhones',
  encryptedPhones: 'EncryptedRegisteredPhones',
  authenticatedPhones: 'AuthenticatedRegisteredPhones',
};

/** @param node whose counters: any node tells those of all (`Host`). */
export const countersQuestion = (node: string): SoapQuestion => ({
  path: '/perfmonservice2/services/PerfmonService',
  operation: 'perfmonCollectCounterData',
  inner: `<soap:Host>${escapeXml(node)}</soap:Host><soap:Object>${OBJECT}</soap:Object>`,
  maxBytes: 4_000_000,
  deadline: 30_000,
});

/** Counters by name, as the command line tells them too; one that is missing is not told. */
export function countersBy(values: ReadonlyMap<string, number>): NodeCounters {
  const count = (name: keyof NodeCounters): number | null => {
    const value = values.get(COUNTERS[name]);
    return value === undefined || value < 0 ? null : value;
  };
  return { callsActive: count('callsActive'), registeredPhones: count('registeredPhones'), encryptedPhones: count('encryptedPhones'), authenticatedPhones: count('authenticatedPhones') };
}

/**
 * From an answer: an element for each counter, in one of two forms (WSDL; a program of a later release reads a list of items). `\\HOST\Cisco CallManager\CallsActive`, a value, and a status, of which
 * 0 and 1 are good. Nothing at all, as a node without Cisco CallManager may answer: none is told. `undefined` = something else than counters.
 */
export function countersOf(answer: XmlElement): NodeCounters | undefined {
  const plain = childrenOf(answer, 'perfmonCollectCounterDataReturn');
  const listed = [...plain, ...childrenOf(answer, 'ArrayOfCounterInfo')].flatMap((one) => childrenOf(one, 'item'));
  const values = new Map<string, number>();
  for (const item of [...plain, ...listed]) {
    const [object, name] = (textAt(item, 'Name') ?? '').split('\\').slice(-2);
    const [value, status] = [textAt(item, 'Value') ?? '', textAt(item, 'CStatus')];
    if (object !== OBJECT || name === undefined || !/^-?\d{1,15}$/.test(value) || (status !== '0' && status !== '1')) continue;
    values.set(name, Number(value));
  }
  return values.size === 0 && answer.children.length > 0 ? undefined : countersBy(values);
}
