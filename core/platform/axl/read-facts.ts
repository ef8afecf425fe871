import { safeText } from '../../../shared/ctl-file/text.ts';
import { type AxlFacts, type AxlNode, type ListedPhone, MAX_LISTED_PHONES } from '../../../shared/domain/platform/answers.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { withLimit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type Secret } from '../../ports/secret.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type PinnedAddress } from '../https/pinned.ts';
import { AxlSession } from './session.ts';
import { childrenOf, textAt, type XmlNode } from './xml.ts';

export interface AxlLogin extends PinnedAddress, CallOptions {
  /** An application or end user with the role Standard AXL API Access; not the OS administrator. */
  readonly username: string;
  /** Used once; empty afterwards. */
  readonly password: Secret;
}

/** Row of processnode that stands for the cluster, not for a node. */
const NOT_A_NODE = 'EnterpriseWideData';
const MAX_ROWS = 5000;
const MODES: Readonly<Record<string, SecurityMode>> = { '0': 'non-secure', '1': 'mixed' };
const USAGES: Readonly<Record<string, AxlNode['role']>> = { Publisher: 'publisher', Subscriber: 'subscriber' };
const PRODUCTS: Readonly<Record<string, AxlNode['product']>> = { 'CUCM Voice/Video': 'callmanager', 'CUCM IM and Presence': 'cups' };
const TRUE = ['true', 't', '1'];
const FALSE = ['false', 'f', '0', ''];

/**
 * Reads what AXL (HTTPS, port 8443 of the publisher) says about a cluster, in one call, since the password lives for one call:
 * release, mode, nodes with their active services, auto-registration, and the phones where they are told. Default deadline 60 s.
 * A password that is refused is not sent again.
 */
export function readAxlFacts(target: AxlLogin): Promise<Result<AxlFacts, PlatformError>> {
  return target.password.use((bytes) =>
    withLimit(target, 60_000, async (limit): Promise<Result<AxlFacts, PlatformError>> => {
      const { host, username } = target;
      const session = new AxlSession(target, username, new TextDecoder().decode(bytes), limit);
      const probed = await session.probe();
      if (!probed.ok) return probed;
      const { schema, answer } = probed.value;
      const mode = await session.ask('executeSQLQuery', schema);
      if (!mode.ok) return mode;
      const nodes = await session.ask('listProcessNode', schema);
      if (!nodes.ok) return nodes;
      const services = await session.ask('listProcessNodeService', schema);
      if (!services.ok) return services;
      const callManagers = await session.ask('listCallManager', schema);
      if (!callManagers.ok) return callManagers;
      const facts = factsOf({ version: answer, mode: mode.value, nodes: nodes.value, services: services.value, callManagers: callManagers.value });
      const phones = await session.ask('listPhone', schema);
      return typeof facts === 'string' ? fail('platform.answer-unusable', host, { detail: facts }) : ok({ schema, ...facts, phones: phones.ok ? phoneList(childrenOf(phones.value, 'phone')) : null, certificates: null });
    }),
  );
}

interface Returned {
  readonly version: XmlNode;
  readonly mode: XmlNode;
  readonly nodes: XmlNode;
  readonly services: XmlNode;
  readonly callManagers: XmlNode;
}

/** The facts, or which of them could not be read. */
function factsOf({ version, mode, nodes, services, callManagers }: Returned): Omit<AxlFacts, 'schema' | 'phones' | 'certificates'> | string {
  const release = textAt(version, 'componentVersion', 'version') ?? '';
  if (!/^\d{1,2}(?:\.\d{1,5}){2,4}(?:[-(][0-9A-Za-z.)-]{1,20})?$/.test(release)) return 'no release';
  const rows = childrenOf(mode, 'row');
  const value = rows.length === 1 && textAt(rows[0], 'paramname') === 'ClusterSecurityMode' ? MODES[textAt(rows[0], 'paramvalue') ?? ''] : undefined;
  if (value === undefined) return 'no ClusterSecurityMode of 0 or 1';
  const active = activeServices(childrenOf(services, 'processNodeService'));
  const list = active === undefined ? undefined : nodeList(childrenOf(nodes, 'processNode'), active);
  if (list === undefined) return 'the list of nodes or services';
  const flags = childrenOf(callManagers, 'callManager').map((row) => flag(textAt(row, 'autoRegistration', 'autoRegistrationEnabled')));
  if (flags.includes(undefined)) return 'auto-registration';
  return { release, mode: value, nodes: list, autoRegistration: flags.includes(true) };
}

function activeServices(rows: readonly XmlNode[]): ReadonlyMap<string, readonly string[]> | undefined {
  const active = new Map<string, string[]>();
  if (rows.length > MAX_ROWS) return undefined;
  for (const row of rows) {
    const node = textAt(row, 'processNodeName');
    const service = textAt(row, 'service');
    const isActive = flag(textAt(row, 'isActive'));
    if (node === undefined || service === undefined || isActive === undefined) return undefined;
    if (isActive) active.set(node, [...(active.get(node) ?? []), safeText(service)]);
  }
  return active;
}

function nodeList(rows: readonly XmlNode[], active: ReadonlyMap<string, readonly string[]>): readonly AxlNode[] | undefined {
  const nodes: AxlNode[] = [];
  if (rows.length > MAX_ROWS) return undefined;
  for (const row of rows) {
    const name = textAt(row, 'name') ?? '';
    if (name === NOT_A_NODE) continue;
    const role = USAGES[textAt(row, 'nodeUsage') ?? ''];
    const product = PRODUCTS[textAt(row, 'processNodeRole') ?? ''];
    if (name === '' || role === undefined || product === undefined) return undefined;
    nodes.push({ name: safeText(name), role, product, services: active.get(name) ?? [] });
  }
  const publishers = nodes.filter((node) => node.role === 'publisher' && node.product === 'callmanager');
  return publishers.length === 1 && new Set(nodes.map((node) => node.name)).size === nodes.length ? nodes : undefined;
}

/** Phones and what a person calls them; a row without a name makes the whole list unusable. */
function phoneList(rows: readonly XmlNode[]): readonly ListedPhone[] | null {
  const phones = rows.slice(0, MAX_LISTED_PHONES).map((row) => ({
    name: safeText(textAt(row, 'name') ?? ''),
    model: safeText(textAt(row, 'model') ?? ''),
    description: safeText(textAt(row, 'description') ?? ''),
  }));
  return phones.some(({ name }) => name === '') ? null : phones;
}

/** Nulls come as empty elements. */
function flag(text: string | undefined): boolean | undefined {
  const value = text?.toLowerCase();
  if (value === undefined) return undefined;
  if (TRUE.includes(value)) return true;
  return FALSE.includes(value) ? false : undefined;
}
