import { safeText } from '../../../shared/ctl-file/text.ts';
import { type NodeServiceInfo, type ServiceRunState } from '../../../shared/domain/rollout/readings.ts';
import { type RestartedService } from '../../../shared/domain/rollout/services.ts';
import { childAt, childrenOf, escapeXml, textAt, type XmlElement } from '../axl/xml.ts';
import { type SoapQuestion } from './soap.ts';

const PATH = '/controlcenterservice2/services/ControlCenterServices';
const MAX_BYTES = 1_000_000;

/** `ServiceStatus` is a plain string, once for each service; none = all of them (WSDL of 10.0 and 10.5). */
export const statusQuestion = (names: readonly RestartedService[]): SoapQuestion => ({
  path: PATH,
  operation: 'soapGetServiceStatus',
  inner: names.length === 0 ? '<soap:ServiceStatus></soap:ServiceStatus>' : names.map((name) => `<soap:ServiceStatus>${name}</soap:ServiceStatus>`).join(''),
  maxBytes: MAX_BYTES,
  deadline: 30_000,
});

/** @param node the node that answers, as System > Server calls it: it acts on no other. */
export const restartQuestion = (node: string, name: RestartedService): SoapQuestion => ({
  path: PATH,
  operation: 'soapDoControlServices',
  inner:
    `<soap:ControlServiceRequest><soap:NodeName>${escapeXml(node)}</soap:NodeName><soap:ControlType>Restart</soap:ControlType>` +
    `<soap:ServiceList><soap:item>${name}</soap:item></soap:ServiceList></soap:ControlServiceRequest>`,
  maxBytes: MAX_BYTES,
  // CallManager of a large node takes minutes to start.
  deadline: 600_000,
  writes: true,
});

const STATES: Readonly<Record<string, ServiceRunState>> = { started: 'started', starting: 'starting', stopped: 'stopped', stopping: 'stopping', 'not activated': 'not-activated' };
/** Reasons of a service that nobody has activated, and of one that does not exist (a public program's list of them). */
const NOT_ACTIVATED = '-1068';
const NEVER = [NOT_ACTIVATED, '-1010'];

/** The services that an answer lists, `undefined` where it lists none at all. */
export function servicesOf(answer: XmlElement, names: readonly RestartedService[]): readonly NodeServiceInfo[] | undefined {
  const items = childrenOf(childAt(returnOf(answer), 'ServiceInfoList'), 'item');
  const found = names.flatMap((name) => {
    const item = items.find((one) => textAt(one, 'ServiceName') === name);
    return item === undefined ? [] : [serviceOf(item, name)];
  });
  return items.length === 0 ? undefined : found;
}

function serviceOf(item: XmlElement, name: RestartedService): NodeServiceInfo {
  const [status, reason, words, upTime] = [textAt(item, 'ServiceStatus') ?? '', textAt(item, 'ReasonCode') ?? '', textAt(item, 'ReasonCodeString') ?? '', textAt(item, 'UpTime') ?? ''];
  const said = STATES[status.toLowerCase()] ?? 'unknown';
  const state = said === 'stopped' && (reason === NOT_ACTIVATED || /Service Not Activated/i.test(words)) ? 'not-activated' : said;
  // A service that does not run has been up for no time, whatever number stands there.
  const isTold = /^\d{1,10}$/.test(upTime) && (state === 'started' || state === 'starting');
  return { name, state, upTime: isTold ? Number(upTime) : null, words: safeText([status, words].filter((word) => word !== '').join(': ')).slice(0, 200) };
}

/** Why a restart was refused; `undefined` = it was not, as far as the answer says. */
export function restartRefusal(answer: XmlElement): string | undefined {
  const returned = returnOf(answer);
  const items = childrenOf(childAt(returned, 'ServiceInfoList'), 'item');
  // What is stopped while it is restarted has a reason too; these two will never start.
  const never = items.map((item) => textAt(item, 'ReasonCode') ?? '').find((reason) => NEVER.includes(reason));
  const code = never ?? textAt(returned, 'ReturnCode');
  const words = [textAt(returned, 'ReasonString') ?? '', ...items.map((item) => textAt(item, 'ReasonCodeString') ?? '')].filter((word) => word !== '');
  return code === undefined || code === '0' ? undefined : safeText([code, ...words].join(', ')).slice(0, 300);
}

/** The element in the answer, by whichever operation. */
const returnOf = (answer: XmlElement): XmlElement | undefined => answer.children.find(({ name }) => name.endsWith('Return'));
