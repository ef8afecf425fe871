import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtLeast, RELEASES } from '../../shared/domain/release.ts';

describe('a release', () => {
  it.each([
    ['10.0.1.11900-2', '10.0.1'],
    ['10.0.1', '10.0.1'],
    ['10.0.1', '10.0.1.0'],
    ['10.0.1.0', '10.0.1'],
    ['10.5.2', '10.0.1'],
    ['14.0.1.13900-155', '14.0.1.13900'],
    ['12.5(1)', '12.5.1'],
    ['15.0.1', '9.1.2'],
    ['10.0.1.11900-3', '10.0.1.11900-2'],
  ])('%s is at least %s', (release, first) => {
    expect(isAtLeast(release, first)).toBe(true);
  });

  it.each([
    ['9.1.2.10000-28', '10.0.1'],
    ['10.0.0.99999-9', '10.0.1'],
    ['10.0.1', '10.0.1.1'],
    ['14.0.1.12900-161', '14.0.1.13900'],
    ['10.0.1.11900-1', '10.0.1.11900-2'],
    ['9.9.9', '10'],
  ])('%s is not at least %s', (release, first) => {
    expect(isAtLeast(release, first)).toBe(false);
  });

  it('is at least another one when its first number that differs is greater, and else is not', () => {
    const numbers = fc.array(fc.nat(20), { minLength: 5, maxLength: 5 });
    const printed = ([a, b, c, d, e]: readonly number[]): string => `${a}.${b}.${c}.${d}-${e}`;
    const weight = (parts: readonly number[]): number => parts.reduce((sum, part) => sum * 21 + part, 0);
    fc.assert(fc.property(numbers, numbers, (one, other) => isAtLeast(printed(one), printed(other)) === weight(one) >= weight(other)), { numRuns: 50 });
  });

  it('differs on the way of the platform where Cisco says so', () => {
    expect(RELEASES).toEqual({ utilsCtl: '10.0.1', itlRecoverySigns: '12.0.1', noCtlProvider: '14.0.1.13900' });
  });
});
