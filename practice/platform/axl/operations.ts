import { matches, select } from '../database.ts';
import { type ClusterModel } from '../model.ts';
import { type PlatformNode } from '../node.ts';
import { child, element, names, textOf, type Xml } from './xml.ts';

/** What an operation answers: the inside of `<return>`, or a SOAP fault. */
export type AxlAnswer = { readonly ok: true; readonly xml: string } | { readonly ok: false; readonly code: number; readonly message: string };

type Operation = (model: ClusterModel, request: Xml) => Promise<AxlAnswer> | AxlAnswer;

const fault = (code: number, message: string): AxlAnswer => ({ ok: false, code, message });

/** `10.0.1.11900-2` as AXL writes it: `10.0.1.11900(2)`. */
const axlVersion = (release: string): string => release.replace(/-(\d+)$/, '($1)');

const getCcmVersion: Operation = ({ scenario, nodes }, request) => {
  const wanted = textOf(child(request, 'processNodeName'));
  if (wanted !== '' && !nodes.some(({ name }) => name === wanted)) return fault(5007, `Item not valid: The specified ${wanted} was not found`);
  return { ok: true, xml: `<componentVersion>${element('version', axlVersion(scenario.release))}</componentVersion>` };
};

const executeSqlQuery: Operation = async (model, request) => {
  const answer = await select(model, textOf(child(request, 'sql')));
  if (!answer.ok) return fault(answer.code, answer.message);
  // Large text can be fetched alone only (AXL schema, comment on `sql`).
  if (answer.columns.includes('certificate') && answer.columns.length > 1) return fault(-1, 'Cannot fetch a large text column together with other columns');
  const cells = (row: readonly string[]): string => row.map((value, index) => element(answer.columns[index] ?? '', value)).join('');
  return { ok: true, xml: answer.rows.map((row) => `<row>${cells(row)}</row>`).join('') };
};

/** One entry of a list answer: its elements by name. */
type Entry = Readonly<Record<string, string>>;

/** Elements that were asked for in `returnedTags`. In 11.5 their order is not the schema's. */
function returned(model: ClusterModel, request: Xml, tag: string, entries: readonly Entry[]): AxlAnswer {
  const wanted = names(child(request, 'returnedTags'));
  const chosen = (entry: Entry): string => {
    const inSchemaOrder = Object.entries(entry).filter(([name]) => wanted.length === 0 || wanted.includes(name));
    const ordered = model.scenario.release.startsWith('11.5') ? inSchemaOrder.toReversed() : inSchemaOrder;
    return ordered.map(([name, text]) => element(name, text)).join('');
  };
  return { ok: true, xml: entries.map((entry) => `<${tag}>${chosen(entry)}</${tag}>`).join('') };
}

/** Whether an entry fits all criteria; `undefined` without any, which AXL refuses. */
function criteria(request: Xml): ((entry: Entry) => boolean) | undefined {
  const given = child(request, 'searchCriteria');
  const tests = names(given).map((name) => [name, textOf(child(given, name))] as const);
  return tests.length === 0 ? undefined : (entry) => tests.every(([name, pattern]) => matches(entry[name] ?? '', pattern));
}

const NO_CRITERIA = fault(5003, 'The request does not specify any search criteria');

const ROLE = { callmanager: 'CUCM Voice/Video', cups: 'CUCM IM and Presence' } as const;

const listProcessNode: Operation = (model, request) => {
  const fits = criteria(request);
  if (fits === undefined) return NO_CRITERIA;
  const nodes = model.nodes.map(({ description: { name, hostName, role, product } }) => ({
    name,
    description: hostName,
    mac: '',
    ipv6Name: '',
    nodeUsage: role === 'publisher' ? 'Publisher' : 'Subscriber',
    lbmHubGroup: '',
    processNodeRole: ROLE[product],
  }));
  const wide = { name: 'EnterpriseWideData', description: '', mac: '', ipv6Name: '', nodeUsage: 'Publisher', lbmHubGroup: '', processNodeRole: ROLE.callmanager };
  return returned(model, request, 'processNode', [wide, ...nodes].filter(fits));
};

const servicesOf = ({ name, services }: PlatformNode): readonly Entry[] =>
  services
    .filter(({ kind }) => kind === 'feature')
    .map((service) => ({
      processNodeName: name,
      service: service.name,
      traceLevel: 'Error',
      userCategories: '0',
      enable: 'true',
      numFiles: '250',
      maxFileSize: '1',
      isActive: String(service.activated),
    }));

const listProcessNodeService: Operation = (model, request) => {
  const fits = criteria(request);
  return fits === undefined ? NO_CRITERIA : returned(model, request, 'processNodeService', model.nodes.flatMap(servicesOf).filter(fits));
};

const listCallManager: Operation = (model, request) => {
  const fits = criteria(request);
  if (fits === undefined) return NO_CRITERIA;
  const managers = model.nodes.filter((node) => node.service('Cisco CallManager')?.activated === true);
  const entries = managers.map(({ name, description: { hostName } }) => ({ name: `CM_${hostName}`, description: hostName, processNodeName: name }));
  const registration = `<autoRegistration>${element('autoRegistrationEnabled', String(model.scenario.autoRegistration))}</autoRegistration>`;
  const wanted = names(child(request, 'returnedTags'));
  const cells = (entry: Entry): string => Object.entries(entry).flatMap(([name, text]) => (wanted.length === 0 || wanted.includes(name) ? [element(name, text)] : [])).join('');
  const withRegistration = wanted.length === 0 || wanted.includes('autoRegistration') ? registration : '';
  return { ok: true, xml: entries.filter(fits).map((entry) => `<callManager>${cells(entry)}${withRegistration}</callManager>`).join('') };
};

/** Pages with `skip` and `first`; all fit on one here. */
const listPhone: Operation = (model, request) => {
  const fits = criteria(request);
  const phones = model.phones.map(({ name, model: kind }) => ({ name, description: `Practice phone ${name.slice(-4)}`, model: kind }));
  return fits === undefined ? NO_CRITERIA : returned(model, request, 'phone', phones.filter(fits));
};

/** The operations that a CTL client has a use for, by name; elements and their order as in the AXL schema 14.0. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  getCCMVersion: getCcmVersion,
  executeSQLQuery: executeSqlQuery,
  listProcessNode,
  listProcessNodeService,
  listCallManager,
  listPhone,
};
