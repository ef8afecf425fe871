import { expect, it } from 'vitest';
import { LogFile, MAX_LOG } from '../../core/data-folder/log-file.ts';
import { standingClock } from '../helpers/clock.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';

const place = () => ({ files: createMemoryFiles(), clock: standingClock(new Date('2026-11-26T00:00:00Z')), dataDir: '/data' });
const told: string[] = [];
const next = { info: () => undefined, error: (message: string) => void told.push(message) };

it('keeps faults as one line of JSON each, whatever is in them, and tells them on', async () => {
  const log = new LogFile(place(), next);
  log.error('a fault', { detail: 'line\nbreak \u202e', line: 7 });
  log.info('not kept');
  expect((await log.lines()).map((line) => JSON.parse(line) as unknown)).toEqual([{ time: '2026-11-26T00:00:00.000Z', message: 'a fault', detail: 'line\nbreak \u202e', line: 7 }]);
  expect(told).toEqual(['a fault']);
});

it('stays within its bound, and what goes is the oldest', async () => {
  const here = place();
  const log = new LogFile(here, next);
  const detail = 'x'.repeat(10_000);
  for (let at = 0; at < 700; at += 1) log.error(`fault ${at}`, { detail });
  log.error(detail);
  await log.settled();
  expect((await here.files.read('/data/log.jsonl')).length).toBeLessThanOrEqual(MAX_LOG);
  const lines = (await log.lines()).map((line) => JSON.parse(line) as { readonly message: string; readonly detail: string });
  expect(lines.pop()?.message.length).toBeLessThan(1000);
  expect(lines.at(-1)?.message).toBe('fault 699');
  expect(lines.every((one, at) => at === 0 || Number(one.message.slice(6)) === Number(lines[at - 1]?.message.slice(6)) + 1)).toBe(true);
  expect(lines[0]?.detail.length).toBeLessThan(1000);
});

it('throws nothing where it cannot be written', async () => {
  const here = place();
  const files = { ...here.files, appendDurably: () => Promise.reject(new Error('ENOSPC')) };
  const log = new LogFile({ ...here, files }, next);
  log.error('a fault');
  await log.settled();
  expect(await log.lines()).toEqual([]);
});
