import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { addressesOf, warning } from '../../scripts/dist/addresses.mjs';

const UNSET = { homepage: '', releases: '', security: '', evidence: '', maintainer: '' };
const SET = { homepage: 'https://a.example/', releases: 'https://a.example/releases', security: 'https://a.example/security', evidence: 'https://a.example/evidence', maintainer: 'A B <c@d.example>' };

it('an address that is not set is none, and one line says which are not', () => {
  expect(addressesOf({})).toEqual({});
  expect(addressesOf({ addresses: UNSET })).toEqual({});
  expect(addressesOf({ addresses: SET })).toEqual(SET);
  expect(warning(SET)).toBeNull();
  expect(warning({ ...SET, ...addressesOf({ addresses: UNSET }) })).toBeNull();
  expect(warning(addressesOf({ addresses: { ...SET, releases: '' } }))).toBe('warning: package.json sets no addresses.releases: what is packaged does not show them');
});

it.each([
  { homepage: 'http://a.example/' },
  { homepage: 'a.example' },
  { releases: 'https://a.example/\nDepends: x' },
  { security: 'javascript:alert(1)' },
  { maintainer: 'nobody' },
  { maintainer: 'A <a@b.example>\nDepends: x' },
  { other: 'https://a.example/' },
])('%j is refused', (addresses) => {
  expect(() => addressesOf({ addresses })).toThrow('addresses.');
});

it('package.json has the one list of them', () => {
  const manifest = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as { addresses: Record<string, string> };
  expect(Object.keys(manifest.addresses)).toEqual(Object.keys(UNSET));
  expect(() => addressesOf(manifest)).not.toThrow();
});
