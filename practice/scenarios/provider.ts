import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { type SecurityMode } from '../../shared/domain/server.ts';

/** A cluster of CTL Providers as its administrator finds it. */
export interface ClusterScenario {
  readonly release: string;
  readonly mode: SecurityMode;
  /** Who made the CTL file. */
  readonly ctlFile: 'signed-by-token' | 'tokenless';
  /** Who holds it; `nobody` = neither servers nor phones; `empty-on-servers`: theirs have 0 bytes, phones hold it. */
  readonly heldBy: 'everybody' | 'phones-only' | 'empty-on-servers' | 'nobody' | 'earlier-on-subscriber';
  readonly tokensOnTable: 'both' | 'two-new' | 'first-and-new';
  /** What listens on the ports of the nodes: `vendor-provider` = Cisco's own, so that only SSH and AXL beside it lead in. */
  readonly provider: 'open-provider' | 'vendor-provider';
  readonly subscriber: 'answers' | 'unreachable' | 'renamed';
  readonly otherTftpServer: boolean;
  /** A change to non-secure mode was begun: the subscriber serves its file, the publisher has it lying aside, and the mode is as before. */
  readonly interrupted: boolean;
}

const FOUNDING_DOCUMENT: ClusterScenario = {
  release: '10.0.1.11900-2',
  mode: 'mixed',
  ctlFile: 'signed-by-token',
  heldBy: 'everybody',
  tokensOnTable: 'both',
  provider: 'open-provider',
  subscriber: 'answers',
  otherTftpServer: false,
  interrupted: false,
};

/** Each scenario as what differs from the founding document's cluster. */
const DIFFERENCES: Readonly<Record<PracticeScenario<'ctl-provider'>, Partial<ClusterScenario>>> = {
  'founding-document': {},
  'never-secured': { mode: 'non-secure', heldBy: 'nobody' },
  'ctl-file-lost': { heldBy: 'phones-only', tokensOnTable: 'two-new' },
  'ctl-file-empty': { heldBy: 'empty-on-servers', tokensOnTable: 'two-new' },
  // Release and file of Cisco document 118893.
  'tokenless-mixed': { release: '10.5.1.10000-7', ctlFile: 'tokenless', tokensOnTable: 'two-new' },
  'one-token-lost': { tokensOnTable: 'first-and-new' },
  'server-unreachable': { subscriber: 'unreachable' },
  'files-differ': { heldBy: 'earlier-on-subscriber' },
  'server-renamed': { subscriber: 'renamed' },
  'other-tftp-server': { otherTftpServer: true },
  'change-interrupted': { interrupted: true },
  'vendor-provider': { provider: 'vendor-provider' },
};

export const clusterScenario = (name: PracticeScenario<'ctl-provider'>): ClusterScenario => ({ ...FOUNDING_DOCUMENT, ...DIFFERENCES[name] });
