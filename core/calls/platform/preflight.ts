import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { inOrder, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { PREFLIGHT_RULES, type PreflightId } from '../../../shared/domain/preflight/rules.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { withAxl } from '../../change/by-command/read-cluster.ts';
import { namesOf, publisherOf } from '../../change/by-command/links.ts';
import { type PreflightContext } from '../../preflight/context.ts';
import { readCertificates } from '../../preflight/certificates.ts';
import { FROM_READING, readPreflight } from '../../preflight/read.ts';
import { HeldSecret } from '../../ports/secret.ts';
import { type NodeCertificates } from '../../preflight/judges/certificates.ts';
import { askAxl } from './axl.ts';
import { rereadPlatform } from './change.ts';
import { preflightAxl } from './preflight-axl.ts';
import { platformClusterView } from './views.ts';
import { type Workbench } from '../workbench.ts';

/** The application user, for one call; empty = AXL is not asked. */
type Application = Pick<CallInput<'signInPlatform'>, 'axlUsername' | 'axlPassword'>;

const NOBODY: Application = { axlUsername: '', axlPassword: '' };
/** Names of phones that one page holds. */
const PAGE = 200;

const isAxl = (id: PreflightId): boolean => PREFLIGHT_RULES[id].needs === 'axl';

/** Puts what a row says now in its place, on the desk and in the view. */
function tellRow({ platform, store }: Pick<Workbench, 'platform' | 'store'>, id: PreflightId, rows: readonly PreflightRow[]): void {
  platform.preflight.rows = inOrder([...platform.preflight.rows.filter((row) => row.id !== id), ...rows]);
  store.dispatch({ type: 'preflight-row', id, rows });
}

type ReadBench = Pick<Workbench, 'options' | 'platform' | 'store' | 'abort' | 'ssh'>;

/** @param signal ends it between two rows. */
function contextOf(bench: ReadBench, application: Application, signal: AbortSignal): { readonly context: PreflightContext; readonly close: () => Promise<void> } | null {
  const { platform, options } = bench;
  const { links, axl, reading, preflight } = platform;
  if (links === null || axl === null || reading === null) return null;
  const password = new HeldSecret(application.axlPassword);
  const { axl: told, close } = preflightAxl(bench, { links, facts: axl, username: application.axlUsername, password, signal });
  let certificates: Promise<NodeCertificates> | null = null;
  const context: PreflightContext = {
    links,
    reading,
    axl: told,
    ticked: preflight.ticked,
    now: () => options.clock.now(),
    signal,
    keepPhonesOff: ({ off }) => {
      preflight.phonesOff = off;
    },
    certificates: () => (certificates ??= readCertificates(context)),
  };
  return { context, close: () => close().finally(() => password.wipe()) };
}

/** Reads these rows, one after the other, until they are read, somebody goes on, or the call is cancelled. The password lives until then. */
export async function runPreflight(bench: ReadBench, ids: readonly PreflightId[], application: Application): Promise<void> {
  const { platform, store } = bench;
  const stop = new AbortController();
  const opened = contextOf(bench, application, AbortSignal.any([bench.abort.signal, stop.signal]));
  const read = async (): Promise<void> => {
    if (opened === null) return;
    await readPreflight(ids, opened.context, (id, rows) => tellRow(bench, id, rows)).finally(opened.close);
  };
  const done = read().finally(() => {
    platform.preflight.reading = null;
    store.dispatch({ type: 'preflight-ended' });
  });
  // Who goes on waits for its end, which the call itself answers for.
  platform.preflight.reading = { stop: () => stop.abort(), done: done.catch(() => undefined) };
  await done;
}

/** AXL as it answers now; what was told before stays where the user is refused. */
async function askAxlAgain(bench: ReadBench, application: Application): Promise<Result<null>> {
  const { platform } = bench;
  const { links, reading } = platform;
  if (links === null || reading === null) return fail('contract.not-now', '', { call: 'checkAgain' });
  const axl = await askAxl(bench, application, namesOf(publisherOf(links).node));
  if (!axl.ok) return axl;
  Object.assign(platform, { axl, reading: withAxl(reading, axl) });
  return ok(null);
}

/** Reads rows again; those that rest on the reading of the cluster have it read anew. */
export async function checkAgain(bench: Workbench, { rows, axlUsername = '', axlPassword = '' }: CallInput<'checkAgain'>): Promise<Result<null>> {
  const { platform, store } = bench;
  const application = axlPassword === '' ? NOBODY : { axlUsername, axlPassword };
  const ids = application === NOBODY ? rows.filter((id) => !isAxl(id)) : rows;
  if (ids.length === 0) return fail('platform.axl-not-asked', platform.named?.host);
  store.dispatch({ type: 'preflight-began', ids });
  const read = await refreshed(bench, ids, application);
  if (!read.ok) {
    store.dispatch({ type: 'preflight-ended' });
    return read;
  }
  if (platform.reading !== null) store.dispatch({ type: 'preflight-began', ids, cluster: platformClusterView(platform.reading) });
  await runPreflight(bench, ids, application);
  return ok(null);
}

async function refreshed(bench: ReadBench, ids: readonly PreflightId[], application: Application): Promise<Result<unknown>> {
  const asked = ids.some(isAxl) ? await askAxlAgain(bench, application) : ok(null);
  if (!asked.ok) return asked;
  return ids.some((id) => FROM_READING.includes(id)) ? rereadPlatform(bench) : ok(null);
}

/** Takes the word of a person for what no interface tells. */
export async function tickPreflight(bench: Workbench, { row, done }: CallInput<'tickPreflight'>): Promise<Result<null>> {
  const { preflight } = bench.platform;
  preflight.ticked = [...preflight.ticked.filter((one) => one !== row), ...(done ? [row] : [])];
  const opened = contextOf(bench, NOBODY, bench.abort.signal);
  if (opened === null) return fail('contract.not-now', '', { call: 'tickPreflight' });
  await readPreflight([row], opened.context, (id, rows) => tellRow(bench, id, rows)).finally(opened.close);
  return ok(null);
}

/** On to the mode. A reading under way ends behind its present row; what it did not come to is unknown. */
export async function continuePreflight({ platform, store }: Pick<Workbench, 'platform' | 'store'>): Promise<Result<null>> {
  const { reading } = platform.preflight;
  reading?.stop();
  await reading?.done;
  if (store.state().step === 'preflight') store.dispatch({ type: 'preflight-left' });
  return ok(null);
}

export function preflightPhones({ platform }: Pick<Workbench, 'platform'>, { from }: CallInput<'preflightPhones'>): Promise<Result<CallOutput<'preflightPhones'>>> {
  const { phonesOff } = platform.preflight;
  return Promise.resolve(ok({ names: phonesOff.slice(from, from + PAGE), count: phonesOff.length }));
}
