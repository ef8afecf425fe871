import { type KeysMade, type PracticeClusters, type KeptPractice, type PracticeRequest } from '../../core/ports/practice.ts';
import { isScenarioOf } from '../../shared/domain/practice-scenario.ts';
import { PracticeHomes } from '../kept/homes.ts';
import { PracticeNotReadable } from '../kept/store.ts';
import { startPracticeCluster, type PracticeClusterOptions, type StartedPracticeCluster } from './start.ts';

type Which = Pick<PracticeRequest, 'connection' | 'scenario'>;

/** What a scenario starts, by its connection. */
const partsOf = ({ connection, scenario }: Which): Pick<PracticeClusterOptions, 'scenario' | 'platform'> => ({
  ...(connection === 'platform' && isScenarioOf('platform', scenario) ? { platform: { scenario } } : {}),
  ...(connection === 'ctl-provider' && isScenarioOf('ctl-provider', scenario) ? { scenario } : {}),
});

/** With what only their starter may see. */
export interface StartedPracticeClusters extends PracticeClusters {
  start(request: PracticeRequest, onKeys?: KeysMade): Promise<StartedPracticeCluster>;
  startAgain(kept: KeptPractice): Promise<StartedPracticeCluster | null>;
}

/** The practice clusters of a data folder, for the one who is called `holder` in its locks. */
export function practiceClustersIn(dataDir: string, holder: string): StartedPracticeClusters {
  const homes = new PracticeHomes(dataDir, holder);
  return {
    start: async ({ seed, ...which }, onKeys) => await startPracticeCluster({ extraSast: null, ...(onKeys === undefined ? {} : { onKeys }), ...(seed === null ? {} : { seed }), ...partsOf(which), home: await homes.make() }),
    kept: () => homes.kept(),
    startAgain: (kept) => startAgain(homes, kept),
    clear: (stays) => homes.clear(stays),
  };
}

async function startAgain(homes: PracticeHomes, { id, seed, ...which }: KeptPractice): Promise<StartedPracticeCluster | null> {
  const home = await homes.take(id);
  if (home === null) return null;
  try {
    return await startPracticeCluster({ extraSast: null, seed, ...partsOf(which), home });
  } catch (error) {
    if (error instanceof PracticeNotReadable) return null;
    throw error;
  }
}
