import { sleep } from '../../../core/ports/clock.ts';
import { inTimeOf } from '../node-clock.ts';
import { restartTime } from '../restarts.ts';
import { type NodeService } from '../services.ts';
import { child, element, textOf, type Xml } from '../web/xml.ts';
import { type SoapGround, type SoapOperations, type SoapOutcome } from './soap.ts';

/** Words and reason codes of serviceabilitytools (Perl, CDW), whose classes are made from the WSDL of 10.0 and 10.5. */
const STATUS = { STARTED: 'Started', STOPPED: 'Stopped', STARTING: 'Starting', STOPPING: 'Stopping' } as const;
const OUT_OF_SERVICE = ['-1069', 'Commanded Out of Service'] as const;
const NOT_ACTIVATED = ['-1068', 'Service Not Activated'] as const;
const FINE = ['-1', ' '] as const;

/** `Fri Mar  6 19:45:13 2015`. */
function startTime(moment: Date): string {
  const [day = '', date = '', month = '', year = '', time = ''] = moment.toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${date.replace(/^0/, ' ')} ${time} ${year}`;
}

function item({ model, operation, node }: SoapGround, service: NodeService): string {
  // A service that nobody has activated is stopped, or has a word of its own (probable: the first in serviceabilitytools, the second in the tests of another program).
  const status = service.activated ? STATUS[service.state] : model.pick<string>('Control Center: not activated', ['Stopped', 'Not Activated']);
  const [code, words] = !service.activated ? NOT_ACTIVATED : service.state === 'STOPPED' ? OUT_OF_SERVICE : FINE;
  const runs = service.state === 'STARTED' && service.startedAt > 0;
  const upTime = runs ? String(Math.max(0, Math.floor((operation.now() - service.startedAt) / 1000))) : '-1';
  return `<ns1:item>${[
    ['ServiceName', service.name], ['ServiceStatus', status], ['ReasonCode', code], ['ReasonCodeString', words], ['StartTime', runs ? startTime(inTimeOf(model, node, new Date(service.startedAt))) : ''], ['UpTime', upTime],
  ].map(([name = '', text = '']) => element(`ns1:${name}`, text)).join('')}</ns1:item>`;
}

const unknown = (name: string): string =>
  `<ns1:item>${element('ns1:ServiceName', name)}<ns1:ServiceStatus/>${element('ns1:ReasonCode', '-1010')}${element('ns1:ReasonCodeString', 'No such service')}<ns1:StartTime/>${element('ns1:UpTime', '-1')}</ns1:item>`;

function list(ground: SoapGround, names: readonly string[], answer: string): SoapOutcome {
  const { services } = ground.node;
  const shown = names.length === 0 ? services.map((service) => item(ground, service)) : names.map((name) => {
    const service = services.find((one) => one.name === name);
    return service === undefined ? unknown(name) : item(ground, service);
  });
  return { inside: `<ns1:${answer}>${element('ns1:ReturnCode', '0')}${element('ns1:ReasonCode', '-1')}<ns1:ReasonString/><ns1:ServiceInfoList>${shown.join('')}</ns1:ServiceInfoList></ns1:${answer}>` };
}

/** Who may not: the whole service, or only what changes something; which of them a missing role closes, no source says. */
const isForbidden = ({ model }: SoapGround, changes: boolean): boolean =>
  model.scenario.controlCenter === 'forbidden' && (changes || model.pick('Control Center: without the role', ['all', 'changes']) === 'all');
/** HTTP 403 is what AXL says to a user without permissions (go-axl, README); that these services do is inferred, and the words are not known. */
const forbidden = ({ model }: SoapGround): SoapOutcome => ({ status: 403, words: model.pick('Control Center: words without the role', ['Forbidden', 'Access to the requested resource has been denied']) });
/** That a restart is refused here too while an upgrade runs is inferred from the command line; the words are ours. */
const DURING_UPGRADE = ['Command cannot be carried out: upgrade in progress', 'Services cannot be controlled during an upgrade', ''] as const;

async function control(ground: SoapGround, input: Xml): Promise<SoapOutcome> {
  const { model, operation, node } = ground;
  if (isForbidden(ground, true)) return forbidden(ground);
  const request = child(input, 'ControlServiceRequest');
  // It acts on the node that answers, which is called as in System > Server (Serviceability XML developer guide).
  if (textOf(child(request, 'NodeName')) !== node.name) {
    operation.limits.count('other-node');
    return { fault: 'The node name is not that of this node' };
  }
  const names = child(request, 'ServiceList')?.children.map(textOf) ?? [];
  if (textOf(child(request, 'ControlType')) !== 'Restart' || names.length === 0) return { fault: 'Only restarts can be practised' };
  if (model.isUpgrading(node)) return { fault: model.pick('Control Center: during an upgrade', DURING_UPGRADE) };
  for (const name of names) await operation.restart(node, name);
  // It answers at once, or when the restart is over (serviceabilitytools asks for the status afterwards, whatever it answered).
  if (model.pick('Control Center: a restart is answered', ['at once', 'at its end']) === 'at its end') {
    await sleep(operation.clock, Math.max(...names.map(restartTime)));
    await operation.settle();
  }
  return list(ground, names, 'soapDoControlServicesReturn');
}

/** Control Center Services of the node that answers; elements from the WSDL of 10.0 and 10.5, in which `ServiceStatus` is a string that comes any number of times. */
export const controlCenter: SoapOperations = {
  soapGetServiceStatus: {
    form: { 'ServiceStatus*': null },
    run: (ground, input) => (isForbidden(ground, false) ? forbidden(ground) : list(ground, input.children.map(textOf).filter((name) => name !== ''), 'soapGetServiceStatusReturn')),
  },
  soapDoControlServices: { form: { ControlServiceRequest: { NodeName: null, ControlType: null, ServiceList: { 'item*': null } } }, run: control },
};
