import { type EndReport } from '../../shared/domain/report.ts';
import { type PlanStep } from '../../shared/domain/steps.ts';
import { type ResumeAs } from '../../shared/domain/change-record.ts';
import { type AppError, fail } from '../../shared/domain/result.ts';
import { type ChangeEnd } from '../change/end.ts';
import { ChangeFolder, changeFolderPath } from '../change/folder.ts';
import { type ChangeObserver } from '../change/observer.ts';
import { tellUnfinished } from './changes/unfinished.ts';
import { pageMaker } from './changes/page.ts';
import { lockCluster } from './cluster-lock.ts';
import { type Clock } from '../ports/clock.ts';
import { type Workbench } from './workbench.ts';

/** What every change is run with. */
export interface JobParts {
  readonly clock: Clock;
  readonly folder: ChangeFolder;
  readonly signal: AbortSignal;
  readonly observer: ChangeObserver;
}

/** A change that was agreed to, of whichever route. */
export interface Job<R extends EndReport> {
  /** Of the change, which is none of an earlier attempt. */
  readonly id: string;
  /** All that is known to name the publisher. */
  readonly publisherNames: readonly string[];
  /** An open change that is resumed; left out = a new one, with the steps of its plan. */
  readonly resumed?: { readonly as: ResumeAs; readonly steps: readonly PlanStep[] };
  readonly run: (parts: JobParts) => Promise<ChangeEnd<R>>;
  /** The plan was carried out, or may have been: it is not begun a second time. */
  readonly forgetPlan: () => void;
  /** Shows the report. */
  readonly show: (report: R) => Promise<void>;
}

type JobBench = Pick<Workbench, 'options' | 'practice' | 'open' | 'store' | 'abort' | 'job' | 'language'>;

/** Begins the change; its progress and its end arrive in the view state. */
export function beginJob<R extends EndReport>(bench: JobBench, job: Job<R>): void {
  // Busy from this moment on: no other call may come between the lock and the change.
  bench.store.dispatch({ type: 'job-began', id: job.id, folder: changeFolderPath(bench.options.dataDir, job.id), ...(job.resumed === undefined ? {} : { resumed: job.resumed }) });
  bench.job = runJob(bench, job).finally(() => {
    bench.job = null;
  });
}

async function runJob<R extends EndReport>(bench: JobBench, job: Job<R>): Promise<void> {
  const { store, options, abort } = bench;
  const notBegun = (error: AppError): void => store.dispatch({ type: 'not-begun', error });
  try {
    const parts: JobParts = {
      clock: options.clock,
      folder: new ChangeFolder(options, job.id, pageMaker(bench)),
      signal: abort.signal,
      observer: {
        stepChanged: (id, status, error) => store.dispatch({ type: 'step-changed', id, status, error }),
        serverWaited: (server, wait) => store.dispatch({ type: 'server-waited', server, wait }),
        commitBegan: () => store.dispatch({ type: 'commit-began' }),
      },
    };
    const locked = await lockCluster(bench, job.publisherNames, () => job.run(parts));
    if (!locked.ok) {
      notBegun(locked.error);
      return;
    }
    const end = locked.value;
    if (end.kind === 'not-begun') {
      notBegun(end.error);
      return;
    }
    job.forgetPlan();
    bench.abort = new AbortController();
    await tellUnfinished(bench);
    await job.show(end.report);
  } catch (error) {
    // A bug, but one that must not leave the wizard on a screen without an end.
    const detail = error instanceof Error ? error.message : 'unknown';
    options.log.error('the change ended with a fault', { detail });
    job.forgetPlan();
    notBegun(fail('program.fault', '', { detail }).error);
  }
}
