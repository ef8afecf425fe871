import { startingFile } from '../../../practice/ctl-files/starting.ts';
import { temporaryHome } from '../../../practice/kept/home.ts';
import { PracticePorts } from '../../../practice/kept/ports.ts';
import { createPracticeIdentities } from '../../../practice/identities/issue.ts';
import { fillNodeFolder } from '../../../practice/nodes/folder.ts';
import { layPlatform, type PracticePlatformOptions, type PracticePlatform } from '../../../practice/platform/start.ts';
import { SEED } from '../seed.ts';
import { scenarioOf } from '../../../practice/scenarios/platform/scenario.ts';

const DAY = 86_400_000;

/** A practice cluster that is reached over its platform only; everything is fresh and goes with `close`. */
export async function startPracticePlatform({ seed = SEED, ...options }: PracticePlatformOptions & { readonly seed?: number } = {}): Promise<PracticePlatform> {
  const scenario = scenarioOf(options.scenario ?? 'founding-document');
  const { nodes, itlRecoveryBits, callManagerBits, callManagerDaysLeft } = scenario;
  const identities = await createPracticeIdentities({ nodes, itlRecoveryBits, callManagerBits, callManagerDaysLeft });
  const now = Date.now();
  const ctlFiles = { present: startingFile(identities, scenario, null, new Date(now)), earlier: startingFile(identities, scenario, null, new Date(now - DAY)) };
  const home = await temporaryHome();
  try {
    for (const { name, role } of identities.servers) await fillNodeFolder(await home.nodeFolder(name), role, ctlFiles.present, scenario.mode);
    const platform = await layPlatform({ identities, home, ports: new PracticePorts(home.store), ctlFiles, seed }, options);
    return {
      ...platform,
      close: async () => {
        await platform.close();
        await home.remove();
      },
    };
  } catch (error) {
    await home.remove();
    throw error;
  }
}
