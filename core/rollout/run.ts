import { type RolloutPart } from '../../shared/domain/rollout/progress.ts';
import { listPhones } from './list-phones.ts';
import { pilotsRegistered, tryPilots } from './pilots.ts';
import { resetPhones } from './all-phones.ts';
import { everyTftpServes, isSameFile, restartService } from './services.ts';
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

/** Passwords that were given for one part are not carried into the next. */
const handedOver: Halt = { how: 'paused', error: null, waits: true };

/**
 * The evening from where it stands to its end: each part looks at what is done already, by the journal, so that going on after a pause, a failure or a kill is the same as beginning.
 * @returns why it ended before its end; `null` = it is through.
 */
export async function runRollout(context: Context): Promise<Halt | null> {
  const { work } = context;
  const hasPilots = work.progress.record.pilots.length > 0;
  const parts: readonly (readonly [RolloutPart, () => Promise<Halt | null>])[] = [
    ['services', async () => (await begin(context)) ?? (await restartService(context, 'Cisco Tftp'))],
    ['pilot', async () => (hasPilots ? ((await everyTftpServes(context)) ?? (await tryPilots(context))) : null)],
    ['services', async () => (await restartService(context, 'Cisco CallManager')) ?? (await restartService(context, 'Cisco CTIManager'))],
    ['pilot', async () => (hasPilots ? await pilotsRegistered(context) : null)],
    ['phones', async () => (work.table.size > 0 ? await resetPhones(context) : null)],
    ['proof', () => count(context, 'after')],
  ];
  let done = 0;
  for (const [part, run] of parts) {
    if (done > 0 && !context.holds) return handedOver;
    work.enter(part);
    const notes = work.notes;
    const halt = await run();
    if (halt !== null) return halt;
    // What was done before is passed by; so is what follows from it without a request of any weight.
    done = part === 'services' || part === 'phones' ? work.notes - notes : 0;
  }
  return null;
}

/** What is read before anything is restarted; on the way on, that the cluster still has the file of this rollout. */
async function begin(context: Context): Promise<Halt | null> {
  const { work } = context;
  const { restarts, before } = work.progress;
  // What was left out of the plan counts as little as what waits; on the way on, nothing is counted a second time for it.
  const isFresh = restarts.every(({ status }) => status === 'waiting') || (Object.keys(before).length === 0 && restarts.every(({ status }) => status === 'waiting' || status === 'skipped'));
  return (isFresh ? await count(context, 'before') : await isSameFile(context)) ?? (await listPhones(context));
}
