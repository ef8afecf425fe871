import { type NodeServiceInfo } from '../../shared/domain/rollout/readings.ts';
import { isOpenRestart, type RestartProgress } from '../../shared/domain/rollout/progress.ts';
import { type RestartedService } from '../../shared/domain/rollout/services.ts';
import { type AppError, type Result, fail, ok } from '../../shared/domain/result.ts';
import { sha1Hex } from '../trust/digests.ts';
import { pauseBefore } from './patience.ts';
import { restartKey } from './progress.ts';
import { settle } from './settle.ts';
import { type Context, type Halt, haltBy, isRefusal, pauseAsked, unless } from './work.ts';

/** How far a node's count of seconds and the computer's clock may be apart over the time that a program was not there, seconds. */
const SLACK = 120;

async function readService({ operations, options }: Context, { node, service }: RestartProgress): Promise<Result<NodeServiceInfo>> {
  const services = await operations.services(node, [service], options);
  if (!services.ok) return services;
  const found = services.value.find(({ name }) => name === service);
  return ok(found ?? { name: service, state: 'unknown', upTime: null, words: '' });
}

/** What the node serves to phones: its digests, `''` = nothing. */
async function readServed({ operations, options }: Context, node: string): Promise<Result<{ readonly sha1: string; readonly sha256: string }>> {
  const served = await operations.servedFile(node, options);
  if (!served.ok) return served;
  return ok(served.value === null ? { sha1: '', sha256: '' } : { sha1: sha1Hex(served.value.bytes), sha256: served.value.sha256 });
}

const wantedSha1 = ({ work }: Context): string => work.progress.record.file?.sha1 ?? '';

/** Whether the service was restarted, by what was read of it before and since. `null` = it cannot be told. @param at when the reading was begun, milliseconds of `elapsed`. */
type IsRestarted = (now: NodeServiceInfo, at: number) => boolean | null;

/**
 * While the program watches: by its own clock, which nobody sets. What was not restarted has counted on at least from the end of the first reading to the beginning of this one.
 * @param readAt when the up-time before had been read.
 */
function watched(upTimeBefore: number | null, readAt: number): IsRestarted {
  let wasAway = false;
  return ({ state, upTime }, at) => {
    if (state !== 'started') {
      wasAway = true;
      return null;
    }
    if (upTime === null || upTimeBefore === null) return wasAway ? true : null;
    return upTime < upTimeBefore + Math.floor((at - readAt) / 1000);
  };
}

/**
 * After a time without the program, of which the computer's clock alone tells: restarted where it counts less than before; not restarted where it had started long before it was asked;
 * else nobody knows, since clocks are set.
 */
const since =
  ({ work }: Context, upTimeBefore: number | null, askedAt: number): IsRestarted =>
  ({ state, upTime }) => {
    if (state !== 'started' || upTime === null) return null;
    if (upTimeBefore !== null && upTime < upTimeBefore) return true;
    const passed = (work.clock.now().getTime() - askedAt) / 1000;
    if (passed >= 0 && upTime > passed + SLACK) return false;
    // The line that held it is lost. What has started since the rollout was begun runs with the file of the change, whoever restarted it.
    return upTimeBefore === null && work.progress.damagedFrom !== null && upTime + SLACK < passed ? true : null;
  };

/** When a restart was asked for at the earliest, milliseconds since 1970; `undefined` = it was not. Where lines of the journal are lost, any that waits may have been, and one that the report alone tells of was. */
function askedAtOf({ progress }: Context['work'], restart: RestartProgress): number | undefined {
  const isLost = progress.damagedFrom !== null || restart.status === 'running';
  return progress.askedAt.get(restartKey(restart)) ?? (isLost ? new Date(progress.startedAt).getTime() : undefined);
}

