import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChangeFolder, changeFolderPath } from '../../core/change/folder.ts';
import { JOURNAL } from '../../core/journal/folder.ts';
import { journalLine } from '../../core/change/journal.ts';
import { OpenChanges } from '../../core/change/open.ts';
import { changesPage, readPastChange, readPastChanges } from '../../core/change/past.ts';
import { type Files } from '../../core/ports/files.ts';
import { type ChangeRecord } from '../../shared/domain/change-record.ts';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { isUnfinished } from '../../shared/domain/past-change.ts';
import { ENDER, MAKER } from '../helpers/change-maker.ts';
import { standingClock } from '../helpers/clock.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';

const ID = '20261126T030000Z-0a1b2c3d';
const AT = new Date('2026-11-26T03:00:00Z');
const { program, holder, operator, username, practice, client, consents, host, port, keySha256 } = MAKER;
const recordOf = (id: string): ChangeRecord => ({
  version: 1,
  id,
  route: 'with-token',
  program,
  holder,
  operator,
  username,
  practice,
  cluster: { host, port, keySha256, release: '10.0.1', places: [{ name: host, role: 'publisher', host, port, keySha256, before: 'none', copy: null }], certificates: [] },
  kind: 'mixed',
  modeBefore: 'non-secure',
  modeAsked: 'mixed',
  client,
  signer: null,
  choices: null,
  consents,
});
const RECORD: JournalEntry = { what: 'record', record: recordOf(ID) };
const begun = (step: string): JournalEntry => ({ what: 'step', step, status: 'begun' });

function world() {
  const files = createMemoryFiles();
  const place = { files, clock: standingClock(AT), dataDir: '/data' };
  const folder = (id = ID) => new ChangeFolder(place, id, () => Promise.resolve(''));
  const file = `${changeFolderPath('/data', ID)}/${JOURNAL}`;
  const write = async (bytes: Uint8Array) => (await files.makeFolder(changeFolderPath('/data', ID)), files.writeDurably(file, bytes));
  return { files, place, folder, file, write };
}

async function pastOf(entries: readonly JournalEntry[]) {
  const { place, folder } = world();
  const writing = folder();
  for (const entry of entries) expect(await writing.note(entry)).toMatchObject({ ok: true });
  return readPastChange(place, ID);
}

