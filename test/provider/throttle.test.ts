import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../provider/config.ts';
import { createThrottle } from '../../provider/throttle.ts';

describe('the growth of waits', () => {
  it('doubles from failure to failure up to the longest, and forgets in the end', () => {
    let now = 0;
    const throttle = createThrottle({ ...boundsOf({}), freeFailures: 2, firstWaitSeconds: 1, longestWaitSeconds: 5 }, 10, () => now);
    const waits = Array.from({ length: 6 }, () => {
      throttle.failed('user a');
      const wait = throttle.wait('user a');
      now += wait * 1000;
      return wait;
    });
    expect(waits).toEqual([0, 1, 2, 4, 5, 5]);
    now += 20_000;
    throttle.failed('user a');
    expect(throttle.wait('user a')).toBe(0);
  });

  it('stays bounded in memory: who failed longest ago is forgotten first', () => {
    const throttle = createThrottle({ ...boundsOf({}), freeFailures: 1 }, 10_000, () => 0);
    throttle.failed('first');
    for (let index = 0; index < 9_999; index += 1) throttle.failed(`user ${index}`);
    expect(throttle.wait('first')).toBe(1);
    throttle.failed('one more');
    expect(throttle.wait('first')).toBe(0);
    expect(throttle.wait('user 0')).toBe(1);
  });
});
