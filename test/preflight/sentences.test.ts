import { expect, it } from 'vitest';
import { cards, found, notRead } from '../../shared/domain/preflight/row.ts';
import { fail } from '../../shared/domain/result.ts';
import { areAllNamed, nodesText } from '../../shared/texts/sentences/named-nodes.ts';
import { preflightCard, preflightSentences } from '../../shared/texts/sentences/platform/preflight.ts';
import { localTime } from '../../shared/texts/time.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const { en } = LANGUAGES;
const unread = (command: string, reason: string, detail = '') => preflightSentences(notRead('itl-files', fail('platform.not-read', '10.0.0.1', { command, reason, detail }).error, ['10.0.0.1']), en);

it('a command that the node did not run for the account is told once, with the level that it needs', () => {
  const told = unread('show cert own TVS', 'not-run', 'Insufficient privilege level');
  expect(told.read).toBe('10.0.0.1: Not read: the node did not run "show cert own TVS" for this OS account. It says: Insufficient privilege level');
  expect(told.todo).toBe('The command needs an OS account of privilege level 1 or higher. Sign in with such an account, or ask somebody who has one to run the command.');
  expect(unread('show cert own TVS', 'no-output').read).toBe('10.0.0.1: Not read: "show cert own TVS" printed nothing.');
});

it('of a command whose level no document tells nothing is claimed, and of one of level 0 nothing is asked', () => {
  expect(unread('utils fips status', 'not-run', 'No valid command entered').todo).toMatch(/^No document that we could find says which privilege level the command needs/);
  const ofLevel0 = unread('show itl', 'words-unknown', 'x');
  expect([ofLevel0.read.includes('show itl'), ofLevel0.read.includes('(x)'), ofLevel0.todo.includes('privilege level')]).toEqual([true, true, false]);
});

it('what one id found at several nodes stands under one title, and what is to be done for all of them once', () => {
  const short = (service: string, node: string) => found('key-sizes', 'short', { nodes: [node], params: { service, bits: 1024 } });
  const { title, reads, todos } = preflightCard([short('CallManager', 'n1'), short('CAPF', 'n2')], en);
  expect([title, reads, todos.length]).toEqual(['Certificates: key lengths', ['n1: The key of CallManager has 1024 bits.', 'n2: The key of CAPF has 1024 bits.'], 1]);
});

it('a clock that is not synchronised stands in one card with how far it goes, where the worse of the two belongs', () => {
  const rows = [found('clocks', 'behind', { nodes: ['n1'], params: { minutes: 42 } }), found('fips', 'off', { params: {} }), found('clocks', 'not-synchronised', { nodes: ['n1'], params: {} })];
  const [clocks, fips, ...more] = cards(rows);
  expect([clocks?.map(({ finding }) => finding), fips?.length, more]).toEqual([['not-synchronised', 'behind'], 1, []]);
  expect(preflightCard(clocks ?? expect.fail(), en).reads).toEqual(['n1: "utils ntp status": not synchronised to a time server.', 'n1: "utils ntp status": this clock is at least 42 minutes behind the clock of this computer.']);
});

it('times are those of this computer, a time that a node prints stands with the zone that it prints, and a day of a certificate is that day', () => {
  const since = '2026-03-02T12:00:00.000Z';
  const read = [found('backup', 'older', { params: { date: '2026-03-01 18:00 CST', service: 'TVS', since } }), found('certificate-expiry', 'valid', { params: { service: 'TVS', until: '2031-01-10' } })].map((row) => preflightSentences(row, en).read);
  expect(read[0]).toBe(`The last good backup is from Mar 1, 2026, 18:00 CST; the TVS certificate is from ${localTime(since, 'en')}.`);
  expect(read[1]).toContain('the first one is TVS, on Jan 10, 2031.');
});

it('names nodes whole, and how many more there are, also where names are as long as some clusters have them', () => {
  const nodes = (length: number): readonly string[] => Array.from({ length: 28 }, (_none, at) => `n${at + 10}`.padEnd(length, 'x'));
  expect([areAllNamed(nodes(3)), areAllNamed(nodes(3).slice(0, 10))]).toEqual([false, true]);
  expect(nodesText(nodes(3))).toBe(`${nodes(3).slice(0, 10).join(', ')}, +18`);
  const read = (length: number): string => preflightSentences(found('clocks', 'not-synchronised', { nodes: nodes(length), params: {} }), en).read;
  for (const [length, named] of [[83, 3], [255, 1], [29, 9]] as const) expect(read(length)).toBe(`${nodes(length).slice(0, named).join(', ')}, +${28 - named}: "utils ntp status": not synchronised to a time server.`);
});
