import { type SecurityMode } from '../server.ts';
import { type RuleFinding, finding } from './rule.ts';
import { type ServerClock, clockFindings } from './clocks.ts';
import { type RuleServer, fileFindings } from './files.ts';

/** What is known of a cluster before anything is chosen. */
export interface ClusterRuleFacts {
  readonly mode: SecurityMode;
  /** Every server that could be read. */
  readonly servers: readonly RuleServer[];
  /** Tokens that the publisher's file names; `null` = it holds no readable file, or the release supports no tokens. */
  readonly tokensInFile: number | null;
  readonly clocks: readonly ServerClock[];
  /** Files that somebody else has staged; left out = none. */
  readonly foreign?: readonly { readonly server: string; readonly user: string; readonly since: string }[];
}

const CLUSTER_RULES: readonly ((facts: ClusterRuleFacts) => readonly RuleFinding[])[] = [
  ({ mode, servers }) => (mode === 'mixed' && servers.length > 0 && servers.every(({ file }) => file === null) ? [finding('mixed-without-ctl-file')] : []),

  fileFindings,

  (facts) => clockFindings(facts),

  // History is of this computer alone: another administrator's change is seen by what lies on the servers.
  ({ foreign = [] }) => foreign.map(({ server, user, since }) => finding('foreign-staged', { server, user, since })),

  ({ tokensInFile }) => (tokensInFile === 0 ? [finding('signed-by-cluster')] : tokensInFile === 1 ? [finding('one-token-only', { count: 1 })] : []),
];

/** What is worth knowing about a cluster right after sign-in. */
export const clusterFindings = (facts: ClusterRuleFacts): readonly RuleFinding[] => CLUSTER_RULES.flatMap((rule) => rule(facts));
