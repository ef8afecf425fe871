import { chunksOf } from '../../shared/domain/chunks.ts';
import { type RolloutPhoneState } from '../../shared/domain/rollout/progress.ts';
import { type Registration } from '../../shared/domain/rollout/readings.ts';
import { type AppError, fail } from '../../shared/domain/result.ts';
import { isRegistered, readRegistrations } from './list-phones.ts';
import { pauseBefore } from './patience.ts';
import { type PhoneRow } from './phone-table.ts';
import { hasComeBack, isAsBefore } from './pilots.ts';
import { barsResets, type Context, type Halt, haltBy, pauseAsked, unless } from './work.ts';

/** Phones of one pool that are reset together, and how many requests are under way at a time. */
const BATCH = 500;
const SIDE_BY_SIDE = 4;
/** Of a batch so many phones, and this share, may stay away before somebody has to look. */
const MAY_MISS = 5;
const MAY_MISS_SHARE = 0.2;
/** So many refusals without a single reset are not for these phones: the user may have no role for it, which no source gives the words of. */
const ALL_REJECTED = 5;

type States = Partial<Record<RolloutPhoneState, readonly string[]>>;

async function judged({ work }: Context, states: States): Promise<Halt | null> {
  return Object.values(states).some((names) => names.length > 0) ? unless(await work.notePhones({ what: 'judged', states })) : null;
}

/**
 * Asks for the reset of phones, four requests at a time, each once. What was not asked, since a pause or a refusal came, or was refused with its user, is told back. Where the answer that is
 * under way behind the last of many refusals is a reset after all, those refusals were of these phones, and the others are asked.
 */
async function resetAll(context: Context, names: readonly string[]): Promise<{ readonly notAsked: readonly string[]; readonly rejected: readonly string[]; readonly refusal: AppError | null }> {
  const { operations, options, work } = context;
  const rejected: string[] = [];
  const barred: string[] = [];
  let [next, done]: [number, number] = [0, 0];
  /** Of the user, and of the last phone that the cluster would not reset. */
  const refused: { user: AppError | null; phone: AppError | null } = { user: null, phone: null };
  const isForAll = (): boolean => done === 0 && rejected.length >= ALL_REJECTED;
  const isOver = (): boolean => next >= names.length || refused.user !== null || isForAll() || work.pausing.aborted;
  const one = async (): Promise<void> => {
    for (let name = names[next]; name !== undefined && !isOver(); name = names[next]) {
      next += 1;
      const reset = await operations.resetPhone(name, options);
      if (reset.ok) {
        done += 1;
        continue;
      }
      const bars = barsResets(reset.error);
      if (bars) refused.user ??= reset.error;
      // With the end of the program an answer is not waited for: then the registration tells.
      if (bars && options.signal?.aborted !== true) barred.push(name);
      // The cluster knows no such phone any more, or will not; where the answer was lost, the registration tells.
      if (reset.error.code !== 'platform.reset-refused') continue;
      rejected.push(name);
      refused.phone = reset.error;
    }
  };
  while (!isOver()) await Promise.all(Array.from({ length: SIDE_BY_SIDE }, one));
  const left = names.slice(next);
  if (isForAll()) return { notAsked: [...barred, ...rejected, ...left], rejected: [], refusal: refused.user ?? refused.phone };
  return { notAsked: [...barred, ...left], rejected, refusal: refused.user };
}

/** How phones were registered at the last look. */
type Awaited = { readonly halt: Halt } | { readonly halt: null; readonly registrations: ReadonlyMap<string, Registration> };

/** Looks at phones that were reset until all are back, none comes back any more, or it takes too long. What has not come back stays as it is. */
async function awaitBack(context: Context, rows: readonly PhoneRow[]): Promise<Awaited> {
  const { work } = context;
  const { batchQuiet, batchInAll } = work.patience;
  const began = work.clock.elapsed();
  let [out, last] = [[...rows], began];
  const away = new Set<string>();
  let registrations: ReadonlyMap<string, Registration> = new Map();
  for (let looks = 0; out.length > 0; looks += 1) {
    await work.rest(pauseBefore(work.patience, 'batch', looks));
    // What a slow answer tells is as old as its request.
    const at = work.clock.elapsed();
    const read = await readRegistrations(context, out.map(({ name }) => name));
    if (!read.ok) return { halt: haltBy(read.error) };
    registrations = read.value;
    for (const { name } of out) if (!isRegistered(read.value, name)) away.add(name);
    const back = out.filter(({ name, since }) => hasComeBack(read.value.get(name), since, away.has(name)));
    const halt = (await judged(context, { 'came-back': back.map(({ name }) => name) })) ?? pauseAsked(context);
    if (halt !== null) return { halt };
    if (back.length > 0) last = work.clock.elapsed();
    const isBack = new Set(back);
    out = out.filter((row) => !isBack.has(row));
    if (at - last >= batchQuiet || at - began >= batchInAll) break;
  }
  return { halt: null, registrations };
}

