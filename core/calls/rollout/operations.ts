import { type CallInput } from '../../../shared/contract/calls.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type Operations } from '../../ports/platform/operations.ts';
import { HeldSecret } from '../../ports/secret.ts';
import { operatedNodes } from '../platform/operated-nodes.ts';
import { practicePlatform } from '../platform/practice.ts';
import { type Workbench } from '../workbench.ts';

export type RolloutCredentials = CallInput<'startRollout'>['credentials'];

/** What operates the cluster that is signed in to, with passwords that it owns from here on. Nothing is sent yet. */
export async function openOperations(bench: Pick<Workbench, 'platform' | 'practice' | 'store' | 'ssh' | 'options'>, credentials: RolloutCredentials): Promise<Result<Operations>> {
  const { links, named } = bench.platform;
  if (links === null || named === null) return fail('contract.not-now', '', { call: 'startRollout' });
  const { connectOperations } = await import('../../platform/operations/connect.ts');
  const { osPassword, axlUsername, axlPassword } = credentials;
  const practice = practicePlatform(bench);
  const account = (username: string, password: string) => (username === '' || password === '' ? null : { username, password: new HeldSecret(password) });
  const administrator = account(links.osUsername, osPassword);
  return ok(
    connectOperations({
      nodes: operatedNodes(links, ({ soapSha256, commands }) => ({ soapSha256, commands: commands?.isOpen() === true ? commands : null })),
      locate: links.locate,
      ...(practice === null ? {} : { locatePhone: () => practice.phonePages }),
      application: account(axlUsername, axlPassword),
      administrator: administrator === null ? null : { ...administrator, ssh: bench.ssh },
      olderNode: named.olderNode || links.olderNode,
      clock: bench.options.clock,
    }),
  );
}
