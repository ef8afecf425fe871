import { expect, test } from 'vitest';
import { PhoneTable } from '../../core/rollout/phone-table.ts';
import { collect } from '../helpers/collect.ts';

test('a phone in the table keeps nothing of the answer that it was read from', async () => {
  const table = new PhoneTable('sast');
  /** An answer of a megabyte, and a phone whose texts are cut out of it. */
  const read = (at: number): void => {
    const answer = Buffer.alloc(1_000_000, `phone ${at}, `).toString('latin1');
    const cut = (from: number): string => answer.slice(from, from + 20);
    table.apply({ what: 'listed', phones: [{ name: cut(0), model: cut(100), description: cut(200), devicePool: cut(300), profile: 'non-secure' }] }, 0);
  };
  const held = async (): Promise<number> => {
    await new Promise(setImmediate);
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await held();
  for (let at = 100; at < 140; at += 1) read(at);
  const grown = (await held()) - before;
  expect(table.size).toBe(40);
  expect(grown).toBeLessThan(10_000_000);
});

test('device pools that are shown keep their places while phones of them are reset', () => {
  const table = new PhoneTable('sast');
  const phones = ['A1', 'A2', 'B1', 'B2', 'B3', 'C1'].map((name) => ({ name, model: '', description: '', devicePool: name.slice(0, 1), profile: 'non-secure' as const }));
  table.apply({ what: 'listed', phones }, 0);
  const shown = (): readonly string[] => table.shownPools(2).map(({ name }) => name);
  expect(shown()).toEqual(['C', 'A']);
  for (const [reset, wanted] of [['A1', ['C', 'A']], ['C1', ['A', 'B']], ['B1', ['A', 'B']], ['A2', ['C', 'B']]] as const) {
    table.set(reset, 'came-back');
    expect(shown(), reset).toEqual(wanted);
  }
});
