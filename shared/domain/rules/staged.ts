import { type RuleFinding, finding } from './rule.ts';

/** A file that somebody else wrote aside on a server; `null` = the server does not say. */
export interface StagedElsewhere {
  readonly server: string;
  readonly user: string | null;
  /** RFC 3339 UTC, by the clock of the server. */
  readonly since: string | null;
}

/** Another administrator may be in the middle of a change. */
export const stagedFindings = (files: readonly StagedElsewhere[]): readonly RuleFinding[] => files.map(({ server, user, since }) => finding('file-staged-elsewhere', { server, user, since }));
