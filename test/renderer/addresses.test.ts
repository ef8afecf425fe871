import { expect, it } from 'vitest';
import { shownAddresses } from '../../renderer/frame/help/addresses.ts';

const UNSET = { homepage: '', releases: '', security: '', evidence: '' };

it('About shows the addresses that are set, in its own order, and none that is not', () => {
  expect(shownAddresses(UNSET)).toEqual([]);
  expect(shownAddresses({ ...UNSET, releases: 'https://a.example/releases' })).toEqual([{ name: 'releases', address: 'https://a.example/releases' }]);
  expect(shownAddresses({ evidence: 'https://a.example/4', security: 'https://a.example/3', releases: 'https://a.example/2', homepage: 'https://a.example/1' }).map(({ address }) => address.slice(-1))).toEqual(['1', '2', '3', '4']);
});