/** Resets phones of one pool and waits for them. */
async function batch(context: Context, pool: string, rows: readonly PhoneRow[]): Promise<Halt | null> {
  const { work } = context;
  work.waitFor('batch', pool);
  const registrations = await readRegistrations(context, rows.map(({ name }) => name));
  if (!registrations.ok) return haltBy(registrations.error);
  const reached = rows.filter(({ name }) => isRegistered(registrations.value, name));
  const isReached = new Set(reached);
  const off = await judged(context, { 'not-reached': rows.filter((row) => !isReached.has(row) && row.state !== 'not-reached').map(({ name }) => name) });
  if (off !== null || reached.length === 0) return off;
  const halt = pauseAsked(context) ?? unless(await work.notePhones({ what: 'asked', phones: reached.map(({ name }) => [name, registrations.value.get(name)?.since ?? null] as const) }));
  if (halt !== null) return halt;
  const { notAsked, rejected, refusal } = await resetAll(context, reached.map(({ name }) => name));
  const noted = await judged(context, { waiting: notAsked, 'left-out': rejected });
  if (noted !== null) return noted;
  if (refusal !== null) return haltBy(refusal);
  const asked = reached.filter(({ state }) => state === 'reset');
  const waited = await awaitBack(context, asked);
  if (waited.halt !== null) return waited.halt;
  const missing = asked.filter(({ state }) => state === 'reset' || state === 'not-back').length;
  if (missing >= MAY_MISS && missing >= asked.length * MAY_MISS_SHARE) return { how: 'stopped', error: fail('rollout.phones-not-back', pool, { missing, asked: asked.length }).error };
  return null;
}

/**
 * Reads what became of phones whose reset was written down by a program that did not see its end. One that registered since has come back; one that is registered as long as before,
 * after some time, was not restarted, and waits again; one that is away is looked at again at the end.
 */
async function reconsider(context: Context): Promise<Halt | null> {
  const { work } = context;
  const pilots = work.progress.record.pilots;
  const rows = [...work.table.rows()].filter(({ state, name }) => state === 'reset' && !pilots.includes(name));
  if (rows.length === 0) return null;
  work.waitFor('batch');
  const waited = await awaitBack(context, rows);
  if (waited.halt !== null) return waited.halt;
  const left = rows.filter(({ state }) => state === 'reset');
  return judged(context, { waiting: left.filter((row) => isAsBefore(waited.registrations.get(row.name), row.since)).map(({ name }) => name) });
}

/** All phones that are left, by device pool, the smallest pool first. */
export async function resetPhones(context: Context): Promise<Halt | null> {
  const { work } = context;
  try {
    const known = await reconsider(context);
    if (known !== null) return known;
    for (const pool of work.table.poolNames()) {
      // One that was off may have come on since.
      const waiting = work.table.poolRows(pool).filter(({ state, askedAt }) => state === 'waiting' || (state === 'not-reached' && askedAt === null));
      for (const some of chunksOf(waiting, BATCH)) {
        const halt = pauseAsked(context) ?? (await batch(context, pool, some));
        if (halt !== null) return halt;
      }
    }
    return await lateOnes(context);
  } finally {
    work.waitFor(null);
  }
}

/** Once more those that had not come back when their batch was over: phones in calls, and slow ones. */
async function lateOnes(context: Context): Promise<Halt | null> {
  const { work } = context;
  const late = [...work.table.rows()].filter(({ state }) => state === 'reset');
  if (late.length === 0) return null;
  work.waitFor('batch');
  const waited = await awaitBack(context, late);
  if (waited.halt !== null) return waited.halt;
  const left = late.filter(({ state }) => state === 'reset');
  // Registered as long as before: it was asked, and nothing shows that it restarted. That is not known, rather than wrong.
  return judged(context, { 'not-back': left.filter(({ name }) => !isRegistered(waited.registrations, name)).map(({ name }) => name) });
}