describe('a past change', () => {
  it.each<[string, readonly JournalEntry[], string, string]>([
    ['nothing but its record', [], 'not-begun', 'not-begun'],
    ['a signature that nobody got', [{ what: 'signed', sha256: 'f'.repeat(64) }], 'not-begun', 'not-begun'],
    ['a staged file', [begun('stage:a')], 'staged', 'unfinished'],
    ['a file that phones may have loaded', [begun('stage:a'), begun('commit:a')], 'writing', 'unfinished'],
    ['a command that was sent', [begun('copy:a'), begun('command:a')], 'writing', 'unfinished'],
    ['a report that left something open', [begun('commit:a'), { what: 'reported', outcome: 'incomplete' }], 'writing', 'unfinished'],
    ['its end', [begun('commit:a'), { what: 'ended', outcome: 'done' }], 'ended', 'done'],
    ['an end before anything was written', [{ what: 'ended', outcome: 'not-begun' }], 'ended', 'not-begun'],
  ])('with %s', async (_, entries, phase, outcome) => {
    const past = await pastOf([RECORD, ...entries]);
    expect(past).toMatchObject({ id: ID, phase, outcome, problem: null, startedAt: AT.toISOString(), record: recordOf(ID) });
    expect(past !== null && isUnfinished(past)).toBe(outcome === 'unfinished');
  });

  it('goes on behind the last whole line after a power cut, and says what it was resumed as', async () => {
    const { place, folder, file, write, files } = world();
    await write(Buffer.concat([journalLine(1, AT, RECORD), journalLine(2, AT, begun('commit:a')), journalLine(3, AT, begun('commit:b')).subarray(0, 20)]));
    const again = folder();
    await Promise.all([again.note({ what: 'resumed', as: 'undo' }), again.note(begun('commit:a')), again.note({ what: 'ended', outcome: 'not-done' })]);
    expect(again.complete).toBe(true);
    expect(new TextDecoder().decode(await files.read(file)).split('\n').length).toBe(6);
    expect(await readPastChange(place, ID)).toMatchObject({ outcome: 'not-done', resumedAs: 'undo' });
  });

  it('whose disk took half a line goes on without it', async () => {
    const { place, files } = world();
    let isFull = false;
    const appendDurably: Files['appendDurably'] = async (file, bytes) => {
      await files.appendDurably(file, isFull ? bytes.subarray(0, 20) : bytes);
      if (isFull) throw new Error('ENOSPC');
    };
    const writing = new ChangeFolder({ ...place, files: { ...files, appendDurably } }, ID, () => Promise.resolve(''));
    await writing.note(RECORD);
    isFull = true;
    expect(await writing.note(begun('stage:a'))).toMatchObject({ ok: false, error: { code: 'file.not-written' } });
    isFull = false;
    expect(await writing.note(begun('commit:a'))).toMatchObject({ ok: true });
    expect(await readPastChange(place, ID)).toMatchObject({ problem: null, phase: 'writing', outcome: 'unfinished' });
  });

  it('whose journal has no record is not begun, and nothing but a record begins one', async () => {
    const { place, folder, write } = world();
    const first = folder();
    expect(await first.note({ what: 'ended', outcome: 'not-begun' })).toMatchObject({ ok: false, error: { code: 'file.not-written' } });
    expect(await readPastChange(place, ID)).toBeNull();
    await write(journalLine(1, AT, RECORD).subarray(0, 50));
    expect(await readPastChange(place, ID)).toBeNull();
    expect(await folder().note(RECORD)).toMatchObject({ ok: false });
  });

  it.each<[string, () => Uint8Array, string]>([
    ['an earlier version', () => Buffer.from('{"time":"2026-01-01T00:00:00.000Z","what":"planned"}\n'), 'earlier-version'],
    ['a newer one', () => Buffer.from('{"what":"record","record":{"version":7}}\n{"what":"x"}\n'), 'newer-version'],
    ['a hand that bent a line before its end', () => Buffer.concat([journalLine(1, AT, RECORD), Buffer.from('{}\n'), journalLine(3, AT, { what: 'ended', outcome: 'done' })]), 'damaged'],
    ['a bent record', () => Buffer.concat([Buffer.from('{}\n'), journalLine(2, AT, begun('commit:a'))]), 'damaged'],
    ['another change', () => journalLine(1, AT, { what: 'record', record: recordOf('20261126T030000Z-ffffffff') }), 'damaged'],
    ['something that is no text', () => Uint8Array.of(0, 10, 255, 10), 'damaged'],
  ])('with a journal of %s is named and not touched', async (of, bytes, problem) => {
    const { place, folder, write, files, file } = world();
    await write(bytes());
    expect(await readPastChange(place, ID)).toMatchObject({ problem, record: null, outcome: 'unknown' });
    await folder().note(begun('commit:a'));
    // The journal of another change is whole.
    if (of !== 'another change') expect(await files.read(file)).toEqual(Uint8Array.from(bytes()));
  });

  it('whose journal is damaged in its middle is open until a person settles it, which is written down beside it', async () => {
    const { place, folder, file, write, files } = world();
    const damaged = Buffer.concat([journalLine(1, AT, RECORD), Buffer.from('{}\n'), journalLine(3, AT, begun('stage:a'))]);
    await write(damaged);
    expect(await readPastChange(place, ID)).toMatchObject({ problem: null, damagedFrom: 2, outcome: 'unfinished', phase: 'writing', record: recordOf(ID) });
    const open = new OpenChanges(place);
    expect(await open.read()).toMatchObject([{ id: ID, damagedFrom: 2 }]);
    const settling = folder();
    await Promise.all([settling.note({ what: 'resumed', as: 'finish' }), settling.note({ what: 'reported', outcome: 'incomplete' })]);
    expect(await open.read()).toMatchObject([{ id: ID }]);
    expect(await folder().note({ what: 'ended', outcome: 'incomplete', kept: true, by: ENDER })).toMatchObject({ ok: true });
    expect(await readPastChange(place, ID)).toMatchObject({ damagedFrom: 2, outcome: 'incomplete', phase: 'ended', kept: true, endedBy: { as: 'keep', ...ENDER } });
    expect(await open.read()).toEqual([]);
    expect(await files.read(file)).toEqual(Uint8Array.from(damaged));
  });

  const NOT_BEGUN: JournalEntry = { what: 'ended', outcome: 'not-begun' };
  const DONE: JournalEntry = { what: 'ended', outcome: 'done' };
  it.each<[string, readonly JournalEntry[], { readonly phase: string; readonly outcome: string; readonly damagedFrom: number | null }]>([
    ['was killed', [RECORD, NOT_BEGUN, RECORD, begun('stage:a')], { phase: 'staged', outcome: 'unfinished', damagedFrom: null }],
    ['came to its end', [RECORD, NOT_BEGUN, RECORD, NOT_BEGUN, RECORD, begun('commit:a'), DONE], { phase: 'ended', outcome: 'done', damagedFrom: null }],
    ['stands behind another end', [RECORD, DONE, RECORD, begun('stage:a')], { phase: 'writing', outcome: 'unfinished', damagedFrom: 3 }],
    ['stands behind no end', [RECORD, begun('stage:a'), RECORD, begun('stage:a')], { phase: 'writing', outcome: 'unfinished', damagedFrom: 3 }],
    ['has lost its record', [RECORD, NOT_BEGUN, begun('stage:a'), RECORD], { phase: 'writing', outcome: 'unfinished', damagedFrom: 4 }],
  ])('with a further attempt behind its first, as earlier programs wrote them, is what the last one came to; one that %s', async (_, entries, expected) => {
    const { place, write } = world();
    await write(Buffer.concat(entries.map((entry, at) => journalLine(at + 1, AT, entry))));
    expect(await readPastChange(place, ID)).toMatchObject({ problem: null, record: recordOf(ID), ...expected });
  });

  it('is listed newest first; what is none of ours is not', async () => {
    const { place, folder, files } = world();
    const ids = ['20261126T030000Z-0a1b2c3d', '20261127T030000Z-0a1b2c3d', '20250101T030000Z-0a1b2c3d'];
    for (const id of ids) await folder(id).note({ what: 'record', record: recordOf(id) });
    await files.makeFolder('/data/changes/..x');
    await files.makeFolder('/data/changes/20261126T030000Z-empty');
    expect((await readPastChanges(place)).map(({ id }) => id)).toEqual([ids[1], ids[0], ids[2]]);
    expect(await readPastChange(place, '../../etc')).toBeNull();
    expect(await readPastChanges({ files: createMemoryFiles(), dataDir: '/none' })).toEqual([]);
  });
});

