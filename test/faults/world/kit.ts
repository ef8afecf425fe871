import { createPublicKey } from 'node:crypto';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { type PresentedCertificate } from '../../../core/network/presented-certificate.ts';
import { createPracticeIdentities, type PracticeIdentities, type PracticeServerIdentity } from '../../../practice/identities/issue.ts';
import { makeCertificate } from '../../../practice/identities/make-certificate.ts';
import { type PracticeIdentity } from '../../../practice/identities/recipe.ts';
import { tvs } from '../../../practice/identities/recipes.ts';
import { practiceCtlFile } from '../../../practice/ctl-files/with-tokens.ts';
import { hashPassword } from '../../../provider/passwords.ts';
import { type ProviderUser } from '../../../provider/config.ts';
import { type ClusterServer, type SecurityMode, type ServiceCertificate } from '../../../shared/domain/server.ts';
import { must } from '../../helpers/must.ts';
import { readCertificate } from '../../../core/trust/certificate.ts';

/** What all runs of one size share, because it takes long to make. */
export interface Kit {
  readonly identities: PracticeIdentities;
  readonly servers: readonly ClusterServer[];
  readonly certificates: readonly ServiceCertificate[];
  /** By server. */
  readonly presented: ReadonlyMap<string, PresentedCertificate>;
  readonly users: readonly ProviderUser[];
  /** What every server holds at the start, by mode. */
  readonly ctlFile: Readonly<Record<SecurityMode, Uint8Array>>;
  /** What somebody else's change brings, by mode. */
  readonly foreignFile: Readonly<Record<SecurityMode, Uint8Array>>;
}

/** Any name with the key of another one: new keys are not what is tested here. */
function renamed({ privateKey }: PracticeIdentity, hostName: string): PracticeIdentity {
  const recipe = tvs(hostName);
  return { certificate: makeCertificate(recipe, createPublicKey(privateKey), { name: recipe.subject, privateKey }), privateKey };
}

function moreSubscribers(like: PracticeServerIdentity, count: number): readonly PracticeServerIdentity[] {
  return Array.from({ length: count }, (_, index) => {
    const hostName = `cucm-1001-a-sub${index + 2}`;
    const identity = renamed(like.provider, hostName);
    return { name: `10.48.47.${155 + index}`, hostName, role: 'subscriber', callManager: renamed(like.callManager, hostName), tvs: identity, provider: identity };
  });
}

function presentedOf({ certificate }: PracticeIdentity): PresentedCertificate {
  const { sha256, subject, issuer, validFrom, validTo } = must(readCertificate(certificate));
  return { sha256, subject, issuer, validFrom, validTo };
}

const DAY = 86_400_000;
const HELD_SINCE = Date.UTC(2026, 1, 1);

/** Makes kits for clusters of these sizes; they share keys. */
export async function makeKits(sizes: readonly number[]): Promise<ReadonlyMap<number, Kit>> {
  const base = await createPracticeIdentities({ withSpareTokens: true });
  const users = [{ name: 'admin', passwordHash: await hashPassword('correct horse') }, { name: 'second', passwordHash: await hashPassword('battery staple') }];
  const subscriber = base.servers.find(({ role }) => role === 'subscriber');
  if (subscriber === undefined) throw new Error('the practice has a subscriber');
  return new Map(
    sizes.map((size) => {
      const identities = { ...base, servers: [...base.servers, ...moreSubscribers(subscriber, size - 2)] };
      const servers = identities.servers.map(
        ({ name, role, provider }): ClusterServer => ({ name, addresses: [name], role, host: name, port: 2444, certificateSha256: sha256Hex(provider.certificate) }),
      );
      const publisher = servers.find(({ role }) => role === 'publisher')?.name ?? '';
      const certificates: readonly ServiceCertificate[] = [
        ...identities.servers.map(({ name, callManager }): ServiceCertificate => ({ server: name, role: 'CallManager', der: callManager.certificate })),
        { server: publisher, role: 'CAPF', der: identities.capf.certificate },
        { server: publisher, role: 'ITLRecovery', der: identities.itlRecovery.certificate },
      ];
      const file = (mode: SecurityMode, at: number): Uint8Array => practiceCtlFile(identities, null, new Date(at), { mode });
      return [
        size,
        {
          identities,
          servers,
          certificates,
          presented: new Map(identities.servers.map(({ name, provider }) => [name, presentedOf(provider)])),
          users,
          ctlFile: { mixed: file('mixed', HELD_SINCE), 'non-secure': file('non-secure', HELD_SINCE) },
          foreignFile: { mixed: file('mixed', HELD_SINCE + DAY), 'non-secure': file('non-secure', HELD_SINCE + DAY) },
        },
      ];
    }),
  );
}
