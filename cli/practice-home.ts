import { isOf } from '../shared/domain/change-record.ts';
import { isUnfinished } from '../shared/domain/past-change.ts';
import { type PracticeScenario } from '../shared/domain/practice-scenario.ts';
import { callEngine } from '../shared/contract/transport.ts';
import { type PracticeHome } from '../practice/kept/home.ts';
import { PracticeHomes } from '../practice/kept/homes.ts';
import { dataDir } from '../shell/wire-engine.ts';
import { type CommandContext } from './context.ts';
import { createCommandLineEngine } from './wiring.ts';

/** Whether a change of this computer is open on the cluster with these keys. An engine tells, which at its start also removes what killed programs left of others. */
async function openOn(context: CommandContext): Promise<(keys: readonly string[]) => boolean> {
  const engine = createCommandLineEngine(context);
  try {
    const listed = await callEngine(engine, 'changes', {});
    const open = listed.ok ? listed.value.changes.filter(isUnfinished).flatMap(({ record }) => record ?? []) : [];
    return (keys) => open.some((record) => isOf(record, keys));
  } finally {
    await engine.close();
  }
}

/** Where `ctl practice` runs its cluster: `seed` is that of one that is started again, else what was asked for. */
export interface PracticePlace {
  readonly home: PracticeHome;
  readonly isAgain: boolean;
  readonly seed: number | null;
}

/** The cluster of this scenario that was left with an open change, if there is one; else a new one. */
export async function practicePlace(context: CommandContext, scenario: PracticeScenario<'ctl-provider'>, seed: number | null, isFresh: boolean): Promise<PracticePlace> {
  const homes = new PracticeHomes(dataDir(), 'command line');
  const isOpen = await openOn(context);
  for (const kept of isFresh ? [] : await homes.kept()) {
    const isWanted = kept.holder === null && kept.connection === 'ctl-provider' && kept.scenario === scenario && (seed ?? kept.seed) === kept.seed;
    const home = isWanted && isOpen(kept.keys) ? await homes.take(kept.id) : null;
    if (home !== null) return { home, isAgain: true, seed: kept.seed };
  }
  return { home: await homes.make(), isAgain: false, seed };
}

/** Ends the cluster; one with an open change can be started again. */
export async function endPractice(context: CommandContext, cluster: { keys(): readonly string[]; close(): Promise<void>; leave(): Promise<void> }): Promise<void> {
  const isOpen = await openOn(context);
  await (isOpen(cluster.keys()) ? cluster.leave() : cluster.close());
}
