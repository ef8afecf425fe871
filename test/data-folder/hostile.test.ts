import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeFolderPath } from '../../core/change/folder.ts';
import { OpenChanges } from '../../core/change/open.ts';
import { readPastChange } from '../../core/change/past.ts';
import { LogFile } from '../../core/data-folder/log-file.ts';
import { RecentServers } from '../../core/data-folder/recent-servers.ts';
import { TrustedServers } from '../../core/data-folder/trusted-servers.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { JOURNAL } from '../../core/journal/folder.ts';
import { rolloutFolderPath } from '../../core/rollout/folder.ts';
import { readListedRollout } from '../../core/rollout/past.ts';
import { systemClock } from '../../core/time/system-clock.ts';
import { measureTurns } from '../helpers/longest-turn.ts';
import { Random } from '../helpers/random.ts';
import { runs } from '../helpers/runs.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const ID = '20261126T030000Z-0a1b2c3d';
const SEED = 20261126;
/** Bytes above what the program had before, milliseconds of processor time in which nothing else goes on, and for everything. */
const MOST = { memory: 64 * 1024 * 1024, turn: 500, time: 3000 };
const random = new Random(SEED);

/** What somebody may have put into the place of a file. */
const FOREIGN: Readonly<Record<string, (file: string) => void>> = {
  'a pipe that nobody writes to': (file) => execFileSync('mkfifo', [file]),
  'a link to a device without end': (file) => symlinkSync('/dev/zero', file),
  'a link that leads to itself': (file) => symlinkSync(file, file),
  'a folder': (file) => mkdirSync(file),
  'a file of a terabyte': (file) => {
    writeFileSync(file, '');
    truncateSync(file, 2 ** 40);
  },
  'a megabyte of brackets': (file) => writeFileSync(file, '['.repeat(1024 * 1024)),
  'brackets in brackets, four megabytes in one line': (file) => writeFileSync(file, `${'['.repeat(2 * 1024 * 1024 - 1)}${']'.repeat(2 * 1024 * 1024 - 1)}\n`),
  'a report of hundreds of thousands of keys': (file) => writeFileSync(file, `{"version":1,"report":{${Array.from({ length: 250_000 }, (_none, at) => `"-${at}":{}`).join()}}}\n`),
  'keys that every object has': (file) => writeFileSync(file, '{"version":1,"value":{"__proto__":{"sha256":"x"},"constructor":1,"toString":null}}\n'),
  'one line without end': (file) => writeFileSync(file, Buffer.alloc(4 * 1024 * 1024, 'x')),
  nothing: (file) => writeFileSync(file, ''),
  ...Object.fromEntries(Array.from({ length: runs(4, 200) }, (_, index) => [`bytes that mean nothing (${index})`, (file: string) => writeFileSync(file, random.bytes(1 + random.below(4096)))])),
};

const files = createNodeFiles();

/** Everything that a start reads of the data folder. */
async function readAll(dataDir: string): Promise<void> {
  const log = new LogFile({ files, clock: systemClock, dataDir }, { info: () => undefined, error: () => undefined });
  const trusted = new TrustedServers(files, dataDir);
  await trusted.accepted('10.0.0.1', 2444);
  await new RecentServers(files, dataDir).list();
  await log.lines();
  log.error('what is noted beside it');
  await log.settled();
  await new OpenChanges({ files, dataDir }).read();
  await readPastChange({ files, dataDir }, ID);
  await readListedRollout({ files, dataDir }, ID);
}

describe.runIf(process.platform === 'linux')('a data folder in which somebody has been', () => {
  it.each(Object.keys(FOREIGN))('with %s in the place of each of its files is read in time and bounded memory, and never throws', async (what) => {
    const dataDir = folderOfTest('hostile');
    const folders = [changeFolderPath(dataDir, ID), rolloutFolderPath(dataDir, ID)];
    for (const folder of folders) mkdirSync(folder, { recursive: true });
    const places = [...['trusted-servers.json', 'recent-servers.json', 'log.jsonl'].map((name) => path.join(dataDir, name)), ...folders.flatMap((folder) => [path.join(folder, JOURNAL), path.join(folder, 'report.json')])];
    const put = FOREIGN[what] ?? expect.fail(what);
    for (const place of places) put(place);
    const before = process.memoryUsage.rss();
    const turns = measureTurns();
    const from = process.cpuUsage();
    await readAll(dataDir);
    turns.stop();
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 1000).toBeLessThan(MOST.time);
    expect(turns.longest()).toBeLessThan(MOST.turn);
    expect(process.memoryUsage.rss() - before).toBeLessThan(MOST.memory);
    for (const place of places) rmSync(place, { recursive: true, force: true });
  });

  it('in which folders stand in for folders is read too', async () => {
    const dataDir = folderOfTest('hostile');
    symlinkSync('/', path.join(dataDir, 'changes'));
    writeFileSync(path.join(dataDir, 'rollouts'), 'no folder');
    await readAll(dataDir);
  });
});
