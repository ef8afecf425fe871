import { expect, it } from 'vitest';
import { alternateTftpServers } from '../../../core/change/by-command/lost-tokens.ts';
import { type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { readingOf } from '../../helpers/platform/reading.ts';

const record = (role: string, dnsName: string): ListedRecord => ({
  number: 1,
  length: 900,
  function: role,
  dnsName,
  subject: '',
  issuer: '',
  serialNumber: '01',
  certificateSha1: 'ab'.repeat(20),
  usedToSign: null,
});
const named = (...lists: readonly (readonly ListedRecord[] | null)[]) => alternateTftpServers(readingOf(lists.map((records) => ({ disk: 1, records }))).nodes);

it('names the TFTP servers of the files that are no nodes of the cluster, each once', () => {
  const [own] = readingOf([{ disk: 1, records: [] }]).nodes;
  const { address, names } = own?.link.node ?? expect.fail('no node');
  const host = names.at(-1) ?? '';
  expect(named([record('CCM+TFTP', address), record('CCM+TFTP', `${host.toUpperCase()}.example.org`), record('System Administrator Security Token', 'x')])).toEqual([]);
  expect(named([record('CCM+TFTP', address), record('TFTP', '192.0.2.99'), record('CCM+TFTP', 'other.example.org')], [record('TFTP', '192.0.2.99')])).toEqual(['192.0.2.99', 'other.example.org']);
});

it('does not say that there is none where a file was not read in full', () => {
  expect(named([], null)).toBeNull();
});
