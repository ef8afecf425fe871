import os from 'node:os';
import path from 'node:path';
import { type CallOutput } from '../../shared/contract/calls.ts';
import { type Result, ok } from '../../shared/domain/result.ts';
import { safeJson } from '../../shared/domain/safe-json.ts';
import { readPastChanges } from '../change/past.ts';
import { CONTINUED } from '../change/journal-file.ts';
import { CHANGE_JOURNAL, type JournalLine } from '../change/journal.ts';
import { JOURNAL } from '../journal/folder.ts';
import { type JournalForm, type LineOf, readLines } from '../journal/lines.ts';
import { ROLLOUT_JOURNAL } from '../rollout/folder.ts';
import { readRollouts } from '../rollout/past.ts';
import { type Workbench } from './workbench.ts';

/** Form of the file. */
const DIAGNOSTICS_VERSION = 1;
/** Newest changes, and newest rollouts, of which the journal is told whole. */
const MAX_JOURNALS = 30;
/** Longest journal that is read for it, bytes. */
const MAX_JOURNAL = 1024 * 1024;

/** The record, without the number that the servers alone are to know: it is what the sessions of an open change are known by. */
const told = (line: JournalLine): JournalLine => (line.what === 'record' ? { ...line, record: { ...line.record, client: '' } } : line);

/** A journal as far as it can be read. What its lines may hold besides never is a secret. */
async function journalOf<E extends object>({ options }: Pick<Workbench, 'options'>, form: JournalForm<E>, file: string, tell: (line: LineOf<E>) => LineOf<E> = (line) => line) {
  try {
    const { lines, end, other } = readLines(form, await options.files.read(file, MAX_JOURNAL));
    return { end, other, lines: lines.map(tell) };
  } catch (error) {
    return { end: 'unreadable', detail: error instanceof Error ? error.message : 'unknown', lines: [] };
  }
}

/** Everything that somebody needs who has to find out what went wrong, in one text: versions, kept faults, journals. No password, no key, no CTL file. */
export async function diagnostics(bench: Pick<Workbench, 'options' | 'language' | 'log'>): Promise<Result<CallOutput<'diagnostics'>>> {
  const { options, language, log } = bench;
  const { files, dataDir, clock, program, holder } = options;
  const changes: unknown[] = [];
  const rollouts: unknown[] = [];
  // The record is the first line of the journal.
  for (const change of await readPastChanges(options)) {
    const read = (name: string) => (changes.length < MAX_JOURNALS ? journalOf(bench, CHANGE_JOURNAL, path.join(change.folder, name), told) : null);
    const continued = change.damagedFrom === null ? {} : { continued: await read(CONTINUED) };
    changes.push({ ...change, record: null, journal: await read(JOURNAL), ...continued });
  }
  for (const rollout of await readRollouts(options)) {
    rollouts.push({ ...rollout, record: null, journal: rollouts.length < MAX_JOURNALS ? await journalOf(bench, ROLLOUT_JOURNAL, path.join(rollout.folder, JOURNAL)) : null });
  }
  const all = {
    version: DIAGNOSTICS_VERSION,
    madeAt: clock.now().toISOString(),
    program,
    holder,
    language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    system: { name: process.platform, release: os.release(), arch: os.arch(), versions: { ...process.versions } },
    dataFolder: { path: dataDir, files: await files.list(dataDir).catch(() => []) },
    log: await log.lines(),
    changes,
    rollouts,
  };
  return ok({ json: `${safeJson(all, 2)}\n` });
}
