import { type Result, ok } from '../../../shared/domain/result.ts';
import { isPracticeAddress } from '../../../shared/session/practice-address.ts';
import { type CertificateView } from '../../../shared/session/view-state.ts';
import { probeProvider } from '../../ctl-provider/probe.ts';
import { type PresentedCertificate } from '../../network/presented-certificate.ts';
import { type Workbench } from '../workbench.ts';
import { type ProbedServer } from './desk.ts';

type TrustBench = Pick<Workbench, 'options' | 'store' | 'practice' | 'trusted' | 'abort'>;

interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

export interface SeenCertificate {
  readonly probed: ProbedServer;
  readonly view: CertificateView;
}

/** The practice cluster's certificates were made in this process, so they need no question. */
async function acceptedFor(bench: TrustBench, host: string, port: number): Promise<Result<string | null>> {
  const isPractice = isPracticeAddress(bench.store.state().practice, { connection: 'ctl-provider', host, port });
  if (isPractice && bench.practice !== null) return ok(bench.practice.certificateSha256);
  return bench.trusted.accepted(host, port);
}

/** What is known about a certificate that a server presented. */
async function standingOf(bench: TrustBench, { host, port }: ServerAddress, presented: PresentedCertificate): Promise<Result<SeenCertificate>> {
  const accepted = await acceptedFor(bench, host, port);
  if (!accepted.ok) return accepted;
  const { sha256, subject, issuer, validFrom, validTo } = presented;
  const standing = accepted.value === null ? 'unknown' : accepted.value === sha256 ? 'known' : 'changed';
  const acceptedSha256 = standing === 'changed' ? (accepted.value ?? '') : '';
  return ok({
    probed: { host, port, sha256, standing },
    view: { host, port, sha256, subject, issuer, validFrom, validTo, standing, acceptedSha256 },
  });
}

/** Shakes hands with a server and says what we know of its certificate. */
export async function seeServer(bench: TrustBench, address: ServerAddress): Promise<Result<SeenCertificate>> {
  const presented = await probeProvider({ ...address, signal: bench.abort.signal }, bench.options);
  return presented.ok ? standingOf(bench, address, presented.value) : presented;
}
