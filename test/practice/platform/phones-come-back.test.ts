import { describe, expect, it } from 'vitest';
import { devicePools } from '../../../practice/platform/registrations/groups.ts';
import { PhoneTable } from '../../../practice/platform/registrations/phone-table.ts';
import { type PhoneWorld, poolNodes, Registrations } from '../../../practice/platform/registrations/phones.ts';
import { PhoneColumns } from '../../../practice/platform/registrations/table.ts';

const NODES = [{ name: 'a' }, { name: 'b' }];
/** Encrypted, encrypted, authenticated and non-secure, in this order. */
const NAMED = ['SEP001D45B5A2C1', 'SEP00A2EE3F7714', 'SEP000E8377D9B0', 'SEP00A6CA1180D2'].map((name) => ({ name, model: 'Cisco 8861' }));
const LATER = 1_000_000;

interface World extends PhoneWorld {
  up: boolean[];
  accepts: ('mixed' | 'non-secure')[];
  mode: 'mixed' | 'non-secure';
  loads: number;
}

/** Two nodes in mixed mode, all phones registered; the first two have node a as their primary, the others b. */
function cluster(): { readonly world: World; readonly phones: Registrations; readonly states: () => readonly string[] } {
  const pools = devicePools(NODES.map(({ name }) => name), NAMED.length);
  const table = new PhoneTable(NAMED, 0, 0, pools.map(({ name }) => name));
  const phones = new Registrations(table, new PhoneColumns(table.count, null), poolNodes(pools, NODES), { stayAway: [], inCall: [], callEnds: Infinity });
  const world: World = { up: [true, true], accepts: ['mixed', 'mixed'], mode: 'mixed', loads: 0, isUp: (node) => world.up[node] === true, acceptsMode: (node) => world.accepts[node] ?? 'mixed', load: () => (world.loads += 1) > 0 };
  phones.begin(0, 0, true, world);
  return { world, phones, states: () => NAMED.map((_, at) => `${phones.row(at).state} ${phones.row(at).node}`) };
}

const restart = (phones: Registrations, world: World, node: number, now: number): void => {
  world.up[node] = false;
  phones.nodeDown(node, now);
  phones.settle(now + 10_000, world);
  world.up[node] = true;
  world.accepts[node] = world.mode;
  phones.nodeUp(node, now + 10_000);
  phones.settle(now + 20_000, world);
};

describe('phones of a practice cluster', () => {
  it('go to the backup while their primary is down, and come back to it', () => {
    const { world, phones, states } = cluster();
    expect(states()).toEqual(['registered 0', 'registered 0', 'registered 1', 'registered 1']);
    world.up[0] = false;
    phones.nodeDown(0, 0);
    phones.settle(10_000, world);
    expect(states()).toEqual(['registered 1', 'registered 1', 'registered 1', 'registered 1']);
    expect(phones.count(1)).toEqual({ registered: 4, encrypted: 2, authenticated: 1 });
    world.up[0] = true;
    phones.nodeUp(0, 10_000);
    phones.settle(20_000, world);
    expect(states()).toEqual(['registered 0', 'registered 0', 'registered 1', 'registered 1']);
  });

  it('with a secure profile are refused with a non-secure configuration until Cisco CallManager has read the mode', () => {
    const { world, phones, states } = cluster();
    world.mode = 'non-secure';
    for (const at of [0, 3]) phones.reset(at, 0);
    phones.settle(LATER, world);
    expect(states()).toEqual(['rejected 0', 'registered 0', 'registered 1', 'registered 1']);
    restart(phones, world, 0, LATER);
    expect(states()).toEqual(['registered 0', 'registered 1', 'registered 1', 'registered 1']);
  });

  it('that were not reset come back by themselves once no node takes them as they are', () => {
    const { world, phones, states } = cluster();
    world.mode = 'non-secure';
    restart(phones, world, 0, 0);
    restart(phones, world, 1, LATER);
    phones.settle(2 * LATER, world);
    expect(states()).toEqual(['registered 0', 'registered 0', 'registered 1', 'registered 1']);
    expect([phones.count(0), phones.count(1)]).toEqual([{ registered: 2, encrypted: 0, authenticated: 0 }, { registered: 2, encrypted: 0, authenticated: 0 }]);
  });

  it('that are not registered get no reset', () => {
    const { world, phones } = cluster();
    world.up = [false, false];
    phones.nodeDown(0, 0);
    phones.settle(LATER, world);
    phones.reset(0, LATER);
    phones.settle(2 * LATER, world);
    expect([phones.row(0).state, world.loads]).toEqual(['unregistered', 0]);
  });
});
