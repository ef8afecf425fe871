import { describe, expect, test } from 'vitest';
import { sleep } from '../../../core/ports/clock.ts';
import { PERFMON_RATE, Places, RateLimit, RIS_RATE } from '../../../core/platform/operations/limits.ts';
import { jumpingClock } from '../../helpers/jumping-clock.ts';
import { Random } from '../../helpers/random.ts';

const never = new AbortController().signal;

describe.each([
  ['RisPort70', RIS_RATE, 15],
  ['PerfMon', PERFMON_RATE, 80],
])('%s', (_name, rate, most) => {
  test.each([1, 2, 3])(`never more than ${most} in a minute, whenever within a request the cluster counts it; seed %i`, async (seed) => {
    const clock = jumpingClock(new Date());
    const random = new Random(seed);
    const limit = new RateLimit(clock, rate);
    const went: { readonly begun: number; readonly answered: number }[] = [];
    const ask = async (): Promise<void> => {
      await sleep(clock, random.below(90_000));
      await limit.with(never, async () => {
        const begun = clock.elapsed();
        await sleep(clock, random.below(20_000));
        went.push({ begun, answered: clock.elapsed() });
      });
    };
    await Promise.all(Array.from({ length: 4 * most }, ask));
    expect(went).toHaveLength(4 * most);
    const byBegin = went.toSorted((one, other) => one.begun - other.begun);
    // The worst that the cluster can see: the first of some counted at its answer, the last at its beginning.
    for (const [at, { begun }] of byBegin.entries()) {
      const before = byBegin.slice(0, at).filter(({ answered }) => answered > begun - 60_000);
      expect(before.length).toBeLessThan(most);
    }
    // And no slower than that: most of them in the time that so many take.
    expect(Math.max(...went.map(({ answered }) => answered))).toBeLessThan(60_500 * 4 + 90_000 + 4 * 20_000);
  });
});

test('who goes away leaves the place to others, and is not run', async () => {
  const clock = jumpingClock(new Date());
  const limit = new RateLimit(clock, { requests: 1, milliseconds: 1000 });
  const cancel = new AbortController();
  let release: () => void = () => undefined;
  const first = limit.with(never, () => new Promise<string>((resolve) => (release = () => resolve('first'))));
  const gone = limit.with(cancel.signal, () => Promise.resolve('gone'));
  const last = limit.with(never, () => Promise.resolve('last'));
  await new Promise(setImmediate);
  cancel.abort();
  expect(await gone).toBeUndefined();
  release();
  expect([await first, await last]).toEqual(['first', 'last']);
  expect(clock.elapsed()).toBe(1000);
});

test('a request that fails gives its place back', async () => {
  const limit = new RateLimit(jumpingClock(new Date()), { requests: 1, milliseconds: 10 });
  await expect(limit.with(never, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await limit.with(never, () => Promise.resolve(1))).toBe(1);
  const places = new Places(1);
  await expect(places.with(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await places.with(() => Promise.resolve(1))).toBe(1);
});
