import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { type ChangeRecord } from '../../../shared/domain/change-record.ts';
import { isUnfinished } from '../../../shared/domain/past-change.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type FoundChange } from '../../../shared/domain/unfinished.ts';
import { foundChange } from '../../change/with-token/found.ts';
import { type OpenChange, readOpenChange } from '../../change/with-token/open-change.ts';
import { readTruth, recordedFiles } from '../../change/with-token/truth.ts';
import { readPastChange } from '../../change/past.ts';
import { type ProviderCluster } from '../../ctl-provider/cluster.ts';
import { publisherOf } from '../../change/by-command/links.ts';
import { foundByCommand } from '../../change/by-command/found.ts';
import { type Workbench } from '../workbench.ts';
import { openChangeOf, tellHere, tellUnfinished } from './unfinished.ts';

export type CheckBench = Pick<Workbench, 'options' | 'open' | 'store' | 'provider' | 'platform' | 'abort'>;

/** What the publisher of the cluster that is signed in to is known by; empty = none is. */
export function keyHere({ provider, platform }: Pick<Workbench, 'provider' | 'platform'>, route: ChangeRecord['route']): string {
  if (route === 'with-token') return provider.cluster?.servers.find(({ role }) => role === 'publisher')?.certificateSha256 ?? '';
  return platform.links === null ? '' : (publisherOf(platform.links).hostKeySha256 ?? '');
}

/** Reads what is true of a change of this route. */
export async function findChange({ options }: Pick<Workbench, 'options'>, open: OpenChange, cluster: ProviderCluster): Promise<FoundChange> {
  const { clock } = options;
  const [truth, facts] = await Promise.all([readTruth({ cluster, clock, files: recordedFiles(open.record, 'run', open.newSha256) }, 0), cluster.facts()]);
  return foundChange(open, { truth, facts: facts.ok ? facts.value : null }, clock.now());
}

/** What is true of a change of the cluster that is signed in to, whichever route it took. */
async function found(bench: CheckBench, id: string): Promise<Result<FoundChange>> {
  const past = await readPastChange(bench.options, id);
  if (past === null || past.record === null) return fail('change.not-found', '', { id });
  const { record } = past;
  const { cluster } = bench.provider;
  const { links } = bench.platform;
  if (record.cluster.keySha256 !== keyHere(bench, record.route)) return fail('change.other-cluster', '', { host: record.cluster.host });
  if (record.route === 'by-command') return links === null ? fail('change.other-cluster', '', { host: record.cluster.host }) : ok(await foundByCommand(links, record, bench.options.clock));
  const open = await readOpenChange(bench.options, id);
  if (open === null || cluster === null) return fail('change.not-found', '', { id });
  return ok(await findChange(bench, open, cluster));
}

export async function checkChange(bench: Workbench, { id }: CallInput<'checkChange'>): Promise<Result<CallOutput<'checkChange'>>> {
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  const read = await found(bench, id);
  if (!read.ok) return read;
  const past = await readPastChange(bench.options, id);
  if (past !== null && isUnfinished(past)) await tellHere(bench, id, read.value);
  bench.store.dispatch({ type: 'idle' });
  return read;
}

/** Looks for an open change of the cluster that was signed in to, and reads what is true of it. */
export async function lookForOpen(bench: CheckBench, route: ChangeRecord['route']): Promise<void> {
  const past = await openChangeOf(bench, keyHere(bench, route));
  // One that was open here may have been ended by another program.
  if (past === null) return tellUnfinished(bench);
  const read = await found(bench, past.id);
  await tellHere(bench, past.id, read.ok ? read.value : null);
}
