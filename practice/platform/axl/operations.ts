import { createHash } from 'node:crypto';
import { matches, select } from '../database.ts';
import { type ClusterModel } from '../model.ts';
import { type PlatformNode } from '../node.ts';
import { type ConfiguredPhone } from '../registrations/phone-table.ts';
import { child, element, names, textOf, type Xml } from '../web/xml.ts';

/** What an operation answers: the inside of `<return>`, or a SOAP fault. */
export type AxlAnswer = { readonly ok: true; readonly xml: string } | { readonly ok: false; readonly code: number; readonly message: string };

/** A page instead: what the web server says before AXL does. */
export interface AxlRefusal {
  readonly status: number;
  readonly words: string;
}

type Operation = (model: ClusterModel, request: Xml) => Promise<AxlAnswer | AxlRefusal> | AxlAnswer | AxlRefusal;

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
  const { axlRows } = model.scenario;
  if (answer.rows.length > axlRows) return fault(-1, `Query request too large. Total rows matched: ${answer.rows.length} rows. Suggestive Row Fetch: less than ${axlRows} rows`);
  const cells = (row: readonly string[]): string => row.map((value, index) => element(answer.columns[index] ?? '', value)).join('');
  return { ok: true, xml: answer.rows.map((row) => `<row>${cells(row)}</row>`).join('') };
};

/** One entry of a list answer: its elements by name. */
type Entry = Readonly<Record<string, string | Entries>>;
interface Entries {
  readonly inside: Readonly<Record<string, string>>;
}

/** A row's key, as AXL prints those of the database: an attribute, in braces and capitals. */
const uuid = (tag: string, at: number): string => {
  const digits = createHash('sha256').update(`${tag} ${at}`).digest('hex').toUpperCase();
  return `{${[digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20, 32)].join('-')}}`;
};

/** Elements of an entry that were asked for; none named = all of them. */
function chosen(entry: Readonly<Record<string, string | Entries>>, wanted: Xml | undefined, reversed: boolean): string {
  const asked = names(wanted);
  const inSchemaOrder = Object.entries(entry).filter(([name]) => asked.length === 0 || asked.includes(name));
  const ordered = reversed ? inSchemaOrder.toReversed() : inSchemaOrder;
  return ordered.map(([name, value]) => (typeof value === 'string' ? element(name, value) : `<${name}>${chosen(value.inside, child(wanted, name), false)}</${name}>`)).join('');
}

/** The rows that `skip` and `first` leave; `skip` works only together with `first` (AXL schema). */
function paged<T>(request: Xml, rows: readonly T[]): readonly T[] {
  const [skip, first] = [Number(textOf(child(request, 'skip'))), textOf(child(request, 'first'))];
  return first === '' ? rows : rows.slice(skip, skip + Number(first));
}

/** Elements that were asked for in `returnedTags`. In 11.5 their order is not the schema's. An entry may be made once it is known to be on the page. */
function returned(model: ClusterModel, request: Xml, tag: string, entries: readonly (Entry | (() => Entry))[]): AxlAnswer {
  const rows = paged(request, entries.map((entry, at) => ({ entry, at })));
  const { axlRows } = model.scenario;
  if (rows.length >= axlRows) return fault(-1, `Query request too large. Total rows matched: ${entries.length} rows. Suggestive Row Fetch: less than ${axlRows} rows`);
  const reversed = model.scenario.release.startsWith('11.5');
  return { ok: true, xml: rows.map(({ entry, at }) => `<${tag} uuid="${uuid(tag, at)}">${chosen(typeof entry === 'function' ? entry() : entry, child(request, 'returnedTags'), reversed)}</${tag}>`).join('') };
}

const wordIn = (value: string | Entries | undefined): string => (typeof value === 'string' ? value : '');

/** Whether an entry fits all criteria; `undefined` without any, which AXL refuses. */
function criteria(request: Xml): ((entry: Entry) => boolean) | undefined {
  const given = child(request, 'searchCriteria');
  const tests = names(given).map((name) => [name, textOf(child(given, name))] as const);
  return tests.length === 0 ? undefined : (entry) => tests.every(([name, pattern]) => matches(wordIn(entry[name]), pattern));
}

const NO_CRITERIA = fault(5003, 'The request does not specify any search criteria');

const ROLE = { callmanager: 'CUCM Voice/Video', cups: 'CUCM IM and Presence' } as const;

const roleOf = ({ facts }: ClusterModel, role: string): Entry => ({ ...(facts.axlSchemas.includes('9.0') ? { lbmHubGroup: '' } : {}), ...(facts.axlRoles ? { processNodeRole: role } : {}) });

