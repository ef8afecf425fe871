import path from 'node:path';
import { conclude } from '../../core/rollout/end.ts';
import { RolloutFolder } from '../../core/rollout/folder.ts';
import { readPhones, readRollout } from '../../core/rollout/past.ts';
import { PhoneTable } from '../../core/rollout/phone-table.ts';
import { beginning } from '../../core/rollout/progress.ts';
import { runRollout } from '../../core/rollout/run.ts';
import { RolloutWork } from '../../core/rollout/work.ts';
import { type Clock } from '../../core/ports/clock.ts';
import { type Files } from '../../core/ports/files.ts';
import { type Operations } from '../../core/ports/platform/operations.ts';
import { type RolloutRecord } from '../../shared/domain/rollout/record.ts';
import { type RolloutReport } from '../../shared/domain/rollout/report.ts';
import { plannedRestarts } from '../../shared/domain/rollout/restarts.ts';
import { jumpingClock } from '../helpers/jumping-clock.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';
import { fileOf, NEW_FILE, OLD_FILE, SERVICES, SimulatedCluster, type SimulatedFaults, simulatedPhones } from '../helpers/simulated-cluster.ts';

export const ID = '20261126T200000Z-0a0b0c0d';
export const DATA = path.resolve('/data');
export const NODES = ['10.0.0.1', '10.0.0.2'];

export const recordOf = (given: Partial<RolloutRecord> = {}): RolloutRecord => ({
  version: 1,
  id: ID,
  change: null,
  program: '0.0.0',
  holder: 'test',
  operator: 'ann',
  osUsername: 'admin',
  axlUsername: 'axl',
  practice: null,
  cluster: {
    host: 'cucm-pub',
    port: 22,
    keySha256: 'a'.repeat(64),
    release: '14.0.1.12900-161',
    places: NODES.map((name, index) => ({ name, hostName: `cucm-${index}`, role: index === 0 ? 'publisher' : 'subscriber', keySha256: null, services: SERVICES })),
  },
  mode: 'non-secure',
  file: fileOf(NEW_FILE),
  previous: fileOf(OLD_FILE),
  continuity: 'sast',
  neighbours: [],
  mayHaveNewCallManager: false,
  restarts: plannedRestarts(SERVICES, NODES.map((name) => ({ name, services: SERVICES })), []),
  reason: 'release',
  pilots: ['SEP000000000000'],
  witness: 'SEP000000000005',
  ...given,
});

const place = (files: Files, clock: Clock) => ({ files, clock, dataDir: DATA });
export const folderOf = (files: Files, clock: Clock): RolloutFolder => new RolloutFolder(place(files, clock), ID, () => Promise.resolve('<!doctype html>'));

/** A rollout that begins: its record is written down. */
export async function begin(files: Files, clock: Clock, record = recordOf()): Promise<RolloutWork> {
  const work = new RolloutWork({ progress: beginning(record, clock.now().toISOString()), table: new PhoneTable(record.continuity), folder: folderOf(files, clock), clock, tell: () => undefined });
  await work.note({ what: 'record', record });
  return work;
}

/** One that begins on a cluster of two nodes and some phones, on a clock that jumps. */
export async function opened(faults: SimulatedFaults = {}, { phones = 9, files = createMemoryFiles(), record = recordOf() }: { readonly phones?: number; readonly files?: Files; readonly record?: RolloutRecord } = {}) {
  const clock = jumpingClock(new Date('2026-11-26T20:00:00Z'));
  const cluster = new SimulatedCluster(clock, NODES, simulatedPhones(phones), faults);
  const work = await begin(files, clock, record);
  /** Of all phones together. */
  const resets = (): number => [...cluster.phones.values()].reduce((sum, phone) => sum + phone.resets, 0);
  return { clock, files, cluster, operations: cluster.operations(), work, resets };
}

/** A rollout from its folder, as another program finds it. */
export async function found(files: Files, clock: Clock): Promise<RolloutWork> {
  const read = await readRollout(place(files, clock), ID);
  if (read === null || !('progress' in read)) throw new Error(`no rollout: ${JSON.stringify(read)}`);
  const table = await readPhones(place(files, clock), read.progress.record);
  const work = new RolloutWork({ progress: read.progress, table, folder: folderOf(files, clock), clock, tell: () => undefined });
  await work.note({ what: 'resumed' });
  return work;
}

/** Works until it ends, for now or for good. */
export async function evening(work: RolloutWork, operations: Operations, holds = true): Promise<RolloutReport> {
  work.ready();
  const halt = await runRollout({ work, operations, options: {}, holds, practicePhone: null });
  return conclude(work, halt, false, { phones: new Set(), neighbours: [] });
}

/** Goes on as often as it takes, with a person who reads at a pilot phone what it holds whenever the program waits for that. */
export async function toItsEnd({ files, clock, cluster }: { readonly files: Files; readonly clock: Clock; readonly cluster: SimulatedCluster }): Promise<RolloutReport> {
  for (let tries = 0; tries < 6; tries += 1) {
    const work = await found(files, clock);
    const report = await evening(work, cluster.operations());
    if (report.isOver) return report;
    for (const pilot of work.progress.pilots) {
      if (pilot.verdict === 'asked' && cluster.phones.get(pilot.name)?.holdsNew === true) await work.note({ what: 'pilot', pilot: { ...pilot, verdict: 'accepted', proof: 'sha1' } });
    }
  }
  throw new Error('it does not end');
}
