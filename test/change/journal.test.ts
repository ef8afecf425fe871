import { describe, expect, it } from 'vitest';
import { journalLine, readJournal } from '../../core/change/journal.ts';
import { type ChangeRecord } from '../../shared/domain/change-record.ts';
import { type JournalEntry } from '../../shared/domain/journal.ts';

const AT = new Date('2026-11-26T03:00:00Z');
const RECORD: ChangeRecord = {
  version: 1,
  id: '20261126T030000Z-0a1b2c3d',
  route: 'with-token',
  program: '0.1.0',
  holder: 'window',
  operator: 'ann',
  username: 'admin',
  practice: null,
  cluster: {
    host: '10.48.47.153',
    port: 2444,
    keySha256: 'a'.repeat(64),
    release: '10.0.1.11900-2',
    places: [{ name: '10.48.47.153', role: 'publisher', host: '10.48.47.153', port: 2444, keySha256: 'a'.repeat(64), before: 'b'.repeat(64), copy: 'before-1.tlv' }],
    certificates: [{ server: '10.48.47.153', role: 'CAPF', sha256: 'c'.repeat(64) }],
  },
  kind: 'mixed',
  modeBefore: 'non-secure',
  modeAsked: 'mixed',
  client: 'd'.repeat(32),
  signer: { name: 'cn=SAST-ADN0054f509', certificateSha256: 'e'.repeat(64) },
  choices: null,
  consents: [],
};
const ENTRIES: readonly JournalEntry[] = [{ what: 'record', record: RECORD }, { what: 'signed', sha256: 'f'.repeat(64) }, { what: 'step', step: 'commit:二', status: 'begun' }];
const journal = (entries: readonly JournalEntry[] = ENTRIES): Buffer => Buffer.concat(entries.map((entry, index) => journalLine(index + 1, AT, entry)));

describe('the journal of a change', () => {
  it('reads what was written', () => {
    const { lines, wholeBytes, end } = readJournal(journal());
    expect(lines).toEqual(ENTRIES.map((entry, index) => ({ n: index + 1, time: AT.toISOString(), ...entry })));
    expect({ wholeBytes, end }).toEqual({ wholeBytes: journal().length, end: 'whole' });
  });

  it('is read up to its last whole line wherever it was cut', () => {
    const whole = journal();
    const ends = ENTRIES.map((_entry, index) => journal(ENTRIES.slice(0, index + 1)).length);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const read = readJournal(whole.subarray(0, cut));
      const lines = ends.filter((end) => end <= cut).length;
      expect(read.lines.length, `cut at ${cut}`).toBe(lines);
      expect(read.wholeBytes).toBe(lines === 0 ? 0 : ends[lines - 1]);
      expect(read.end).toBe(read.wholeBytes === cut ? 'whole' : 'torn');
    }
  });

  it('believes no byte that was changed', () => {
    const whole = journal();
    for (let at = 0; at < whole.length; at += 7) {
      const bent = Buffer.from(whole);
      bent[at] = (bent[at] ?? 0) ^ 1;
      const { lines } = readJournal(bent);
      expect(lines).toEqual(readJournal(whole).lines.slice(0, lines.length));
      expect(lines.length, `byte ${at}`).toBeLessThan(3);
    }
  });

  it('does not look into a line that is longer than any', () => {
    const line = `${JSON.stringify({ what: 'record', record: { version: 2, more: 'x'.repeat(4 * 1024 * 1024) } })}\n`;
    expect(readJournal(new TextEncoder().encode(line))).toMatchObject({ lines: [], end: 'damaged', other: null });
  });

  it('misses a line that was taken out', () => {
    const [first, , third] = ENTRIES.map((entry, index) => journalLine(index + 1, AT, entry));
    const read = readJournal(Buffer.concat([first ?? Buffer.of(), third ?? Buffer.of(), third ?? Buffer.of()]));
    expect(read.lines).toHaveLength(1);
    expect(read.end).toBe('damaged');
  });

  it('tells journals of other versions', () => {
    expect(readJournal(Buffer.from('{"time":"2026-11-25T00:00:00.000Z","what":"planned","mode":"mixed","servers":[]}\n')).other).toBe('earlier-version');
    expect(readJournal(Buffer.from('{"n":1,"what":"record","record":{"version":2}}\n')).other).toBe('newer-version');
    expect(readJournal(Buffer.from('\u0000\u0000')).other).toBeNull();
  });
});
