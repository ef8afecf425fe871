import { listPhones } from './list-phones.ts';
import { pilotsRegistered, tryPilots } from './pilots.ts';
import { resetPhones } from './all-phones.ts';
import { everyTftpServes, restartService } from './services.ts';
import { readCounters } from './settle.ts';
import { type Context, type Halt, haltBy, unless } from './work.ts';

/** Nodes that run CallManager, or may: what they count is read. */
function counted({ work }: Context): readonly string[] {
  const { places } = work.progress.record.cluster;
  return places.filter(({ services }) => services?.includes('Cisco CallManager') ?? true).map(({ name }) => name);
}

async function count(context: Context, when: 'before' | 'after'): Promise<Halt | null> {
  const counters = await readCounters(context, counted(context));
  if (!counters.ok) return haltBy(counters.error);
  context.work.now = counters.value;
  return unless(await context.work.note({ what: 'counted', when, counters: counters.value }));
}

/**
 * The evening from where it stands to its end: each part looks at what is done already, by the journal, so that going on after a pause, a failure or a kill is the same as beginning.
 * @returns why it ended before its end; `null` = it is through.
 */
export async function runRollout(context: Context): Promise<Halt | null> {
  const { work } = context;
  const { record } = work.progress;
  const isFresh = work.progress.restarts.every(({ status }) => status === 'waiting');
  work.enter('services');
  const listed = (isFresh ? await count(context, 'before') : null) ?? (await listPhones(context)) ?? (await restartService(context, 'Cisco Tftp'));
  if (listed !== null) return listed;
  if (record.pilots.length > 0) {
    work.enter('pilot');
    const tried = (await everyTftpServes(context)) ?? (await tryPilots(context));
    if (tried !== null) return tried;
  }
  work.enter('services');
  const restarted = (await restartService(context, 'Cisco CallManager')) ?? (await restartService(context, 'Cisco CTIManager'));
  if (restarted !== null) return restarted;
  if (record.pilots.length > 0) {
    work.enter('pilot');
    const registered = await pilotsRegistered(context);
    if (registered !== null) return registered;
  }
  if (work.table.size > 0) {
    work.enter('phones');
    const reset = await resetPhones(context);
    if (reset !== null) return reset;
  }
  work.enter('proof');
  return count(context, 'after');
}
