import { safeText } from '../../../shared/ctl-file/text.ts';
import { type CallManagerGroup, type ProfileMode, type RolloutPhone } from '../../../shared/domain/rollout/readings.ts';
import { textAt, type XmlElement } from './xml.ts';

const MODES: Readonly<Record<string, ProfileMode>> = { 'Non Secure': 'non-secure', Authenticated: 'authenticated', Encrypted: 'encrypted' };
/**
 * Of the class Phone, and no phones: what stands for a number, an application or a port of a gateway, and loads no trust list (names: enumeration XModel of the AXL schema).
 */
const NO_PHONES = /^(?:CTI (?:Port|Remote Device|Route Point)|Analog Phone|.*Remote Device|Remote Destination Profile|(?:IMS|Carrier)-integrated Mobile.*|H\.323 Client|ISDN BRI Phone|BRI Phone)$/i;
/** Groups have three members; a cluster has some nodes, and a group for each. */
const MAX_MEMBERS = 1000;

/** A page of the phones, as `phonesSql` asks for it; `undefined` = a row without a name, which makes all of it unusable. */
export function phonesOf(rows: readonly XmlElement[]): readonly RolloutPhone[] | undefined {
  const phones: RolloutPhone[] = [];
  for (const row of rows) {
    const name = nameOf(row);
    if (name === undefined) return undefined;
    const text = (column: string): string => safeText(textAt(row, column) ?? '');
    const model = text('model');
    if (NO_PHONES.test(model)) continue;
    phones.push({ name, model, description: text('description'), devicePool: text('devicepool'), profile: MODES[text('securitymode')] ?? 'unknown' });
  }
  return phones;
}

/** Name of the device of a row. */
export function nameOf(row: XmlElement | undefined): string | undefined {
  const name = safeText(textAt(row, 'name') ?? '');
  return name === '' ? undefined : name;
}

/** Groups with their members in order, as `GROUPS_SQL` asks for them; `undefined` = an answer that tells no order. */
export function groupsOf(rows: readonly XmlElement[]): readonly CallManagerGroup[] | undefined {
  if (rows.length > MAX_MEMBERS) return undefined;
  const groups = new Map<string, { readonly node: string; readonly priority: number }[]>();
  for (const row of rows) {
    const [group, node, priority] = [textAt(row, 'groupname') ?? '', textAt(row, 'nodename') ?? '', textAt(row, 'priority') ?? ''];
    if (group === '' || node === '' || !/^\d{1,4}$/.test(priority)) return undefined;
    const members = groups.get(group) ?? [];
    groups.set(group, [...members, { node: safeText(node), priority: Number(priority) }]);
  }
  return [...groups].map(([name, members]) => ({ name: safeText(name), members: members.toSorted((a, b) => a.priority - b.priority).map(({ node }) => node) }));
}
