import { isAtLeast } from '../../../shared/domain/release.ts';

/** Releases that are practised, the oldest first. */
export const PRACTICE_RELEASES = ['8.5', '9.1', '10.0', '10.5', '11.5', '12.5', '14', '15'] as const;

export type PracticeRelease = (typeof PRACTICE_RELEASES)[number];

/**
 * What a practice node of a release is and has. A row a release, a column a fact, the source of the fact at its column; where no
 * source says how something is, nodes differ by seed (`pick`). Who signs stands in `shared/domain/sast-roles.ts`.
 */
export interface ReleaseFacts {
  /**
   * In full, as `show version active` prints it: Prime License Manager 10.5 guide (8.5), Cisco documents 118892 (10.0) and 118893 (10.5),
   * security advisories and release notes (others).
   */
  readonly version: string;
  /**
   * A row of `show network cluster`: product (`callmanager`, `cups`) and `DBPub` or `DBSub` came with 10.0, when IM and Presence joined the
   * cluster (log of a cluster before 10.0 for the old form; Cisco's replication verification 10.5(2) for the new one).
   */
  readonly networkCluster: 'address-names-role' | 'with-product';
  /** AXL schemas that the node answers, its own the last: its own and those of two major releases before (AXL developer guide, backward compatibility). */
  readonly axlSchemas: readonly string[];
  /** Whether `listProcessNode` knows `processNodeRole` and `autoRegistration` knows `autoRegistrationEnabled`: both are from schema 10.0 on (AXL schemas). */
  readonly axlRoles: boolean;
  /** `utils ctl set-cluster` and `utils ctl update CTLFile`: from 10.0(1) on (Cisco document 118892, lost tokens). */
  readonly utilsCtl: boolean;
  /** `utils ctl reset localkey`: seen in the CLI reference 12.5(1); no edition before 12.0 has it. */
  readonly resetLocalKey: boolean;
  /** Files of Cisco Tftp over HTTPS on 6971 besides HTTP on 6970: from 11.0 on (security guide 11.0, default security). */
  readonly tftpOverHttps: boolean;
  /** `show haproxy client-auth` and Cisco HAProxy before port 6971: from 14SU1 on (security guide 14, certificates; CLI reference 14, show). */
  readonly haproxy: boolean;
  /** Which daemon writes alarms to terminals: Red Hat 5 has sysklogd, Red Hat 6 and later rsyslog. Which of them a release is built on is inferred, as for OpenSSH. */
  readonly syslog: 'sysklogd' | 'rsyslog';
  /**
   * OpenSSH of its system. 11.5(1)SU2 announces 5.3 (log of an installation), as Red Hat 6 has it, and so has 10.x. Before and behind: by the
   * system that release is built on, which is inferred.
   */
  readonly openSsh: '4.3' | '5.3' | '7.4' | '8.0';
}

export const RELEASE_FACTS: Readonly<Record<PracticeRelease, ReleaseFacts>> = {
  '8.5': {
    version: '8.5.1.10000-26',
    networkCluster: 'address-names-role',
    axlSchemas: ['6.0', '6.1', '7.0', '7.1', '8.0', '8.5'],
    axlRoles: false,
    utilsCtl: false,
    resetLocalKey: false,
    tftpOverHttps: false,
    haproxy: false,
    syslog: 'sysklogd',
    openSsh: '4.3',
  },
  '9.1': {
    version: '9.1.2.11900-12',
    networkCluster: 'address-names-role',
    axlSchemas: ['7.0', '7.1', '8.0', '8.5', '9.0', '9.1'],
    axlRoles: false,
    utilsCtl: false,
    resetLocalKey: false,
    tftpOverHttps: false,
    haproxy: false,
    syslog: 'sysklogd',
    openSsh: '4.3',
  },
  '10.0': {
    version: '10.0.1.11900-2',
    networkCluster: 'with-product',
    axlSchemas: ['8.0', '8.5', '9.0', '9.1', '10.0'],
    axlRoles: true,
    utilsCtl: true,
    resetLocalKey: false,
    tftpOverHttps: false,
    haproxy: false,
    syslog: 'rsyslog',
    openSsh: '5.3',
  },
  '10.5': {
    version: '10.5.1.10000-7',
    networkCluster: 'with-product',
    axlSchemas: ['8.0', '8.5', '9.0', '9.1', '10.0', '10.5'],
    axlRoles: true,
    utilsCtl: true,
    resetLocalKey: false,
    tftpOverHttps: false,
    haproxy: false,
    syslog: 'rsyslog',
    openSsh: '5.3',
  },
  '11.5': {
    version: '11.5.1.18900-97',
    networkCluster: 'with-product',
    axlSchemas: ['9.0', '9.1', '10.0', '10.5', '11.0', '11.5'],
    axlRoles: true,
    utilsCtl: true,
    resetLocalKey: false,
    tftpOverHttps: true,
    haproxy: false,
    syslog: 'rsyslog',
    openSsh: '5.3',
  },
  '12.5': {
    version: '12.5.1.11900-146',
    networkCluster: 'with-product',
    axlSchemas: ['9.0', '9.1', '10.0', '10.5', '11.0', '11.5', '12.0', '12.5'],
    axlRoles: true,
    utilsCtl: true,
    resetLocalKey: true,
    tftpOverHttps: true,
    haproxy: false,
    syslog: 'rsyslog',
    openSsh: '7.4',
  },
  '14': {
    version: '14.0.1.11900-132',
    networkCluster: 'with-product',
    axlSchemas: ['11.0', '11.5', '12.0', '12.5', '14.0'],
    axlRoles: true,
    utilsCtl: true,
    resetLocalKey: true,
    tftpOverHttps: true,
    haproxy: true,
    syslog: 'rsyslog',
    openSsh: '7.4',
  },
  '15': {
    version: '15.0.1.11900-23',
    networkCluster: 'with-product',
    axlSchemas: ['12.0', '12.5', '14.0', '15.0'],
    axlRoles: true,
    utilsCtl: true,
    resetLocalKey: true,
    tftpOverHttps: true,
    haproxy: true,
    syslog: 'rsyslog',
    openSsh: '8.0',
  },
};

/** Facts of the row that a full version belongs to: the newest release that is not later. */
export function releaseFacts(version: string): ReleaseFacts {
  const name = PRACTICE_RELEASES.toReversed().find((release) => isAtLeast(version, release)) ?? PRACTICE_RELEASES[0];
  return RELEASE_FACTS[name];
}
