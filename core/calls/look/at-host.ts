import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { isPracticeAddress } from '../../../shared/session/practice-address.ts';
import { lookAt, type LookAt } from '../../look/host.ts';
import { type Workbench } from '../workbench.ts';
import { endLook } from './desk.ts';

/** The practice cluster has ports of its own; those that it has not are not looked for on this computer. */
function placesOf({ store }: Pick<Workbench, 'store'>, { host, port, sshPort, axlPort }: CallInput<'lookAtHost'>): LookAt {
  const { practice } = store.state();
  const isPractice = isPracticeAddress(practice, { connection: 'ctl-provider', host, port }) || isPracticeAddress(practice, { connection: 'platform', host, port: sshPort });
  if (practice === null || !isPractice) return { host, provider: port, ssh: sshPort, web: axlPort };
  return { host, provider: practice.port, ssh: practice.platform?.sshPort ?? null, web: practice.platform?.axlPort ?? null };
}

/** What is at an address, by hellos alone. A newer look ends the one before; nothing of it is kept. */
export async function lookAtHost(bench: Workbench, named: CallInput<'lookAtHost'>): Promise<Result<CallOutput<'lookAtHost'>>> {
  const { busy } = bench.store.state();
  if (busy !== null) return fail('contract.not-now', named.host, { call: 'lookAtHost', step: busy });
  const { look } = bench;
  const controller = new AbortController();
  const before = endLook(look);
  const looked = before.then(() => (controller.signal.aborted ? null : lookAt(placesOf(bench, named), { signal: controller.signal })));
  look.last = { abort: () => controller.abort(), done: looked };
  const found = await looked;
  return found === null || controller.signal.aborted ? fail('connect.cancelled', named.host) : ok(found);
}
