import { type CallInput } from '../../../shared/contract/calls.ts';
import { fail } from '../../../shared/domain/result.ts';
import { type AxlReading } from '../../change/by-command/read-cluster.ts';
import { readAxlFacts } from '../../platform/axl/read-facts.ts';
import { Secret } from '../../ports/secret.ts';
import { type Workbench } from '../workbench.ts';

/** AXL is asked once; without it the platform's own command line still tells all that a change needs. */
export async function askAxl(bench: Pick<Workbench, 'store' | 'platform' | 'abort'>, { axlUsername, axlPassword }: Pick<CallInput<'signInPlatform'>, 'axlUsername' | 'axlPassword'>, publisher: readonly string[]): Promise<AxlReading> {
  const { named, probed } = bench.platform;
  const password = new Secret(axlPassword);
  const row = probed.find(({ service }) => service === 'axl');
  if (named === null || axlUsername === '' || row === undefined) {
    password.wipe();
    const unanswered = bench.store.state().platform?.offers?.errors.find(({ service }) => service === 'axl');
    return axlUsername === '' || unanswered === undefined ? fail('platform.axl-not-asked', named?.host) : { ok: false, error: unanswered.error };
  }
  const { host, axlPort: port, olderNode } = named;
  return readAxlFacts({ host, port, olderNode, expectedSha256: row.sha256, username: axlUsername, password, publisher, signal: bench.abort.signal });
}
