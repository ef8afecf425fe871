import { expect, test } from 'vitest';
import { lockCluster } from '../../core/calls/cluster-lock.ts';
import { type PracticeCluster } from '../../core/ports/practice.ts';
import { type Workbench } from '../../core/calls/workbench.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';
import { standingClock } from '../helpers/clock.ts';

const files = createMemoryFiles();
const options = { files, dataDir: '/data', holder: 'test', clock: standingClock(new Date(0)), log: { info: () => undefined, error: () => undefined } };
/** A program with this cluster signed in to; the name of its publisher is that of them all. */
const program = (practice: string | null) => {
  const bench = { options, practice: practice === null ? null : ({ certificateSha256: practice } as PracticeCluster), store: { state: () => ({ atPractice: practice !== null }) } } as unknown as Workbench;
  return <T>(work: () => Promise<T>, names: readonly string[] = ['10.48.47.153', 'cucm-pub']) => lockCluster(bench, names, work);
};

test('a cluster is changed by one program at a time, and each practice cluster is another one, whatever they are called', async () => {
  const [real, one, other] = [program(null), program('a'.repeat(64)), program('b'.repeat(64))];
  const held = await real(() =>
    one(() =>
      other(async () => [await real(() => Promise.resolve('twice'), ['cucm-pub']), await one(() => Promise.resolve('twice'), ['elsewhere']), await other(() => Promise.resolve('twice'))].map(({ ok }) => ok)),
    ),
  );
  expect(held).toEqual({ ok: true, value: { ok: true, value: { ok: true, value: [false, false, false] } } });
});

test('practice that runs beside a real cluster that is signed in to names nothing of it', async () => {
  const bench = { options, practice: { certificateSha256: 'a'.repeat(64) } as PracticeCluster, store: { state: () => ({ atPractice: false }) } } as unknown as Workbench;
  expect(await program(null)(async () => (await lockCluster(bench, ['CUCM-PUB'], () => Promise.resolve(1))).ok)).toEqual({ ok: true, value: false });
});
