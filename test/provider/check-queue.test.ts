import { expect, it } from 'vitest';
import { createCheckQueue, PER_ADDRESS } from '../../provider/check-queue.ts';

/** A queue whose first check goes on until `begin` is called; the others are noted in their turn. */
function busyQueue() {
  const queue = createCheckQueue();
  const order: string[] = [];
  let begin = (): void => undefined;
  const first = new Promise<void>((resolve) => (begin = resolve));
  const running = queue.run({ address: 'first', isLive: () => true, standing: () => 0 }, () => first);
  const waiting: Promise<unknown>[] = [running];
  const come = (name: string, address: string, standing = 0, isLive: () => boolean = () => true): Promise<unknown> => {
    const outcome = queue.run({ address, isLive, standing: () => standing }, () => {
      order.push(name);
      return Promise.resolve(name);
    });
    waiting.push(outcome);
    return outcome;
  };
  const all = async (): Promise<readonly string[]> => {
    begin();
    await Promise.all(waiting);
    return order;
  };
  return { come, all };
}

it('checks one at a time, each address in its turn, whoever has more waiting', async () => {
  const { come, all } = busyQueue();
  for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) void come(name, name.slice(0, 1));
  expect(await all()).toEqual(['c1', 'b1', 'a1', 'b2', 'a2', 'a3']);
});

it('gives each network its turn: who comes from elsewhere does not wait for a crowd from one', async () => {
  const { come, all } = busyQueue();
  for (let index = 1; index <= 60; index += 1) void come(`crowd ${index}`, `10.0.0.${index}`);
  void come('elsewhere', '10.0.1.1');
  void come('far', '2001:db8:1:2::/64');
  for (let index = 61; index <= 70; index += 1) void come(`crowd ${index}`, `10.0.0.${index}`);
  const order = await all();
  expect([order.indexOf('elsewhere'), order.indexOf('far')].every((place) => place < 4)).toBe(true);
});

it('within a network, neither who came before a crowd nor who comes behind it waits for all of it', async () => {
  const { come, all } = busyQueue();
  void come('before', '10.0.0.200');
  for (let index = 1; index <= 60; index += 1) void come(`crowd ${index}`, `10.0.0.${index}`);
  void come('behind', '10.0.0.201');
  const order = await all();
  expect([order.indexOf('before'), order.indexOf('behind')].every((place) => place < 3)).toBe(true);
});

it('looks first at who has less against it, a known place before all', async () => {
  const { come, all } = busyQueue();
  void come('failed twice', 'a', 2);
  void come('never failed', 'b', 0);
  void come('failed once', 'c', 1);
  void come('known', 'd', -1);
  expect(await all()).toEqual(['known', 'never failed', 'failed once', 'failed twice']);
});

it('does not look at the password of a connection that is gone', async () => {
  const { come, all } = busyQueue();
  let live = true;
  const gone = come('gone', 'a', 0, () => live);
  void come('there', 'b');
  live = false;
  expect(await all()).toEqual(['there']);
  expect(await gone).toBe('gone');
});

it('has a bound for each address, where those that are gone do not count', async () => {
  const { come, all } = busyQueue();
  let live = true;
  void come('gone', 'a', 0, () => live);
  for (let index = 1; index < PER_ADDRESS; index += 1) void come(`${index}`, 'a');
  const refused = come('one too many', 'a');
  expect(await Promise.race([refused, new Promise((resolve) => setImmediate(resolve, 'waits'))])).toBe('full');
  void come('other', 'b');
  live = false;
  void come('again', 'a');
  expect(await all()).toEqual(['other', '1', '2', '3', 'again']);
});

it('goes on behind a check that fails', async () => {
  const queue = createCheckQueue();
  const entry = { address: 'a', isLive: () => true, standing: () => 0 };
  await expect(queue.run(entry, () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
  expect(await queue.run(entry, () => Promise.resolve('next'))).toBe('next');
});
