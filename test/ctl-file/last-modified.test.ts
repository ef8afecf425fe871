import { describe, expect, it } from 'vitest';
import { formatLastModified } from '../../shared/ctl-file/last-modified.ts';

describe('the date of show ctl', () => {
  it.each([
    ['Europe/Warsaw', '2015-02-24T15:37:45Z', 'Tue Feb 24 16:37:45 CET 2015'],
    ['Europe/Warsaw', '2015-07-01T23:00:00Z', 'Thu Jul 02 01:00:00 CEST 2015'],
    ['Europe/Warsaw', '2015-03-06T20:56:07Z', 'Fri Mar 06 21:56:07 CET 2015'],
    ['Europe/London', '2015-03-06T00:00:00Z', 'Fri Mar 06 00:00:00 GMT 2015'],
    ['UTC', '2024-01-01T00:00:00Z', 'Mon Jan 01 00:00:00 UTC 2024'],
    ['Etc/UTC', '2024-01-01T00:00:00Z', 'Mon Jan 01 00:00:00 UTC 2024'],
    ['America/New_York', '2024-01-01T00:00:00Z', 'Sun Dec 31 19:00:00 EST 2023'],
    ['Asia/Tokyo', '2024-01-01T00:00:00Z', 'Mon Jan 01 09:00:00 JST 2024'],
    ['Australia/Sydney', '2024-01-01T00:00:00Z', 'Mon Jan 01 11:00:00 AEDT 2024'],
    ['Pacific/Auckland', '2024-07-01T00:00:00Z', 'Mon Jul 01 12:00:00 NZST 2024'],
    ['Asia/Kolkata', '2024-01-01T00:00:00Z', 'Mon Jan 01 05:30:00 IST 2024'],
    ['Africa/Johannesburg', '2024-01-01T00:00:00Z', 'Mon Jan 01 02:00:00 SAST 2024'],
  ])('in %s at %s is written as CUCM writes it', (zone, time, text) => {
    expect(formatLastModified(new Date(time), zone)).toBe(text);
  });

  it('has the difference from GMT where no letters of the zone are known', () => {
    expect(formatLastModified(new Date('2024-01-01T00:00:00Z'), 'America/Sao_Paulo')).toBe('Sun Dec 31 21:00:00 GMT-3 2023');
  });

  it('is in UTC when no zone is given', () => {
    expect(formatLastModified(new Date('2015-03-06T05:07:09Z'))).toBe('Fri Mar 06 05:07:09 UTC 2015');
  });

  it('is refused when it is no date, or the zone is none', () => {
    expect(() => formatLastModified(new Date(Number.NaN))).toThrow(new RangeError('an invalid date'));
    expect(() => formatLastModified(new Date(Number.NaN), 'Asia/Tokyo')).toThrow(RangeError);
    expect(() => formatLastModified(new Date(0), 'Europe/Nowhere')).toThrow(RangeError);
  });
});
