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
