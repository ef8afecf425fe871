/** A device pool with the nodes of its CallManager group, the primary first. */
export interface DevicePool {
  readonly name: string;
  readonly group: string;
  /** Names of nodes. */
  readonly members: readonly string[];
}

/** Pools of a small cluster, and how many a large one has. */
const SMALL = ['Default', 'Branch'];
const MANY_POOLS = 40;
const MANY_PHONES = 100;

/**
 * The device pools of a cluster. Nodes with Cisco CallManager are paired; each pair is two groups, so that each node of it is the primary of one and the backup of
 * the other.
 * @param callManagers names of the nodes that run it, in their order.
 */
export function devicePools(callManagers: readonly string[], phones: number): readonly DevicePool[] {
  const groups = callManagers.map((name, at) => {
    const other = callManagers[at % 2 === 0 ? at + 1 : at - 1];
    return { group: `CMG_${name}`, members: other === undefined ? [name] : [name, other] };
  });
  const names = phones > MANY_PHONES ? Array.from({ length: MANY_POOLS }, (_, at) => `Site ${String(at + 1).padStart(2, '0')}`) : SMALL;
  return names.map((name, at) => ({ name, ...(groups[at % Math.max(1, groups.length)] ?? { group: '', members: [] }) }));
}
