import { expect, it } from 'vitest';
import { createSerialQueue } from '../../shared/domain/serial-queue.ts';

it('begins each work when the one before it has ended, also where that one failed', async () => {
  const queue = createSerialQueue();
  const seen: string[] = [];
  const work = (name: string, fails = false) => async (): Promise<string> => {
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const ended = await Promise.allSettled([queue(work('a')), queue(work('b', true)), queue(work('c'))]);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
