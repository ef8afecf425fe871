import { startingFile } from '../../../practice/ctl-files/starting.ts';
import { createPracticeIdentities } from '../../../practice/identities/issue.ts';
import { fillNodeFolder, makeNodeFolder, removeNodeFolder } from '../../../practice/nodes/folder.ts';
import { layPlatform, type PracticePlatformOptions, type PracticePlatform } from '../../../practice/platform/start.ts';
import { SEED } from '../seed.ts';
import { scenarioOf } from '../../../practice/scenarios/platform/scenario.ts';

/** A practice cluster that is reached over its platform only; everything is fresh and goes with `close`. */
export async function startPracticePlatform({ seed = SEED, ...options }: PracticePlatformOptions & { readonly seed?: number } = {}): Promise<PracticePlatform> {
  const scenario = scenarioOf(options.scenario ?? 'founding-document');
  const identities = await createPracticeIdentities();
  const ctlFile = startingFile(identities, scenario, null, new Date());
  const folders = new Map<string, string>();
  const remove = async (): Promise<void> => {
    await Promise.all([...folders.values()].map(removeNodeFolder));
  };
  try {
    for (const { name, role } of identities.servers) {
      const folder = await makeNodeFolder();
      folders.set(name, folder);
      await fillNodeFolder(folder, role, ctlFile, scenario.mode);
    }
    const platform = await layPlatform({ identities, folders, ctlFile, seed }, options);
    return {
      ...platform,
      close: async () => {
        await platform.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
