import { type CallInput } from '../../../shared/contract/calls.ts';
import { PLATFORM_PORTS, type PlatformService } from '../../../shared/domain/connection.ts';
import { type ErrorCode } from '../../../shared/domain/error-codes.ts';
import { type AppError, type Result, ok } from '../../../shared/domain/result.ts';
import { type PlatformOffers, type PlatformTrustRow } from '../../../shared/session/platform/view.ts';
import { CTL_PROVIDER_PORT } from '../../../shared/session/view-state.ts';
import { lookAtProvider } from '../../look/host.ts';
import { endLook } from '../look.ts';
import { leavePlatform, type PlatformNamed } from './desk.ts';
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

/** TLS on the port of the CTL Provider: who answers there is told elsewhere. By one hello, since who does not know ours may end the handshake. */
async function providerAnswers(bench: Pick<Workbench, 'practice' | 'store' | 'abort'>, host: string): Promise<boolean> {
  const port = bench.store.state().atPractice ? bench.practice?.port : CTL_PROVIDER_PORT;
  if (port === undefined) return false;
  const { found } = await lookAtProvider(host, port, { signal: bench.abort.signal });
  return found === 'open-provider' || found === 'tls' || found === 'old-tls';
}

/** Errors of a node that answered, and with which no SSH connection came about all the same. */
const HANDSHAKE_ERRORS: readonly ErrorCode[] = ['platform.no-common-algorithm', 'platform.ssh-failed', 'connect.lost'];

function sshAnswer(rows: readonly PlatformTrustRow[], errors: PlatformOffers['errors']): PlatformOffers['ssh'] {
  if (rows.some(({ service }) => service === 'ssh')) return 'answers';
  const code = errors.find(({ service }) => service === 'ssh')?.error.code;
  if (code === 'platform.only-old-algorithms') return 'old-algorithms';
  return code !== undefined && HANDSHAKE_ERRORS.includes(code) ? 'no-handshake' : 'no-answer';
}

function offersOf(rows: readonly PlatformTrustRow[], ctlProvider: boolean, errors: PlatformOffers['errors']): PlatformOffers {
  const answers = (service: PlatformService): 'answers' | 'no-answer' => (rows.some((row) => row.service === service) ? 'answers' : 'no-answer');
  const ssh = sshAnswer(rows, errors);
  const seen = { ssh, axl: answers('axl'), ctlProvider: ctlProvider ? 'answers' : 'no-answer', tftpHttps: answers('tftp-https'), errors } as const;
  if (ssh === 'answers') return { ...seen, recommended: 'platform', why: 'ssh-answers' };
  if (ssh === 'old-algorithms') return { ...seen, recommended: 'platform', why: 'ssh-old-algorithms' };
  if (ssh === 'no-handshake' && !ctlProvider) return { ...seen, recommended: null, why: 'ssh-no-handshake' };
  return ctlProvider ? { ...seen, recommended: 'ctl-provider', why: 'only-ctl-provider-answers' } : { ...seen, recommended: null, why: 'nothing-answers' };
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
  const [provider, answers] = await Promise.all([providerAnswers(bench, named.host), Promise.all(asked.map((target) => trustRow(bench, target)))]);
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
