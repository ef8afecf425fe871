import { CHANGE_KINDS, type ChangeKind } from '../change-kind.ts';
import { RELEASES, isAtLeast } from '../release.ts';
import { type SecurityMode } from '../server.ts';

/** Why something makes no sense for the cluster's state. */
export type NotOfferedReason =
  /** There is no CTL file whose entries could lose their certificates. */
  | 'no-ctl-file'
  /** There is no CTL file, and in non-secure mode none is needed. */
  | 'never-secured'
  /** From this release on clusters support no tokens. */
  | 'release-without-tokens';

/** One of the three things a person can choose. */
export interface ModeOffer {
  readonly mode: ChangeKind;
  readonly offered: boolean;
  /** `null` when it is offered. */
  readonly reason: NotOfferedReason | null;
  /** The cluster is in this mode already: the file would be signed and written anew. */
  readonly again: boolean;
}

export interface ModeFacts {
  readonly mode: SecurityMode;
  readonly release: string;
  /** Whether any server holds a CTL file. */
  readonly anyCtlFile: boolean;
}

function reasonAgainst(mode: ChangeKind, facts: ModeFacts): NotOfferedReason | null {
  if (isAtLeast(facts.release, RELEASES.noCtlProvider)) return 'release-without-tokens';
  if (facts.anyCtlFile || mode === 'mixed') return null;
  if (mode === 'non-secure') return 'no-ctl-file';
  // Mixed mode without a CTL file: Update CTL File is the way that Cisco documents 118892 and 118893 take.
  return facts.mode === 'mixed' ? null : 'never-secured';
}

/** What can be done with a cluster, in the order of Cisco's client. */
export const offeredModes = (facts: ModeFacts): readonly ModeOffer[] =>
  CHANGE_KINDS.map((mode) => {
    const reason = reasonAgainst(mode, facts);
    return { mode, offered: reason === null, reason, again: facts.anyCtlFile && mode === facts.mode };
  });
