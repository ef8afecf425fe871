import { type CallInput } from '../../../shared/contract/calls.ts';
import { isUnfinished } from '../../../shared/domain/past-change.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { objectionTo } from '../../../shared/domain/rules/consent.ts';
import { type ResumeAs } from '../../../shared/domain/change-record.ts';
import { keepByCommand } from '../../change/by-command/keep.ts';
import { ChangeFolder } from '../../change/folder.ts';
import { readPastChange } from '../../change/past.ts';
import { type OpenChange, readOpenChange } from '../../change/with-token/open-change.ts';
import { keepChange as keepWithToken, resumeChange, resumeSteps } from '../../change/with-token/resume.ts';
import { publisherNames as platformNames } from '../../change/by-command/links.ts';
import { lockCluster } from '../cluster-lock.ts';
import { beginJob } from '../job.ts';
import { publisherNames, showReport } from '../provider/change.ts';
import { enderOf } from '../maker.ts';
import { type Workbench } from '../workbench.ts';
import { findChange, keyHere } from './check.ts';
import { pageMaker } from './page.ts';
import { tellHere, tellUnfinished } from './unfinished.ts';

type Agreed = CallInput<'finishChange'>;

const notFound = (id: string): Result<never> => fail('change.not-found', '', { id });

const notOpen = (): Result<never> & { readonly ok: false } => fail('change.not-offered', '', { reason: 'not-open' });

/** Nothing was written down since that what was offered depends on. */
const isAsRead = (read: OpenChange, now: OpenChange): boolean =>
  now.isOpen && now.newSha256 === read.newSha256 && now.served.size === read.served.size && (now.signed === null) === (read.signed === null) && now.copies.size === read.copies.size;

/** Reads once more what is true, and begins only what is offered by that. */
async function resume(bench: Workbench, { id, consents = [], typed = '' }: Agreed, as: ResumeAs): Promise<Result<null>> {
  const open = await readOpenChange(bench.options, id);
  const { cluster } = bench.provider;
  if (open === null) {
    const past = await readPastChange(bench.options, id);
    return past === null || past.record === null ? notFound(id) : fail('change.not-offered', '', { reason: 'by-command' });
  }
  if (cluster === null || open.record.cluster.keySha256 !== keyHere(bench, 'with-token')) return fail('change.other-cluster', '', { host: open.record.cluster.host });
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  const found = await findChange(bench, open, cluster);
  if (open.isOpen) await tellHere(bench, id, found);
  const offer = found[as];
  if (!offer.offered) return fail('change.not-offered', '', { reason: offer.reason });
  const objection = objectionTo(offer, { rules: consents, typed });
  if (objection !== null) return { ok: false, error: objection };
  beginJob(bench, {
    id,
    resumed: { as, steps: resumeSteps(open, as) },
    publisherNames: publisherNames(cluster, open.record.cluster.keySha256),
    run: async (parts) => {
      // Another program may have ended it, or brought it further, between the reading and the lock.
      const now = await readOpenChange(bench.options, id);
      return now !== null && isAsRead(open, now) ? resumeChange({ open: now, cluster, by: enderOf(bench, bench.store.state().signIn.username), ...parts }, as) : { kind: 'not-begun', error: now?.isOpen === true ? fail('plan.outdated').error : notOpen().error };
    },
    forgetPlan: () => undefined,
    show: (report) => showReport(bench, report),
  });
  return ok(null);
}

export const finishChange = (bench: Workbench, agreed: Agreed): Promise<Result<null>> => resume(bench, agreed, 'finish');
export const undoChange = (bench: Workbench, agreed: Agreed): Promise<Result<null>> => resume(bench, agreed, 'undo');

/** Reads what is true, writes the report, and the change is over. Nothing is written to the cluster. */
export async function keepChange(bench: Workbench, { id }: CallInput<'keepChange'>): Promise<Result<null>> {
  const past = await readPastChange(bench.options, id);
  if (past === null || past.record === null) return notFound(id);
  if (!isUnfinished(past)) return notOpen();
  const { record } = past;
  if (record.cluster.keySha256 !== keyHere(bench, record.route)) return fail('change.other-cluster', '', { host: record.cluster.host });
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  const folder = new ChangeFolder(bench.options, id, pageMaker(bench));
  const kept = record.route === 'with-token' ? await keepTokenChange(bench, id, folder) : await keepCommandChange(bench, id, folder);
  if (!kept.ok) return kept;
  if (!folder.complete) return fail('file.not-written', folder.path, { path: folder.path, detail: 'report' });
  await tellUnfinished(bench);
  return ok(null);
}

async function keepTokenChange(bench: Workbench, id: string, folder: ChangeFolder): Promise<Result<null>> {
  const { cluster } = bench.provider;
  if (cluster === null) return notFound(id);
  const { clock } = bench.options;
  const observer = { stepChanged: () => undefined, commitBegan: () => undefined, serverWaited: () => undefined };
  const report = await lockCluster(bench, publisherNames(cluster, keyHere(bench, 'with-token')), async () => {
    const open = await readOpenChange(bench.options, id);
    return open?.isOpen === true ? keepWithToken({ open, cluster, by: enderOf(bench, bench.store.state().signIn.username), clock, folder, signal: bench.abort.signal, observer }) : null;
  });
  if (!report.ok) return report;
  if (report.value === null) return notOpen();
  await showReport(bench, report.value);
  return ok(null);
}

async function keepCommandChange(bench: Workbench, id: string, folder: ChangeFolder): Promise<Result<null>> {
  const past = await readPastChange(bench.options, id);
  const { links } = bench.platform;
  if (past === null || past.record === null || links === null) return notFound(id);
  const { record, startedAt } = past;
  const report = await lockCluster(bench, platformNames(links), () => keepByCommand({ links, by: enderOf(bench, links.osUsername), record, startedAt, folder, clock: bench.options.clock }));
  if (!report.ok) return report;
  if (report.value === null) bench.store.dispatch({ type: 'idle' });
  else bench.store.dispatch({ type: 'platform-reported', report: report.value });
  return ok(null);
}
