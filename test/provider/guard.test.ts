import { describe, expect, it } from 'vitest';
import { systemClock } from '../../core/time/system-clock.ts';
import { boundsOf } from '../../provider/config.ts';
import { createGuard } from '../../provider/guard.ts';

/** A guard over users `admin` and `other` whose time the test moves. */
function guardAt() {
  const time = { ms: 0 };
  const guard = createGuard(boundsOf({}), { ...systemClock, elapsed: () => time.ms }, (name) => ['admin', 'other'].includes(name));
  /** Fails as often as it may, waiting as long as it has to. */
  const attack = (user: string, address: string, times: number): void => {
    for (let index = 0; index < times; index += 1) {
      time.ms += guard.wait(user, address) * 1000;
      guard.failed(user, address);
    }
  };
  return { guard, time, attack };
}

describe('who has to wait for a password to be looked at', () => {
  it('an outsider locks no user out, neither where the user has signed in before nor at a new address', () => {
    const { guard, attack } = guardAt();
    guard.succeeded('admin', 'home');
    for (let index = 0; index < 60; index += 1) attack('admin', `10.0.0.${index}`, 4);
    expect([guard.wait('admin', 'home'), guard.wait('admin', 'somewhere new')]).toEqual([0, 0]);
    expect(guard.wait('admin', '10.0.0.59')).toBeGreaterThan(0);
  });

  it('who sits at the address of a user and tries other names does not keep the user out', () => {
    const { guard, attack } = guardAt();
    guard.succeeded('admin', 'home');
    attack('other', 'home', 12);
    expect(guard.wait('other', 'home')).toBeGreaterThan(200);
    expect(guard.wait('admin', 'home')).toBe(0);
  });

  it('failures at a known place count there: the password of a known user is guessed no faster', () => {
    const { guard, attack } = guardAt();
    guard.succeeded('admin', 'home');
    attack('admin', 'home', 12);
    expect(guard.wait('admin', 'home')).toBe(300);
    expect(guard.wait('other', 'home')).toBe(0);
  });

  it('many addresses that guess together are slowed down by what each of them does, for seconds', () => {
    const { guard, attack } = guardAt();
    for (let index = 0; index < 20; index += 1) attack('admin', `10.0.0.${index}`, 2);
    attack('admin', '10.1.0.1', 3);
    // Its own third failure alone would be one second.
    expect(guard.wait('admin', '10.1.0.1')).toBe(30);
    expect(guard.wait('other', '10.1.0.1')).toBe(1);
  });

  it('no memory is flushed by filling another: junk names and junk addresses leave what is remembered of users and places', () => {
    const { guard, attack } = guardAt();
    guard.succeeded('admin', 'home');
    attack('admin', 'home', 5);
    const wait = guard.wait('admin', 'home');
    expect(wait).toBeGreaterThan(0);
    for (let index = 0; index < 20; index += 1) guard.failed('admin', `early ${index}`);
    for (let index = 0; index < 3; index += 1) guard.failed('other', 'late');
    for (let index = 0; index < 12_000; index += 1) guard.failed(`nobody ${index}`, 'junk');
    // What is remembered of the user's name is not flushed by names.
    expect(guard.wait('admin', 'late')).toBe(30);
    for (let index = 0; index < 12_000; index += 1) guard.failed('admin', `address ${index}`);
    expect(guard.wait('admin', 'home')).toBe(wait);
    expect(guard.standing('admin', 'home')).toBe(-1);
    // Of the addresses alone the oldest made room.
    expect([guard.standing('x', 'junk'), guard.standing('x', 'address 11999')]).toEqual([0, 1]);
  });

  it('a name that is nobody is slowed down as a user is, so that waits tell no names', () => {
    const { guard, attack } = guardAt();
    const waits = ['admin', 'nobody'].map((name) => {
      for (let index = 0; index < 20; index += 1) attack(name, `${name} ${index}`, 2);
      attack(name, `${name} last`, 3);
      return guard.wait(name, `${name} last`);
    });
    expect(waits).toEqual([30, 30]);
  });

  it('remembers the last places of each user, and others of one user take none of another', () => {
    const { guard } = guardAt();
    guard.succeeded('admin', 'home');
    for (let index = 0; index < 16; index += 1) guard.ticketTaken('other', `away ${index}`);
    expect([guard.standing('admin', 'home'), guard.standingOfAddress('home'), guard.standingOfAddress('away 0')]).toEqual([-1, -1, -1]);
    guard.ticketTaken('other', 'away 16');
    expect([guard.standingOfAddress('away 0'), guard.standingOfAddress('away 1')]).toEqual([0, -1]);
  });
});