/** Waits until the node says that the service runs again, and by its up-time that it was restarted; then what it serves. */
async function proved(context: Context, restart: RestartProgress, isRestarted: IsRestarted, refusal: AppError | null = null): Promise<RestartProgress | Halt> {
  const { work } = context;
  const { serviceBack, serviceRefused, upTimeUntold } = work.patience;
  const began = work.clock.elapsed();
  let [last, error]: [NodeServiceInfo | null, AppError | null] = [null, null];
  for (let looks = 0; ; looks += 1) {
    if (work.restartOf(restart)?.status === 'skipped') return { ...restart, status: 'skipped' };
    const at = work.clock.elapsed();
    const read = await readService(context, restart);
    if (!read.ok && isRefusal(read.error)) return haltBy(read.error);
    if (read.ok) {
      last = read.value;
      const decided = isRestarted(last, at);
      if (decided === true) return await proveServed(context, { ...restart, status: 'proved', upTimeAfter: last.upTime });
    } else error = read.error;
    const halt = pauseAsked(context);
    if (halt !== null) return halt;
    // What a slow answer tells is as old as its request.
    if (at - began >= (refusal === null ? serviceBack : serviceRefused)) break;
    // It runs, and nothing tells since when: waiting longer tells no more.
    if (last?.state === 'started' && last.upTime === null && at - began >= upTimeUntold) break;
    await work.rest(pauseBefore(work.patience, 'service', looks));
  }
  if (refusal === null && last?.state === 'started' && last.upTime === null) return await proveServed(context, { ...restart, status: 'started' });
  const words = last === null ? '' : last.words;
  return { ...restart, status: 'failed', upTimeAfter: last?.upTime ?? null, error: fail('rollout.service-not-proved', restart.node, { service: restart.service, words }, refusal ?? (last === null && error !== null ? error : undefined)).error };
}

/** Of Cisco Tftp: until the node serves the file of the change. */
async function proveServed(context: Context, restart: RestartProgress): Promise<RestartProgress | Halt> {
  if (restart.service !== 'Cisco Tftp') return restart;
  const { work } = context;
  const began = work.clock.elapsed();
  work.waitFor('served', restart.node);
  for (let looks = 0; ; looks += 1) {
    if (work.restartOf(restart)?.status === 'skipped') return { ...restart, status: 'skipped' };
    const at = work.clock.elapsed();
    const served = await readServed(context, restart.node);
    if (!served.ok && isRefusal(served.error)) return haltBy(served.error);
    if (served.ok && served.value.sha1 === wantedSha1(context)) return { ...restart, servedSha256: served.value.sha256, servedAt: work.clock.now().toISOString() };
    const halt = pauseAsked(context);
    if (halt !== null) return halt;
    if (at - began >= work.patience.fileServed) {
      const error = served.ok ? fail('rollout.served-other', restart.node, { sha1: served.value.sha1 === '' ? '-' : served.value.sha1 }).error : served.error;
      const read = served.ok ? { servedSha256: served.value.sha256, servedAt: work.clock.now().toISOString() } : { servedSha256: null };
      return { ...restart, status: 'failed', ...read, error };
    }
    await work.rest(pauseBefore(work.patience, 'service', looks));
  }
}

const isHalt = (value: RestartProgress | Halt): value is Halt => 'how' in value;

/** Writes down what became of a restart; what failed stops the rollout until a person decides. */
async function concluded({ work }: Context, result: RestartProgress | Halt): Promise<Halt | null> {
  if (isHalt(result)) return result;
  const noted = unless(await work.note({ what: 'restart', restart: result }));
  return noted ?? (result.status === 'failed' && result.error !== null ? haltBy(result.error) : null);
}

/** Reads what became of a restart that was asked for before, by a program that was killed or a reading that failed. `again` = it was read that it did not happen. */
async function reconsider(context: Context, restart: RestartProgress): Promise<Halt | 'again' | null> {
  const { work } = context;
  const askedAt = askedAtOf(work, restart);
  if (askedAt === undefined) return 'again';
  const isRestarted = since(context, restart.upTimeBefore, askedAt);
  const at = work.clock.elapsed();
  const read = await readService(context, restart);
  if (!read.ok) return haltBy(read.error);
  const decided = isRestarted(read.value, at);
  if (decided === false) {
    const halt = unless(await work.note({ what: 'restart', restart: { ...restart, status: 'waiting', upTimeAfter: null, error: null } }));
    return halt ?? 'again';
  }
  return concluded(context, await proved(context, { ...restart, error: null }, isRestarted));
}

/** What has to be read before a node is asked, since afterwards it cannot be. */
async function before(context: Context, restart: RestartProgress): Promise<Result<{ readonly info: NodeServiceInfo; readonly calls: number | null }>> {
  const read = await readService(context, restart);
  if (!read.ok) return read;
  if (restart.service !== 'Cisco CallManager') return ok({ info: read.value, calls: null });
  const counters = await context.operations.counters(restart.node, context.options);
  if (!counters.ok && isRefusal(counters.error)) return counters;
  return ok({ info: read.value, calls: counters.ok ? counters.value.callsActive : null });
}

