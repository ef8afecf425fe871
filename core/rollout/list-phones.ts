import { chunksOf } from '../../shared/domain/chunks.ts';
import { type PhonesEntry } from '../../shared/domain/rollout/journal.ts';
import { type Registration, type RolloutPhone } from '../../shared/domain/rollout/readings.ts';
import { type AppError, type Result, ok } from '../../shared/domain/result.ts';
import { MAX_RIS_NAMES, registrationsOf } from '../ports/platform/operations.ts';
import { type Context, type Halt, haltBy, isRefusal, pauseAsked, unless } from './work.ts';

/** How the named phones are registered, by name. What the cluster says nothing of is not in it. */
export async function readRegistrations({ operations, options }: Pick<Context, 'operations' | 'options'>, names: readonly string[]): Promise<Result<ReadonlyMap<string, Registration>>> {
  const read = await registrationsOf(operations, names, options);
  return read.ok ? ok(new Map(read.value.map((registration) => [registration.name, registration]))) : read;
}

export const isRegistered = (registrations: ReadonlyMap<string, Registration>, name: string): boolean => registrations.get(name)?.state === 'registered';

/** Why the phones of the cluster are not known: nobody may ask AXL for them. Then a person resets them, and the services are restarted all the same. */
const CANNOT_BE_ASKED: readonly AppError['code'][] = ['platform.axl-not-asked', 'platform.axl-forbidden', 'platform.soap-forbidden'];

/** Hears of all registrations before anything is restarted. */
type Heard = (registrations: ReadonlyMap<string, Registration>) => void;

/** How often a list that changes while it is read is begun anew. */
const MAX_RESTARTS = 3;

/** Lists all phones, page by page, and says which of them are registered before anything is restarted. What a list on the disk holds already is not asked again. */
export async function listPhones(context: Context, heard: Heard = () => undefined): Promise<Halt | null> {
  const { work, operations, options } = context;
  const { table } = work;
  // A list that was cut off is read from its beginning: what it holds already is not taken twice.
  let from: number | null = table.isComplete ? null : 0;
  let restarts = 0;
  work.waitFor(from === null ? null : 'limit');
  try {
    while (from !== null) {
      const page = await operations.phones(from, options);
      if (!page.ok && page.error.code === 'platform.list-changed' && restarts < MAX_RESTARTS) {
        [from, restarts] = [0, restarts + 1];
        continue;
      }
      if (!page.ok) return CANNOT_BE_ASKED.includes(page.error.code) && table.size === 0 ? null : haltBy(page.error);
      // One that is damaged has its beginning.
      if (table.size === 0 && !table.isDamaged) {
        const begun = unless(await work.notePhones({ what: 'of', rollout: work.progress.record.id }));
        if (begun !== null) return begun;
      }
      const { phones, next } = page.value;
      const halt = (await noteListed(context, phones.filter(({ name }) => table.row(name) === undefined))) ?? pauseAsked(context);
      if (halt !== null) return halt;
      from = next !== null && next > from ? next : null;
    }
    if (!table.isComplete && table.size > 0) {
      const noted = unless(await work.notePhones({ what: 'complete' }));
      if (noted !== null) return noted;
    }
    return await countRegistered(context, heard);
  } finally {
    work.waitFor(null);
  }
}

/** A page may be of any length; a line is not. */
async function noteListed({ work }: Context, phones: readonly RolloutPhone[]): Promise<Halt | null> {
  for (const some of chunksOf(phones, MAX_RIS_NAMES)) {
    const noted = unless(await work.notePhones({ what: 'listed', phones: some }));
    if (noted !== null) return noted;
  }
  return null;
}

/** Writes down what was listed before there was a folder. */
export async function noteTable(work: Context['work']): Promise<Halt | null> {
  const rows = [...work.table.rows()];
  if (rows.length === 0) return null;
  const { folder } = work;
  const entries: PhonesEntry[] = [{ what: 'of', rollout: work.progress.record.id }];
  const chunks = [...chunksOf(rows, MAX_RIS_NAMES)];
  for (const chunk of chunks) entries.push({ what: 'listed', phones: chunk.map(({ name, model, description, devicePool, profile }) => ({ name, model, description, devicePool, profile })) });
  if (work.table.isComplete) entries.push({ what: 'complete' });
  for (const chunk of chunks) {
    const named = (was: boolean): readonly string[] => chunk.filter(({ wasRegistered }) => wasRegistered === was).map(({ name }) => name);
    entries.push({ what: 'before', registered: named(true), others: named(false) }, { what: 'judged', states: { 'not-reached': chunk.filter(({ state }) => state === 'not-reached').map(({ name }) => name) } });
  }
  const noted = await Promise.all(entries.map((entry) => folder.notePhones(entry)));
  return noted.map(unless).find((halt) => halt !== null) ?? null;
}

async function countRegistered(context: Context, heard: Heard): Promise<Halt | null> {
  const { work } = context;
  const unread = [...work.table.rows()].filter(({ wasRegistered }) => wasRegistered === null).map(({ name }) => name);
  // Behind the first restart nobody can tell any more how it was.
  if (work.progress.restarts.some(({ status }) => status !== 'waiting')) return null;
  for (const names of chunksOf(unread, MAX_RIS_NAMES)) {
    work.waitFor('limit');
    const read = await readRegistrations(context, names);
    if (!read.ok) return isRefusal(read.error) ? haltBy(read.error) : null;
    heard(read.value);
    const others = names.filter((name) => !isRegistered(read.value, name));
    // A reset does not reach them: they are on the list of visits at once, and taken off it where they are on by their turn.
    const noted =
      unless(await work.notePhones({ what: 'before', registered: names.filter((name) => isRegistered(read.value, name)), others })) ?? (others.length === 0 ? null : unless(await work.notePhones({ what: 'judged', states: { 'not-reached': others } })));
    const halt = noted ?? pauseAsked(context);
    if (halt !== null) return halt;
  }
  return null;
}
