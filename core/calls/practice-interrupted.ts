import { type Result, ok } from '../../shared/domain/result.ts';
import { ChangeFolder } from '../change/folder.ts';
import { changeId } from '../change/id.ts';
import { writeInterruptedCommand } from '../change/by-command/interrupted.ts';
import { writeInterrupted } from '../change/with-token/interrupted.ts';
import { type InterruptedChange, type PracticeCluster } from '../ports/practice.ts';
import { pageMaker } from './changes/page.ts';
import { tellUnfinished } from './changes/unfinished.ts';
import { type NamedCluster, changeMaker } from './maker.ts';
import { type Workbench } from './workbench.ts';

/** How the cluster is named on the sign-in screen, by the route of the change. */
function named({ host, port, username, certificateSha256, platform }: PracticeCluster, interrupted: InterruptedChange): NamedCluster {
  if (interrupted.route === 'with-token' || platform === null) return { host, port, username, keySha256: certificateSha256, client: interrupted.route === 'with-token' ? interrupted.client : '', consents: [] };
  const { named: entry, osAdmin } = platform;
  return { host: entry.host, port: entry.sshPort, username: osAdmin.username, keySha256: interrupted.places[0]?.keySha256 ?? '', client: '', consents: [] };
}

/** Keeps the change that the cluster was left in the middle of as one of this computer, so that it is found as after a kill. The sign-in screen names the cluster already. */
export async function keepInterrupted(bench: Workbench, cluster: PracticeCluster): Promise<Result<void>> {
  const { interrupted } = cluster;
  if (interrupted === null) return ok(undefined);
  const id = changeId(bench.options.clock.now());
  const maker = changeMaker(bench, named(cluster, interrupted));
  const folder = new ChangeFolder(bench.options, id, pageMaker(bench));
  const written = await (interrupted.route === 'with-token' ? writeInterrupted(folder, id, interrupted, maker) : writeInterruptedCommand(folder, id, interrupted, maker));
  await tellUnfinished(bench);
  return written;
}
