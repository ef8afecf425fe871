import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parseCall } from '../../shared/contract/parse-call.ts';
import { isHost, plainHost, plainNumber } from '../../shared/domain/typed-host.ts';

describe('a host that a person typed', () => {
  it.each([
    [' 10.48.47.153 ', '10.48.47.153'],
    ['１０．４８．４７．１５３', '10.48.47.153'],
    ['ｃｃｍ１。ｅｘａｍｐｌｅ', 'ccm1.example'],
    ['[::1]', '::1'],
    ['[２００１:db8::153]', '2001:db8::153'],
    ['ccm_pub.example.com', 'ccm_pub.example.com'],
    ['ccm-pub.example.com.', 'ccm-pub.example.com.'],
  ])('is taken as %s, and dialled as it is written', (typed, plain) => {
    expect(plainHost(typed)).toBe(plain);
    expect(isHost(plain)).toBe(true);
    expect(parseCall('probe', { host: plain, port: 2444 }).ok).toBe(true);
  });

  it.each(['', '10.48.47', '10.48.47.', '10.48.47.256', '010.48.47.153', '2130706433', '0x7f000001', '10.48.47.153:2444', 'ccm..example', '-ccm', 'ccm pub', 'ccm/pub', 'a@b', '::1::', 'パブリッシャ', 'a'.repeat(64), `${'a.'.repeat(127)}aa`])(
    '%j is not whole, and the engine refuses it',
    (host) => {
      expect(isHost(plainHost(host))).toBe(false);
      expect(parseCall('probe', { host, port: 2444 }).ok).toBe(false);
    },
  );

  it('of version 6 is one where Node.js says so', () => {
    const parts = ['', ':', '::', '1', 'db8', '12345', ':1', '1:', '1.2.3.4', '1.2.3', 'g', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:', '::2:3:4:5:6:7:8'];
    const hosts = parts.flatMap((a) => parts.flatMap((b) => ['', ...parts].map((c) => `${a}:${b}${c}`)));
    expect(hosts.filter((host) => isHost(host) !== (isIP(host) === 6))).toEqual([]);
    expect(hosts.filter(isHost).length).toBeGreaterThan(10);
  });

  it('has a port in whatever digits', () => expect(plainNumber(' ２４４４ ')).toBe('2444'));
});