describe('one change of many', () => {
  it('is read alone: no other folder is looked into, nor the list of them', async () => {
    const { place, folder, files } = world();
    for (let at = 0; at < 20; at += 1) await folder(`20261127T0300${String(at).padStart(2, '0')}Z-0a1b2c3d`).note({ what: 'record', record: recordOf(`20261127T0300${String(at).padStart(2, '0')}Z-0a1b2c3d`) });
    const seen: string[] = [];
    const seeing: Files = { ...files, exists: (name) => (seen.push(name), files.exists(name)), read: (name, most) => (seen.push(name), files.read(name, most)), list: (name) => (seen.push(name), files.list(name)) };
    const [id, absent] = ['20261127T030007Z-0a1b2c3d', '20261127T030099Z-0a1b2c3d'];
    expect(await changesPage({ ...place, files: seeing }, { id })).toMatchObject({ found: [{ id }], more: false });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((name) => !name.includes(id))).toEqual([]);
    expect(await changesPage(place, { id: absent })).toEqual({ found: [], more: false });
    expect(await changesPage(place, { id }, () => false)).toEqual({ found: [], more: false });
  });
});

describe('the open changes', () => {
  const other = '20261127T030000Z-0a1b2c3d';

  it('are those without an end; a journal that was seen to end is not read again', async () => {
    const { place, folder, files } = world();
    const [over, writing] = [folder(), folder(other)];
    for (const one of [over, writing]) await one.note({ what: 'record', record: recordOf(one === over ? ID : other) });
    for (const one of [over, writing]) await one.note(begun('commit:a'));
    const read: string[] = [];
    const open = new OpenChanges({ ...place, files: { ...files, read: (name, most) => (read.push(name), files.read(name, most)) } });
    const idsOf = async () => (await open.read()).map(({ id }) => id);
    expect(await idsOf()).toEqual([other, ID]);
    // As another program would end it.
    await over.note({ what: 'ended', outcome: 'done' });
    expect(await idsOf()).toEqual([other]);
    expect(await idsOf()).toEqual([other]);
    expect(read.filter((name) => name.includes(ID)).length).toBeLessThan(read.filter((name) => name.includes(other)).length);
    read.length = 0;
    await idsOf();
    expect(read.filter((name) => name.includes(ID))).toEqual([]);
  });

  it('are found behind any number of others, and half an end is none', async () => {
    const { place, folder, write } = world();
    const ended = journalLine(3, AT, { what: 'ended', outcome: 'done' });
    await write(Buffer.concat([journalLine(1, AT, RECORD), journalLine(2, AT, begun('commit:a')), ended.subarray(0, -10)]));
    for (let day = 1; day <= 20; day += 1) {
      const later = folder(`202701${String(day).padStart(2, '0')}T030000Z-0a1b2c3d`);
      await later.note({ what: 'record', record: recordOf(path.basename(later.path)) });
      await later.note({ what: 'ended', outcome: 'not-begun' });
    }
    expect((await new OpenChanges(place).read()).map(({ id }) => id)).toEqual([ID]);
    await write(Buffer.concat([journalLine(1, AT, RECORD), journalLine(2, AT, begun('commit:a')), Buffer.from(Buffer.from(ended).toString().replace('done', 'dome'))]));
    expect((await new OpenChanges(place).read()).map(({ id }) => id)).toEqual([ID]);
  });
});
