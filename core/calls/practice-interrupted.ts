import { type Result, ok } from '../../shared/domain/result.ts';
import { ChangeFolder } from '../change/folder.ts';
import { changeId } from '../change/id.ts';
import { writeInterrupted } from '../change/with-token/interrupted.ts';
import { type PracticeCluster } from '../ports/practice.ts';
import { pageMaker } from './changes/page.ts';
import { tellUnfinished } from './changes/unfinished.ts';
import { changeMaker } from './maker.ts';
import { type Workbench } from './workbench.ts';

/** Keeps the change that the cluster was left in the middle of as one of this computer, so that it is found as after a kill. The sign-in screen names the cluster already. */
export async function keepInterrupted(bench: Workbench, { interrupted, host, port, username, certificateSha256 }: PracticeCluster): Promise<Result<void>> {
  if (interrupted === null) return ok(undefined);
  const id = changeId(bench.options.clock.now());
  const maker = changeMaker(bench, { host, port, username, keySha256: certificateSha256, client: interrupted.client, consents: [] });
  const written = await writeInterrupted(new ChangeFolder(bench.options, id, pageMaker(bench)), id, interrupted, maker);
  await tellUnfinished(bench);
  return written;
}
