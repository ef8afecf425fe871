import { NOT_COUNTED } from '../../../shared/domain/neighbours.ts';
import { type PlatformReading } from '../../../core/change/by-command/read-cluster.ts';
import { type NodeReading } from '../../../core/change/by-command/read-node.ts';
import { type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { ok } from '../../../shared/domain/result.ts';
import { type KnownCertificate } from '../../../shared/domain/signer-continuity.ts';

const SAST = 'System Administrator Security Token';

/** An entry as `show ctl` lists it. */
export const listed = (certificate: Partial<KnownCertificate>, more: Partial<ListedRecord> = {}): ListedRecord => ({
  number: 1,
  length: 1186,
  function: SAST,
  dnsName: '',
  subject: 'CN=x',
  issuer: 'CN=x',
  serialNumber: certificate.serialNumber ?? '',
  certificateSha1: certificate.sha1 ?? null,
  usedToSign: false,
  ...more,
});

export interface ReadNode {
  /** Of the file on the disk; one number is one file. `null` = not read, 0 = none. */
  readonly disk: number | null;
  readonly records?: readonly ListedRecord[] | null;
  /** `null` = its file service could not be read. */
  readonly served?: Uint8Array | null;
  readonly judged?: boolean;
  readonly tvs?: boolean;
}

/** What was read of a cluster whose first node is the publisher, as far as the verdict about its signer looks at it. */
export function readingOf(nodes: readonly ReadNode[], more: Partial<PlatformReading> = {}): PlatformReading {
  return {
    release: '12.5.1.11900-146',
    mode: 'mixed',
    autoRegistration: false,
    axlError: null,
    neighbours: NOT_COUNTED,
    axlClockSkew: null,
    axlGaps: [],
    phones: null,
    present: { CallManager: null, ITLRecovery: null },
    upgrade: 'none',
    nodes: nodes.map(nodeOf),
    itls: [],
    leftOut: [],
    ...more,
  };
}

function nodeOf({ disk, records = null, served, judged = true, tvs = false }: ReadNode, index: number): NodeReading {
  const role = index === 0 ? 'publisher' : 'subscriber';
  const listing = disk === 0 ? { kind: 'none' as const } : { kind: 'file' as const, md5: 'm', sha1: `file ${disk ?? ''}`, length: 1, lastModified: null, records, verified: true };
  return {
    link: {
      node: { address: `10.0.0.${index + 1}`, names: ['cucm-pub.example.com', 'cucm-pub'], role, product: 'callmanager', authenticated: true },
      commands: null, error: null, username: 'administrator', hostKeySha256: null, httpsSha256: null, soapSha256: null, wantsCertificate: false,
    },
    services: judged ? ['Cisco Tftp'] : [],
    running: tvs ? ['Cisco Tftp', 'Cisco Trust Verification Service'] : ['Cisco Tftp'],
    servicesError: null,
    disk: disk === null ? { ok: false, error: { code: 'platform.port-closed', params: { host: '', port: 22 }, where: '' } } : ok({ listing, text: '' }),
    served: served === undefined ? null : served === null ? { ok: false, error: { code: 'platform.port-closed', params: { host: '', port: 6970 }, where: '' } } : ok({ by: 'http', file: { bytes: served, sha256: '', lastModified: null, clockSkew: null } }),
  };
}
