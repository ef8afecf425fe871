import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtLeast, productName, RELEASES } from '../../shared/domain/release.ts';

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

  it('counts what is no number as 0', () => {
    expect(isAtLeast('', '0')).toBe(true);
    expect(isAtLeast('unknown', '10.0.1')).toBe(false);
    expect(isAtLeast('14SU3.1', '14.1')).toBe(true);
  });

  it('has its first changes where Cisco says so', () => {
    expect(RELEASES).toEqual({
      utilsCtl: '10.0.1',
      resetLocalKey: '12.5.1',
      keepsItlRecovery: '12.5.1.13900',
      certificateReuse: '14.0.1',
      encryptionLicence: '11.5.1.13900',
      itlRecoverySigns: '12.0.1',
      exportControl: '12.5.1',
      communicationsManager: '12.5.1',
      phoneInteraction: '14.0.1',
      haproxy: '14.0.1.11900',
      noCtlProvider: '14.0.1.13900',
    });
  });

  it.each([
    ['10.0.1.11900-2', 'CallManager'],
    ['12.0.1.10000-10', 'CallManager'],
    ['12.5.1.10000-22', 'Communications Manager'],
    ['15.0.1', 'Communications Manager'],
  ])('%s names its modes after %s', (release, name) => {
    expect(productName(release)).toBe(name);
  });
});
