import { describe, expect, it } from 'vitest';
import { TLS_CARRIER } from '../../core/network/tls-carrier.ts';
import { OpenChanges } from '../../core/change/open.ts';
import { beginJob, type Job } from '../../core/calls/job.ts';
import { createSessionStore } from '../../core/calls/store.ts';
import { fail } from '../../shared/domain/result.ts';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { standingClock } from '../helpers/clock.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';

const report = { id: 'p', outcome: 'done' } as ChangeReport;

/** A change on an engine without a cluster. */
function begin(job: Partial<Job<ChangeReport>>, files = createMemoryFiles()) {
  const told: string[] = [];
  const log = { info: () => undefined, error: (text: string) => told.push(text) };
  const store = createSessionStore(log);
  const options = { files, dataDir: '/data', documents: '', holder: 'test', program: '0.0.0', language: 'en' as const, operator: 'ann', ...TLS_CARRIER, clock: standingClock(new Date(0)), log, spawnHost: () => expect.fail(), spawnSshHost: () => expect.fail(), practiceClusters: { start: () => expect.fail(), kept: () => expect.fail(), startAgain: () => expect.fail(), clear: () => expect.fail() }, pickFile: null, openFolder: null };
  const bench: Parameters<typeof beginJob>[0] = { options, practice: null, open: new OpenChanges(options), store, abort: new AbortController(), job: null, language: 'en' };
  const { signal } = bench.abort;
  let forgotten = false;
  beginJob(bench, {
    id: 'p',
    publisherNames: ['pub'],
    run: () => Promise.resolve({ kind: 'reported', report }),
    forgetPlan: () => (forgotten = true),
    show: () => Promise.resolve(),
    ...job,
  });
  return { bench, store, told, files, signal, forgotten: () => forgotten };
}

describe('a change under way', () => {
  it('is busy at once, and its plan is forgotten with its report', async () => {
    const shown: ChangeReport[] = [];
    const { bench, store, forgotten } = begin({ show: (one) => (shown.push(one), Promise.resolve()) });
    expect(store.state()).toMatchObject({ busy: 'applying', step: 'progress' });
    await bench.job;
    expect(shown).toEqual([report]);
    expect([bench.job, forgotten()]).toEqual([null, true]);
  });

  it('that was not begun keeps its plan, so that it can be begun again', async () => {
    const { bench, store, forgotten } = begin({ run: () => Promise.resolve({ kind: 'not-begun', error: fail('token.pin-incorrect').error }) });
    await bench.job;
    expect(store.state()).toMatchObject({ busy: null, step: 'preview', error: { code: 'token.pin-incorrect' } });
    expect(forgotten()).toBe(false);
  });

  it('that ends with a fault of ours may have been carried out: its plan is forgotten, and the cluster is free again', async () => {
    const { bench, store, told, files, forgotten } = begin({ run: () => Promise.reject(new Error('a bug')) });
    await bench.job;
    expect(store.state()).toMatchObject({ busy: null, step: 'preview', error: { code: 'program.fault', params: { detail: 'a bug' } } });
    expect([forgotten(), told]).toEqual([true, ['the change ended with a fault']]);
    const next = begin({}, files);
    await next.bench.job;
    expect(next.store.state().error).toBeNull();
  });

  it('is not begun while another one holds the cluster', async () => {
    let end = (): void => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    const first = begin({ run: async () => (await held, { kind: 'reported', report }) });
    const second = begin({ run: () => expect.fail('two at a time') }, first.files);
    await second.bench.job;
    expect(second.store.state()).toMatchObject({ step: 'preview', error: { code: 'apply.locked', params: { holder: 'test', since: new Date(0).toISOString() } } });
    expect(second.forgotten()).toBe(false);
    end();
    await first.bench.job;
  });

  it('hears the cancel of its own time, not of the next', async () => {
    const { bench, signal } = begin({});
    await bench.job;
    bench.abort.abort();
    expect(signal.aborted).toBe(false);
  });
});
