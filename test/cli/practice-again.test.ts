import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { journalLine } from '../../core/change/journal.ts';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { RECORD } from '../helpers/kept-report.ts';
import { dataIn } from '../helpers/killed-practice.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

interface Told {
  readonly port: number;
  readonly password: string;
  readonly certificateSha256: string;
  readonly again: boolean;
}

/** Runs `ctl practice` until this signal; answers with what it printed. */
async function practised(home: string, signal: NodeJS.Signals): Promise<Told> {
  const child = spawn(process.execPath, [path.resolve('out/ctl.js'), 'practice', '--json'], { env: { ...process.env, XDG_DATA_HOME: home } });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill(signal);
  await once(child, 'close');
  return JSON.parse(line.toString('utf8')) as Told;
}

/** A change of another program on that cluster, which was killed while it wrote. */
function openChange(dataDir: string, keySha256: string): string {
  const id = '20261126T010203Z-0123abcd';
  const folder = path.join(dataDir, 'changes', id);
  const { cluster } = RECORD;
  const lines: JournalEntry[] = [
    { what: 'record', record: { ...RECORD, id, practice: null, cluster: { ...cluster, keySha256 } } },
    { what: 'step', step: 'commit:pub', status: 'begun' },
  ];
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'journal.jsonl'), Buffer.concat(lines.map((line, index) => journalLine(index + 1, new Date(), line))));
  return folder;
}

it('ctl practice starts its cluster again while a change on it is open, however it ended, and another one afterwards', async () => {
  const home = folderOfTest('practice');
  const first = await practised(home, 'SIGKILL');
  const change = openChange(dataIn(home), first.certificateSha256);
  const second = await practised(home, 'SIGTERM');
  expect(second).toEqual({ ...first, again: true });
  expect(await practised(home, 'SIGTERM')).toEqual(second);
  rmSync(change, { recursive: true });
  const last = await practised(home, 'SIGTERM');
  expect([last.again, last.certificateSha256 === first.certificateSha256]).toEqual([false, false]);
  expect(readdirSync(path.join(dataIn(home), 'practice'))).toEqual([]);
});
