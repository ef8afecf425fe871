import { type PlatformPlan } from '../../domain/platform/plan.ts';
import { type PlatformReport } from '../../domain/platform/report.ts';
import { type PreflightRow } from '../../domain/preflight/row.ts';
import { type PreflightId } from '../../domain/preflight/rules.ts';
import { type Connection } from '../../domain/connection.ts';
import { type LostTokensView, type PlatformClusterView, type PlatformOffers, type PlatformTrustRow } from './view.ts';

/** What the sign-in screen of the platform is filled with. */
export interface PlatformTarget {
  readonly host: string;
  readonly sshPort: number;
  readonly axlPort: number;
  readonly olderNode: boolean;
}

/** What happened on the platform route. */
export type PlatformEvent =
  | { readonly type: 'connection-chosen'; readonly connection: Connection }
  | { readonly type: 'platform-named'; readonly target: PlatformTarget }
  | { readonly type: 'platform-probed'; readonly target: PlatformTarget; readonly trust: readonly PlatformTrustRow[]; readonly offers: PlatformOffers }
  /** The table has grown or was accepted; `waits` = the sign-in under way goes on once it is accepted. */
  | { readonly type: 'platform-trust'; readonly trust: readonly PlatformTrustRow[]; readonly waits: boolean }
  /** `preflight`: rows that are read next, on the screen for them; left out = none are. */
  | { readonly type: 'platform-signed-in'; readonly osUsername: string; readonly axlUsername: string; readonly cluster: PlatformClusterView; readonly offers: PlatformOffers; readonly preflight?: readonly PreflightId[] }
  /** These rows are read now, anew where they were read before. `cluster`: as it was read again for them. */
  | { readonly type: 'preflight-began'; readonly ids: readonly PreflightId[]; readonly cluster?: PlatformClusterView }
  /** A row was read, in place of what it said before. */
  | { readonly type: 'preflight-row'; readonly id: PreflightId; readonly rows: readonly PreflightRow[] }
  /** Nothing is read any more. */
  | { readonly type: 'preflight-ended' }
  | { readonly type: 'preflight-left' }
  /** A person went back to it. */
  | { readonly type: 'preflight-opened'; readonly rows: readonly PreflightRow[] }
  | { readonly type: 'platform-read'; readonly cluster: PlatformClusterView }
  /** `replaces` = the plan that was read no longer holds. */
  | { readonly type: 'platform-planned'; readonly plan: PlatformPlan; readonly replaces: boolean }
  /** A node has ended a session. */
  | { readonly type: 'platform-session-ended' }
  | { readonly type: 'platform-signed-in-again'; readonly cluster: PlatformClusterView }
  | { readonly type: 'platform-consented' }
  | { readonly type: 'platform-lines'; readonly lines: readonly string[] }
  | { readonly type: 'platform-reported'; readonly report: PlatformReport }
  /** Something became known behind the change that is shown. */
  | { readonly type: 'platform-report-amended'; readonly report: PlatformReport }
  | { readonly type: 'lost-tokens'; readonly lostTokens: LostTokensView | null };
