import { inTimeOf } from '../node-clock.ts';
import { type PhoneRow } from '../registrations/table.ts';
import { child, element, textOf, type Xml } from '../web/xml.ts';
import { type SoapGround, type SoapOperations, type SoapOutcome, tooOften } from './soap.ts';

/** As cisco-risport and PHP clients look for it, with its misspelling. */
const TOO_OFTEN = 'AxisFault: Exceeded allowed rate for Reatime information. Current allowed rate for realtime information is 15 requests per minute.';
const MOST_NAMES = 1000;
const STATUS = { registered: 'Registered', unregistered: 'UnRegistered', rejected: 'Rejected', away: 'UnRegistered', off: 'UnRegistered' } as const;

/** A device of the answer; elements of the WSDL that are of use, in its order. */
function device({ model, operation }: SoapGround, at: number, { state, node, since }: PhoneRow): string {
  const phone = operation.table.phone(at);
  const isThere = state === 'registered';
  const text = (name: string, value: string): string => element(`ns1:${name}`, value);
  return `<ns1:item>${[
    text('Name', phone.name),
    text('DirNumber', `${String(2000 + at)}-${STATUS[state]}`),
    text('DeviceClass', 'Phone'),
    text('Model', '0'),
    text('Product', '0'),
    text('Httpd', operation.webAccess ? 'Yes' : 'No'),
    text('RegistrationAttempts', '0'),
    text('IsCtiControllable', 'true'),
    text('LoginUserId', ''),
    text('Status', STATUS[state]),
    text('StatusReason', state === 'rejected' ? '8' : isThere ? '0' : '13'),
    text('PerfMonObject', '2'),
    text('Description', phone.description),
    text('TimeStamp', String(Math.floor(inTimeOf(model, model.nodes[node] ?? model.publisher, new Date(since)).getTime() / 1000))),
    text('Protocol', 'SIP'),
    text('NumOfLines', '1'),
    text('ActiveLoadID', 'sip88xx.14-2-1'),
    `<ns1:IPAddress><ns1:item>${text('IP', phone.address)}${text('IPAddrType', 'ipv4')}${text('Attribute', 'Unknown')}</ns1:item></ns1:IPAddress>`,
  ].join('')}</ns1:item>`;
}

/** Phones by the number of the node under which they are listed. */
function listed({ model, operation }: SoapGround, names: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const ground = { model, operation, node: model.publisher };
  const found = new Map<number, string[]>();
  const add = (node: number, item: string): void => {
    const items = found.get(node) ?? [];
    items.push(item);
    found.set(node, items);
  };
  const { registrations } = operation;
  // What becomes of a phone that has gone, and of its row at the node that it was registered with before: programs that read real nodes meet both.
  const tellsGone = model.pick('RisPort70: a phone that is not registered', ['listed', 'left out']) === 'listed';
  const keepsStale = model.pick('RisPort70: a row of the node before', ['none', 'kept']) === 'kept';
  for (const name of new Set(names)) {
    const at = operation.table.indexOf(name);
    const row = at < 0 ? undefined : registrations.row(at);
    if (row === undefined || row.state === 'off') continue;
    const before = registrations.before(at);
    if (row.node >= 0) add(row.node, device(ground, at, row));
    else if (tellsGone && before >= 0) add(before, device(ground, at, row));
    if (keepsStale && row.node >= 0 && before >= 0 && before !== row.node) add(before, device(ground, at, { state: 'unregistered', node: before, since: row.since - 1000 }));
  }
  return found;
}

function answer(ground: SoapGround, names: readonly string[]): string {
  const { model } = ground;
  const found = listed(ground, names);
  const total = [...found.values()].reduce((sum, items) => sum + items.length, 0);
  const nodes = model.nodes.flatMap((node, number) => {
    if (node.service('Cisco CallManager')?.activated !== true) return [];
    const items = found.get(number) ?? [];
    return [`<ns1:item>${element('ns1:ReturnCode', items.length > 0 ? 'Ok' : 'NotFound')}${element('ns1:Name', node.name)}${element('ns1:NoChange', 'false')}<ns1:CmDevices>${items.join('')}</ns1:CmDevices></ns1:item>`];
  });
  return `<ns1:SelectCmDeviceResult>${element('ns1:TotalDevicesFound', String(total))}<ns1:CmNodes>${nodes.join('')}</ns1:CmNodes></ns1:SelectCmDeviceResult><ns1:StateInfo/>`;
}

function select(ground: SoapGround, input: Xml): SoapOutcome {
  const { model, operation } = ground;
  const { limits } = operation;
  const admission = limits.ris.admit(operation.now());
  if (admission === 'too-many') limits.count('ris-rate');
  if (admission !== 'admitted') return tooOften(model, TOO_OFTEN);
  const criteria = child(input, 'CmSelectionCriteria');
  const names = child(criteria, 'SelectItems')?.children.map((one) => textOf(child(one, 'Item'))) ?? [];
  if (names.length > MOST_NAMES) {
    limits.count('ris-names');
    return { fault: 'AxisFault: The number of items in SelectItems is more than is allowed' };
  }
  if (textOf(child(criteria, 'SelectBy')) !== 'Name') return { fault: 'AxisFault: SelectBy is not supported' };
  const inside = answer(ground, names);
  // Release 15 puts the wrapper around it, older ones may not (a public program, which takes both).
  return { inside: model.pick('RisPort70: wrapper', ['selectCmDeviceReturn', '']) === '' ? inside : `<ns1:selectCmDeviceReturn>${inside}</ns1:selectCmDeviceReturn>`, response: 'selectCmDeviceResponse' };
}

const FORM = {
  StateInfo: null,
  CmSelectionCriteria: { MaxReturnedDevices: null, DeviceClass: null, Model: null, Status: null, NodeName: null, SelectBy: null, SelectItems: { 'item*': { Item: null } }, Protocol: null, DownloadStatus: null },
} as const;

/** RisPort70: how phones are registered, on all nodes (RisPort70 reference; programs that read real nodes). `selectCmDeviceExt` takes names only, no wildcards, and is from 9.0 on. */
export const risPort: SoapOperations = { selectCmDevice: { form: FORM, run: select }, selectCmDeviceExt: { form: FORM, run: (ground, input) => (ground.model.isAtLeast('9.0') ? select(ground, input) : { fault: 'The endpoint reference (EPR) for the Operation not found is selectCmDeviceExt' }) } };
