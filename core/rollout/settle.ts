import { type NodeCounters } from '../../shared/domain/rollout/readings.ts';
import { type Result } from '../../shared/domain/result.ts';
import { pauseBefore } from './patience.ts';
import { type Context, type Halt, haltBy, isRefusal, pauseAsked } from './work.ts';

/**
 * What all nodes count, as far as they answer; a refusal of the password ends it. One node is asked before all others: a password that has been changed meanwhile would else be refused by every node
 * at once, which locks the user (credential policy).
 */
export async function readCounters({ operations, options }: Pick<Context, 'operations' | 'options'>, nodes: readonly string[]): Promise<Result<Readonly<Record<string, NodeCounters>>>> {
  const ask = async (node: string) => ({ node, counters: await operations.counters(node, options) });
  const first = await Promise.all(nodes.slice(0, 1).map(ask));
  const isRefused = first.some(({ counters }) => !counters.ok && isRefusal(counters.error));
  const read = isRefused ? first : [...first, ...(await Promise.all(nodes.slice(1).map(ask)))];
  const counted: Record<string, NodeCounters> = {};
  for (const { node, counters } of read) {
    if (counters.ok) counted[node] = counters.value;
    else if (isRefusal(counters.error)) return counters;
  }
  return { ok: true, value: counted };
}

const sum = (counters: Readonly<Record<string, NodeCounters>>): number | null => {
  const told = Object.values(counters).flatMap(({ registeredPhones }) => registeredPhones ?? []);
  return told.length === 0 ? null : told.reduce((all, one) => all + one, 0);
};

/**
 * Waits until phones have found a node again behind a restart: as many are registered as before everything, or the number has stopped rising.
 * Where nobody counts them, some time passes (`patience.ts`).
 */
export async function settle(context: Context, where: string): Promise<Halt | null> {
  const { work } = context;
  const { registrationsQuiet, registrationsInAll, registrationsUncounted } = work.patience;
  const nodes = Object.keys(work.progress.before);
  const wanted = sum(work.progress.before);
  const began = work.clock.elapsed();
  let [most, risen] = [-1, began];
  work.waitFor('registrations', where);
  try {
    for (let looks = 0; ; looks += 1) {
      const halt = pauseAsked(context);
      if (halt !== null) return halt;
      // What a slow answer tells is as old as its request.
      const at = work.clock.elapsed();
      const counters = await readCounters(context, nodes);
      if (!counters.ok) return haltBy(counters.error);
      work.now = counters.value;
      work.tell();
      const now = sum(counters.value);
      if (now !== null && wanted !== null && now >= wanted && Object.keys(counters.value).length === nodes.length) return null;
      if (now !== null && now > most) [most, risen] = [now, work.clock.elapsed()];
      if (now === null ? at - began >= registrationsUncounted : at - risen >= registrationsQuiet) return null;
      if (at - began >= registrationsInAll) return null;
      await work.rest(pauseBefore(work.patience, 'registrations', looks));
    }
  } finally {
    work.waitFor(null);
  }
}
