/**
 * A whole evening of the built programs on clusters that are real to them, in a network of its own (`unshare --net`): both routes, in the page and on the command line, wrong passwords before right ones. Prints what
 * they still reach of what was typed, what stands of it in their memory, and what they have written down of it anywhere.
 */
import path from 'node:path';
import { type Hit, hitsIn } from '../helpers/secrets/places.ts';
import { makeSoftTokens, sastRecipe } from '../helpers/softhsm.ts';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { onTheCommandLine } from './command-line.ts';
import { missedOf } from './leaky.ts';
import { inThePage } from './page/evening.ts';
import { Ground } from './program.ts';
import { nameAddresses, startRealPlatform } from './real-clusters.ts';
import { startRefusingCluster } from './refusing-cluster.ts';
import { SERIAL } from './stage.ts';
import { Steps } from './steps.ts';
import { type Look, Watch } from './watch.ts';

/** What `whole` adds costs too much for each run of all tests. */
const [work = '', root = '', extent = ''] = process.argv.slice(2);
const isWhole = extent === 'whole';

/** What came of it, for the test that started it. */
export interface Evening {
  readonly steps: readonly string[];
  readonly looks: readonly Look[];
  readonly hits: readonly Hit[];
  /** What of the leaky program was not found, as `place form`. */
  readonly missed: readonly string[];
  /** Bytes that were searched, by place. */
  readonly searched: Readonly<Record<string, number>>;
}

async function evening(): Promise<Evening> {
  nameAddresses();
  const watch = new Watch(path.join(work, 'looks'), isWhole);
  const ground = new Ground(path.join(work, 'program'));
  const steps = new Steps();
  const pin = watch.secret('PIN');
  const tokens = await makeSoftTokens([{ serial: SERIAL, label: 'signer', contents: [{ certificate: sastRecipe(`SAST-${SERIAL}`, '45daa2af00000027f93c', 1024) }] }], pin);
  const providers = await startPracticeCluster({ extraSast: tokens.certificates.get(SERIAL)?.[0] ?? null, scenario: 'other-tftp-server' });
  const refusing = await startRefusingCluster(watch.secret('password of one provider'));
  const real = await startRealPlatform({ scenario: 'web-access-off', pace: 0 });
  watch.secret('password of the providers', providers.password);
  watch.secret('password of the OS administrator', real.platform.osAdmin.password);
  watch.secret('password of the application user', real.platform.axlUser.password);
  const stage = { root, isWhole, steps, watch, ground, providers, refusing, real, pin };
  try {
    const letOut = [...(await inThePage(stage)), ...(await onTheCommandLine(stage)), ...ground.pieces()];
    const searched: Record<string, number> = {};
    for (const { place, bytes } of letOut) searched[place] = (searched[place] ?? 0) + bytes.length;
    return { steps: steps.ended, looks: watch.looks, hits: hitsIn(letOut, watch.secrets), missed: await missedOf(root, path.join(work, 'leaky')), searched };
  } finally {
    await Promise.all([real.close(), refusing.close(), providers.close()]);
    await tokens.dispose();
  }
}

process.stdout.write(JSON.stringify(await evening()));
process.exit();