/** Restarts one service on one node, once, and proves it by reading. */
async function restartOne(context: Context, planned: RestartProgress): Promise<Halt | null> {
  const { work, operations, options } = context;
  work.waitFor('service', planned.node);
  if (askedAtOf(work, planned) !== undefined || planned.status === 'failed') {
    const known = await reconsider(context, planned);
    if (known !== 'again') return known;
  }
  const read = await before(context, planned);
  if (!read.ok) return isRefusal(read.error) ? haltBy(read.error) : await concluded(context, { ...planned, status: 'failed', error: read.error });
  const { info, calls } = read.value;
  const readAt = work.clock.elapsed();
  if (info.state === 'not-activated') return concluded(context, { ...planned, status: 'not-run' });
  const running: RestartProgress = { ...planned, status: 'running', upTimeBefore: info.upTime, upTimeAfter: null, callsBefore: calls, servedSha256: null, error: null };
  const noted = unless(await work.note({ what: 'restart', restart: running }));
  if (noted !== null) return noted;
  const asked = await operations.restart(planned.node, planned.service, options);
  // What else it answers decides nothing: the node is read. Where it says no, not for long.
  if (!asked.ok && isRefusal(asked.error)) return haltBy(asked.error);
  const refusal = !asked.ok && asked.error.code === 'platform.restart-refused' ? asked.error : null;
  return concluded(context, await proved(context, running, watched(info.upTime, readAt), refusal));
}

/** One service on all its nodes, one after the other; behind each restart of CallManager phones find their way before the next one. */
export async function restartService(context: Context, service: RestartedService): Promise<Halt | null> {
  const { work } = context;
  try {
    const unsettled = service === 'Cisco CallManager' ? await settleAgain(context) : null;
    if (unsettled !== null) return unsettled;
    for (const { node } of work.progress.restarts.filter((one) => one.service === service)) {
      const restart = work.restartOf({ node, service });
      if (restart === undefined || !isOpenRestart(restart)) continue;
      const halt = pauseAsked(context) ?? (await restartOne(context, restart)) ?? (isSettled(context, restart) ? null : await settle(context, node));
      if (halt !== null) return halt;
    }
    return null;
  } finally {
    work.waitFor(null);
  }
}

/** On the way on, phones may still be on theirs: what ended it earlier may have ended the wait behind the last restart. Once pilots were judged, that was over. */
async function settleAgain(context: Context): Promise<Halt | null> {
  const { restarts, pilots } = context.work.progress;
  const last = restarts.findLast((one) => one.service === 'Cisco CallManager' && (one.status === 'proved' || one.status === 'started'));
  return last === undefined || pilots.some(({ isRegistered }) => isRegistered !== null) ? null : settle(context, last.node);
}

/** Registrations move with CallManager alone, and only where something was restarted. */
function isSettled({ work }: Context, restart: RestartProgress): boolean {
  const status = work.restartOf(restart)?.status;
  return restart.service !== 'Cisco CallManager' || status === 'not-run' || status === 'skipped';
}

/** Whether every Cisco Tftp that answers serves the file of the change: pilots may load it from any of them. */
export async function everyTftpServes(context: Context): Promise<Halt | null> {
  for (const { node, service, status } of context.work.progress.restarts) {
    if (service !== 'Cisco Tftp' || status === 'proved' || status === 'not-run') continue;
    const served = await readServed(context, node);
    // From a node that gives nothing no phone gets the old file.
    if (!served.ok) {
      if (isRefusal(served.error)) return haltBy(served.error);
      continue;
    }
    if (served.value.sha1 !== wantedSha1(context)) return haltBy(fail('rollout.served-other', node, { sha1: served.value.sha1 === '' ? '-' : served.value.sha1 }).error);
  }
  return null;
}

/** On the way on: a node that was proved to serve the file still does, else somebody has changed the cluster since. */
export async function isSameFile(context: Context): Promise<Halt | null> {
  const proved = context.work.progress.restarts.find(({ service, status }) => service === 'Cisco Tftp' && status === 'proved');
  if (proved === undefined) return null;
  const served = await readServed(context, proved.node);
  if (!served.ok) return haltBy(served.error);
  return served.value.sha1 === wantedSha1(context) ? null : haltBy(fail('rollout.file-changed', proved.node).error);
}
