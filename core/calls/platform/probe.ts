import { type CallInput } from '../../../shared/contract/calls.ts';
import { PLATFORM_PORTS, type PlatformService } from '../../../shared/domain/connection.ts';
import { type PortFinding } from '../../../shared/domain/host-look.ts';
import { type AppError, type Result, ok } from '../../../shared/domain/result.ts';
import { CTL_PROVIDER_PORT } from '../../../shared/session/view-state.ts';
import { lookAtProvider } from '../../look/host.ts';
import { endLook } from '../look/desk.ts';
import { leavePlatform, type PlatformNamed } from './desk.ts';
import { offersOf } from './offers.ts';
import { nameCluster, practicePlatform } from './practice.ts';
import { trustRow, type TrustTarget } from './trust.ts';
import { type Workbench } from '../workbench.ts';

function targets(bench: Pick<Workbench, 'practice' | 'store'>, { host, sshPort, axlPort }: PlatformNamed): readonly TrustTarget[] {
  const practice = practicePlatform(bench);
  const own = practice?.nodes.find((node) => node.host === host && node.ports.ssh === sshPort);
  const https = practice === null ? PLATFORM_PORTS['tftp-https'] : (own?.ports.https ?? null);
  return [
    { node: '', service: 'ssh', host, port: sshPort },
    { node: '', service: 'axl', host, port: axlPort },
    ...(https === null ? [] : [{ node: '', service: 'tftp-https', host, port: https } as const]),
  ];
}

/** What is on the port of the CTL Provider. By one hello, since who does not know ours may end the handshake. */
async function providerThere(bench: Pick<Workbench, 'practice' | 'store' | 'abort'>, host: string): Promise<PortFinding> {
  const port = bench.store.state().atPractice ? bench.practice?.port : CTL_PROVIDER_PORT;
  return port === undefined ? 'closed' : (await lookAtProvider(host, port, { signal: bench.abort.signal })).found;
}

/** Shakes hands with what a node offers. Without SSH nothing can be done over the platform, so its error is that of the call. */
export async function probePlatform(bench: Workbench, named: CallInput<'probePlatform'>): Promise<Result<null>> {
  const { store, platform } = bench;
  await leavePlatform(platform);
  platform.trust = [];
  nameCluster(bench, named);
  store.dispatch({ type: 'began', busy: 'probing' });
  await endLook(bench.look);
  const asked = targets(bench, named);
  const [provider, answers] = await Promise.all([providerThere(bench, named.host), Promise.all(asked.map((target) => trustRow(bench, target)))]);
  const presented = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  // Without SSH nothing can be done over the platform: nobody is asked about certificates then.
  const trust = presented.some(({ service }) => service === 'ssh') ? presented : [];
  const errors = asked.flatMap(({ service }, index): readonly { service: PlatformService; error: AppError }[] => {
    const answer = answers[index];
    return answer === undefined || answer.ok ? [] : [{ service, error: answer.error }];
  });
  Object.assign(platform, { trust, probed: trust });
  store.dispatch({ type: 'platform-probed', target: named, trust, offers: offersOf(presented, provider, errors) });
  const noSsh = errors.find(({ service }) => service === 'ssh');
  return noSsh === undefined ? ok(null) : { ok: false, error: noSsh.error };
}
