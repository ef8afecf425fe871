import { safeText } from '../../../shared/ctl-file/text.ts';
import { type AxlNode, type ListedPhone } from '../../../shared/domain/platform/answers.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type AxlSchema, hasRoles } from './envelope.ts';
import { childAt, childrenOf, textAt, type XmlElement } from './xml.ts';

/** Row of processnode that stands for the cluster, not for a node; a subscriber or a publisher, by release. */
const NOT_A_NODE = 'EnterpriseWideData';
const MAX_ROWS = 5000;
const MODES: Readonly<Record<string, SecurityMode>> = { '0': 'non-secure', '1': 'mixed' };
const USAGES: Readonly<Record<string, AxlNode['role']>> = { Publisher: 'publisher', Subscriber: 'subscriber' };
const PRODUCTS: Readonly<Record<string, AxlNode['product']>> = { 'CUCM Voice/Video': 'callmanager', 'CUCM IM and Presence': 'cups' };
const TRUE = ['true', 't', '1'];
const FALSE = ['false', 'f', '0', ''];

export function releaseOf(version: XmlElement): string | undefined {
  const release = textAt(version, 'componentVersion', 'version') ?? '';
  return /^\d{1,2}(?:\.\d{1,5}){2,4}(?:[-(][0-9A-Za-z.)-]{1,20})?$/.test(release) ? release : undefined;
}

/** From the one row of the query for ClusterSecurityMode. */
export function modeOf(answer: XmlElement): SecurityMode | undefined {
  const [row, ...more] = childrenOf(answer, 'row');
  return more.length === 0 && textAt(row, 'paramname') === 'ClusterSecurityMode' ? MODES[textAt(row, 'paramvalue') ?? ''] : undefined;
}

/** From the one row of a counting query. */
export function countOf(answer: XmlElement): number | null {
  const [row, ...more] = childrenOf(answer, 'row');
  const total = textAt(row, 'total') ?? '';
  return more.length === 0 && /^\d{1,9}(?:\.0+)?$/.test(total) ? Number.parseInt(total, 10) : null;
}

/** Names of the active services, by node. */
export function activeServices(rows: readonly XmlElement[]): ReadonlyMap<string, readonly string[]> | undefined {
  const active = new Map<string, string[]>();
  if (rows.length > MAX_ROWS) return undefined;
  for (const row of rows) {
    const node = textAt(row, 'processNodeName');
    const service = textAt(row, 'service');
    const isActive = flag(textAt(row, 'isActive'));
    if (node === undefined || service === undefined || isActive === undefined) return undefined;
    const services = active.get(node) ?? [];
    active.set(node, services);
    if (isActive) services.push(safeText(service));
  }
  return active;
}

/** @param active `undefined` = services could not be read; nothing is known of those of a node that is not among them. Schemas before 10.0 know no roles: each of their nodes processes calls. */
export function nodeList(rows: readonly XmlElement[], schema: AxlSchema, active: ReadonlyMap<string, readonly string[]> | undefined): readonly AxlNode[] | undefined {
  const nodes: AxlNode[] = [];
  if (rows.length > MAX_ROWS) return undefined;
  for (const row of rows) {
    const name = textAt(row, 'name') ?? '';
    if (name === NOT_A_NODE) continue;
    const role = USAGES[textAt(row, 'nodeUsage') ?? ''];
    const product = hasRoles(schema) ? PRODUCTS[textAt(row, 'processNodeRole') ?? ''] : 'callmanager';
    if (name === '' || role === undefined || product === undefined) return undefined;
    nodes.push({ name: safeText(name), role, product, services: active?.get(name) ?? null });
  }
  const publishers = nodes.filter((node) => node.role === 'publisher' && node.product === 'callmanager');
  return publishers.length === 1 && new Set(nodes.map((node) => node.name)).size === nodes.length ? nodes : undefined;
}

/** Whether it is on for at least one CallManager. Before 10.0 there is no word for it: a range of numbers is given out where it ends elsewhere than it begins. */
export function autoRegistrationOf(rows: readonly XmlElement[], schema: AxlSchema): boolean | undefined {
  const flags = rows.map((row) => {
    const found = childAt(row, 'autoRegistration');
    if (hasRoles(schema)) return flag(textAt(found, 'autoRegistrationEnabled'));
    const [start, end] = [textAt(found, 'startDn'), textAt(found, 'endDn')];
    return start === undefined || end === undefined ? undefined : start !== end;
  });
  // A cluster has a CallManager: an empty list tells nothing.
  return flags.length === 0 || flags.includes(undefined) ? undefined : flags.includes(true);
}

/** Phones and what a person calls them, each once; a row without a name makes the whole list unusable. */
export function phoneRows(rows: readonly XmlElement[]): readonly ListedPhone[] | undefined {
  const phones = new Map<string, ListedPhone>();
  for (const row of rows) {
    const name = safeText(textAt(row, 'name') ?? '');
    if (name === '') return undefined;
    phones.set(name, { name, model: safeText(textAt(row, 'model') ?? ''), description: safeText(textAt(row, 'description') ?? '') });
  }
  return [...phones.values()];
}

/** Nulls come as empty elements. */
function flag(text: string | undefined): boolean | undefined {
  const value = text?.toLowerCase();
  if (value === undefined) return undefined;
  if (TRUE.includes(value)) return true;
  return FALSE.includes(value) ? false : undefined;
}
