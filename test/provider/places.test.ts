import { expect, it } from 'vitest';
import { createPlaces, type Place, type Places } from '../../provider/places.ts';

/** Connections by name, and who was cut, in that order. */
function visitors(bounds: { readonly connections: number; readonly strangersPerAddress: number }, standingOf: (address: string) => number = () => 0) {
  const places: Places = createPlaces(bounds, standingOf);
  const cut: string[] = [];
  const open = new Map<string, Place>();
  const come = (name: string, address: string): boolean => {
    const place = places.take(address, () => {
      cut.push(name);
      open.get(name)?.leave();
    });
    if (place !== undefined) open.set(name, place);
    return place !== undefined;
  };
  return { cut, come, signIn: (name: string) => open.get(name)?.signedIn(), leave: (name: string) => open.get(name)?.leave() };
}

it('no address has more strangers than its bound: one more ends the oldest of its own, and nobody else', () => {
  const { come, cut } = visitors({ connections: 100, strangersPerAddress: 2 });
  for (const [name, address] of [['a', 'x'], ['b', 'y'], ['c', 'x'], ['d', 'x'], ['e', 'x']] as const) expect(come(name, address)).toBe(true);
  expect(cut).toEqual(['a', 'c']);
});

it('strangers never take the last quarter, and who has signed in is never cut for one', () => {
  const { come, cut, signIn } = visitors({ connections: 8, strangersPerAddress: 100 });
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) expect(come(name, `address of ${name}`)).toBe(true);
  expect(cut).toEqual(['a']);
  for (const name of ['b', 'c', 'd', 'e', 'f', 'g']) signIn(name);
  // Two places are left.
  for (const name of ['h', 'i', 'j']) expect(come(name, name)).toBe(true);
  expect(cut).toEqual(['a', 'h']);
  signIn('i');
  signIn('j');
  expect(come('k', 'k')).toBe(false);
  expect(cut).toEqual(['a', 'h']);
});

it('where strangers have all of theirs, the address that has most makes room, never one that has a single connection', () => {
  const { come, cut } = visitors({ connections: 8, strangersPerAddress: 100 });
  come('single', 'owner');
  for (let index = 0; index < 50; index += 1) expect(come(`${index}`, `10.0.0.${index % 3}`)).toBe(true);
  expect(cut).toHaveLength(45);
  expect(cut).not.toContain('single');
});

it('among addresses that have as many, the one with failed sign-ins makes room, and one from which somebody signed in last', () => {
  const standings: Record<string, number> = { home: -1, failed: 2 };
  const { come, cut } = visitors({ connections: 4, strangersPerAddress: 100 }, (address) => standings[address] ?? 0);
  for (const name of ['home', 'fresh', 'failed', 'new', 'newer', 'newest']) come(name, name);
  expect(cut).toEqual(['failed', 'fresh', 'new']);
});

it('a place that was left is free again, once', () => {
  const { come, cut, signIn, leave } = visitors({ connections: 2, strangersPerAddress: 100 });
  come('a', 'a');
  signIn('a');
  come('b', 'b');
  signIn('b');
  expect(come('c', 'c')).toBe(false);
  leave('a');
  leave('a');
  expect(come('d', 'd')).toBe(true);
  signIn('d');
  expect(come('e', 'e')).toBe(false);
  expect(cut).toEqual([]);
});
