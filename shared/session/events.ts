import { type ChangeChoices } from '../domain/choices.ts';
import { type LeftToDo } from '../domain/left-to-do.ts';
import { type Neighbour } from '../domain/neighbours.ts';
import { type PhoneState } from '../domain/phone.ts';
import { type PlanView } from '../domain/plan.ts';
import { type ChangeReport } from '../domain/report.ts';
import { type AppError } from '../domain/result.ts';
import { type PlanStep } from '../domain/steps.ts';
import { type UnfinishedView } from '../domain/unfinished.ts';
import { type ResumeAs } from '../domain/change-record.ts';
import { type PlatformEvent } from './platform/events.ts';
import { type ServerWait, type StepStatus } from './progress.ts';
import { type RolloutEvent } from './rollout-events.ts';
import {
  type Busy,
  type CertificateView,
  type ClusterView,
  type PracticeKeys,
  type PracticeTokenView,
  type PracticeView,
} from './view-state.ts';
import { type TokenEvent } from './token-events.ts';
import { type ChangedModule, type FoundModule, type OtherCardView, type RememberedModule, type TokenTrouble, type TokensView, type TokenView, type TokenWish } from './tokens-view.ts';

/** What sits in the readers. */
export interface TokensSeen {
  readonly tokens: readonly TokenView[];
  readonly others: readonly OtherCardView[];
  readonly trouble: TokenTrouble | null;
}

/** What happened; {@link reduce} turns it into the next view state. */
export type SessionEvent =
  | PlatformEvent
  | RolloutEvent
  | { readonly type: 'began'; readonly busy: Busy }
  | { readonly type: 'failed'; readonly error: AppError }
  | { readonly type: 'idle' }
  | { readonly type: 'probed'; readonly certificate: CertificateView }
  | { readonly type: 'practice-started'; readonly practice: PracticeView }
  /** Somebody has given the application user of the practice cluster another password. */
  | { readonly type: 'practice-password'; readonly axlPassword: string }
  | { readonly type: 'practice-keys'; readonly keys: PracticeKeys }
  | { readonly type: 'practice-tokens-moved'; readonly tokens: readonly PracticeTokenView[] }
  | { readonly type: 'modules-found'; readonly found: readonly FoundModule[]; readonly remembered: RememberedModule | null; readonly canPickFile: boolean }
  /** A library that cannot be used, by the person's choice or found so when it was opened. */
  | { readonly type: 'module-refused'; readonly module: FoundModule }
  | { readonly type: 'module-changed'; readonly module: ChangedModule | null }
  /** What a look at the readers saw; `events` is what happened since the look before. */
  | { readonly type: 'tokens-seen'; readonly seen: TokensSeen; readonly events: readonly Omit<TokenEvent, 'number'>[] }
  | { readonly type: 'watch-failed'; readonly error: AppError }
  | { readonly type: 'token-wished'; readonly wish: TokenWish | null }
  | { readonly type: 'phones-restarted'; readonly phones: readonly PhoneState[] }
  | { readonly type: 'signed-in'; readonly username: string; readonly cluster: ClusterView }
  | { readonly type: 'cluster-read'; readonly cluster: ClusterView }
  | { readonly type: 'mode-chosen'; readonly choices: ChangeChoices }
  | { readonly type: 'tftp-server-probed'; readonly certificate: CertificateView }
  | { readonly type: 'tokens-read'; readonly tokens: TokensView }
  | { readonly type: 'planned'; readonly plan: PlanView; readonly choices: ChangeChoices; readonly tokens: TokensView }
  /** `folder`: its absolute path. `steps`: those of an open change that is resumed; left out = those of the plan. */
  | { readonly type: 'job-began'; readonly id: string; readonly folder: string; readonly resumed?: { readonly as: ResumeAs; readonly steps: readonly PlanStep[] } }
  /** `wait` = `null`: the server answers again. */
  | { readonly type: 'server-waited'; readonly server: string; readonly wait: ServerWait | null }
  | { readonly type: 'step-changed'; readonly id: string; readonly status: StepStatus; readonly error: AppError | null }
  | { readonly type: 'commit-began' }
  | { readonly type: 'not-begun'; readonly error: AppError }
  | { readonly type: 'reported'; readonly report: ChangeReport; readonly cluster: ClusterView | null }
  | { readonly type: 'unfinished'; readonly unfinished: UnfinishedView }
  | { readonly type: 'left-ticked'; readonly ticked: readonly LeftToDo[]; readonly tickedNeighbours: readonly Neighbour[] }
  | { readonly type: 'phone-ticked'; readonly name: string; readonly done: boolean }
  /** The system gave the program a file to look at. */
  | { readonly type: 'file-offered' }
  | { readonly type: 'went-back' }
  | { readonly type: 'signed-out' };