const listProcessNode: Operation = (model, request) => {
  const fits = criteria(request);
  if (fits === undefined) return NO_CRITERIA;
  const nodes = model.nodes.map(({ description: { name, hostName, role, product } }) => ({
    name,
    description: hostName,
    mac: '',
    ipv6Name: '',
    nodeUsage: role === 'publisher' ? 'Publisher' : 'Subscriber',
    ...roleOf(model, ROLE[product]),
  }));
  // A row that every cluster has and that is no node (captured pages in the tests of cisco_collab_health, AletheiaUC).
  const wide = { name: 'EnterpriseWideData', description: '', mac: '', ipv6Name: '', nodeUsage: 'Subscriber', ...roleOf(model, ROLE.callmanager) };
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

const callManagerName = ({ nodes }: ClusterModel, node: string): string => `CM_${nodes.find(({ name }) => name === node)?.description.hostName ?? node}`;

const listCallManager: Operation = (model, request) => {
  const fits = criteria(request);
  if (fits === undefined) return NO_CRITERIA;
  const managers = model.nodes.filter((node) => node.service('Cisco CallManager')?.activated === true);
  const on = model.scenario.autoRegistration;
  // Off is a range that ends where it begins (what the administration page sets).
  const range = { startDn: '1000', endDn: on ? '1999' : '1000' };
  const autoRegistration = { inside: { ...range, ...(model.facts.axlRoles ? { autoRegistrationEnabled: String(on) } : {}) } };
  const entries = managers.map(({ name, description: { hostName } }) => ({ name: `CM_${hostName}`, description: hostName, autoRegistration, processNodeName: name }));
  return returned(model, request, 'callManager', entries.filter(fits));
};

const PROFILE_WORDS = { 'Non Secure': 'Standard SIP Non-Secure Profile', Authenticated: 'Authenticated Profile', Encrypted: 'Encrypted Profile' } as const;

const phoneEntry = ({ name, model, description, devicePool, mode }: ConfiguredPhone): Entry => ({
  name,
  description,
  product: model,
  model,
  class: 'Phone',
  protocol: 'SIP',
  devicePoolName: devicePool,
  securityProfileName: `${model} - ${PROFILE_WORDS[mode]}`,
});

const listPhone: Operation = (model, request) => {
  const fits = criteria(request);
  if (fits === undefined) return NO_CRITERIA;
  const { table } = model;
  const all = Array.from({ length: table.count }, (_, at) => () => phoneEntry(table.phone(at)));
  const isEverybody = child(request, 'searchCriteria')?.children.every((one) => textOf(one) === '%') === true;
  return returned(model, request, 'phone', isEverybody ? all : all.filter((make) => fits(make())));
};

const listDevicePool: Operation = (model, request) => {
  const fits = criteria(request);
  const pools = model.pools.map(({ name, group }) => ({ name, callManagerGroupName: group, regionName: 'Default', locationName: 'Hub_None' }));
  return fits === undefined ? NO_CRITERIA : returned(model, request, 'devicePool', pools.filter(fits));
};

/** A group with its members, each the name of a CallManager (`CM_...`) and its priority, the primary 1. */
const getCallManagerGroup: Operation = (model, request) => {
  const wanted = textOf(child(request, 'name'));
  const pool = model.pools.find(({ group }) => group === wanted);
  if (pool === undefined) return fault(5007, `Item not valid: The specified ${wanted} was not found`);
  const members = pool.members.map((name, at) => `<member>${element('priority', String(at + 1))}${element('callManagerName', callManagerName(model, name))}</member>`);
  return { ok: true, xml: `<callManagerGroup>${element('name', wanted)}<members>${members.join('')}</members></callManagerGroup>` };
};

const listCallManagerGroup: Operation = (model, request) => {
  const fits = criteria(request);
  const groups = [...new Set(model.pools.map(({ group }) => group))].map((name) => ({ name, tftpDefault: 'true' }));
  return fits === undefined ? NO_CRITERIA : returned(model, request, 'callManagerGroup', groups.filter(fits));
};

/**
 * Role *Standard AXL Read Only API Access*: what it is told when it writes is not published. 403 for missing permissions is what the README of go-axl says CUCM sends; AXL itself
 * could answer with a fault.
 */
const READ_ONLY: readonly [AxlRefusal, ...(AxlAnswer | AxlRefusal)[]] = [{ status: 403, words: 'Forbidden' }, { status: 403, words: 'Access to the requested resource has been denied' }, fault(-1, 'User is not authorized to perform this operation')];

export const readOnly = ({ pick }: ClusterModel): AxlAnswer | AxlRefusal => pick('AXL: a user that may only read writes', READ_ONLY);

/** HTTP 503 is documented ("503: Service Unavailable", the same pages); what stands in the body is not. */
export const throttled = ({ pick }: ClusterModel): AxlRefusal => ({ status: 503, words: pick('AXL: body of HTTP 503', ['Service Unavailable', 'HTTP Status 503 - Service Unavailable', '']) });

/** What it answers is typed `string` in the schemas; axl clients look only whether it is empty (probable). */
const RESET_ANSWERS = ['true', '{00000000-0000-0000-0000-000000000000}'] as const;

/** AXL developer guide: it returns when the reset is queued. It takes a phone; gateways, trunks and everything else are not to be reset by a client of CTL files. */
const doDeviceReset: Operation = async (model, request) => {
  const { operation } = model;
  if (operation === undefined) return fault(-1, 'not started yet');
  if (model.scenario.axlAccess === 'read-only') return readOnly(model);
  // Writes are turned away while the queue of the database is long (AXL, "How to work with data throttling"; developer guide 8.6(1): more than 1,500 change notifications).
  if (operation.isThrottled) return throttled(model);
  const at = operation.table.indexOf(textOf(child(request, 'deviceName')));
  const type = textOf(child(request, 'deviceResetType'));
  const isReset = type === 'Reset' || textOf(child(request, 'isHardReset')) === 'true';
  if (at < 0 || !isReset) {
    operation.limits.count('reset-of-no-phone');
    return fault(5007, `Item not valid: The specified ${textOf(child(request, 'deviceName'))} was not found`);
  }
  const queued = await operation.limits.reset(async () => {
    await operation.reset(at);
    return model.pick('AXL: answer to doDeviceReset', RESET_ANSWERS);
  });
  return queued === undefined ? throttled(model) : { ok: true, xml: queued };
};

/** The operations that a CTL client has a use for, by name; elements and their order as in the AXL schemas. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  getCCMVersion: getCcmVersion,
  executeSQLQuery: executeSqlQuery,
  listProcessNode,
  listProcessNodeService,
  listCallManager,
  listPhone,
  listDevicePool,
  listCallManagerGroup,
  getCallManagerGroup,
  doDeviceReset,
};
