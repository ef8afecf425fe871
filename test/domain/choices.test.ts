import { expect, it } from 'vitest';
import { modeAfter } from '../../shared/domain/change-kind.ts';
import { choicesFor, sameEntryName } from '../../shared/domain/choices.ts';

it('a change begins without additions, removals or wishes, in the form of the Windows client', () => {
  expect(choicesFor('update')).toEqual({ mode: 'update', anew: false, addTokens: [], addServers: [], removeEntries: [], style: 'token-client', phoneSastTrust: false });
});

it('an update leaves the mode as it is, everything else sets it', () => {
  expect([modeAfter('update', 'mixed'), modeAfter('update', 'non-secure')]).toEqual(['mixed', 'non-secure']);
  expect([modeAfter('mixed', 'non-secure'), modeAfter('non-secure', 'mixed')]).toEqual(['mixed', 'non-secure']);
});

it('an entry is named by function, name and certificate together', () => {
  const one = { function: 'CCM+TFTP', name: '10.48.47.153', certificateSha1: 'aa' };
  expect(sameEntryName(one, { ...one })).toBe(true);
  expect(sameEntryName(one, { ...one, function: 'CAPF' })).toBe(false);
  expect(sameEntryName(one, { ...one, name: '10.48.47.154' })).toBe(false);
  expect(sameEntryName(one, { ...one, certificateSha1: '' })).toBe(false);
});
