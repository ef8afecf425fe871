import { type AxlFacts, type AxlPreflight } from '../../shared/domain/platform/answers.ts';
import { type TickedRow } from '../../shared/domain/preflight/rules.ts';
import { type Registration } from '../../shared/domain/rollout/readings.ts';
import { type Result } from '../../shared/domain/result.ts';
import { type PlatformLinks } from '../change/by-command/links.ts';
import { type PlatformReading } from '../change/by-command/read-cluster.ts';
import { type NodeCertificates } from './judges/certificates.ts';
import { type PhonesOff } from './judges/axl.ts';

/** What AXL and RisPort70 tell while their password lives. */
export interface PreflightAxl {
  /** As it was told at the sign-in, or why it was not. */
  readonly facts: Result<AxlFacts>;
  /** What only the preflight asks, once. */
  readonly more: () => Promise<Result<AxlPreflight>>;
  /** Names of all phones that are configured. */
  readonly phones: () => Promise<Result<readonly string[]>>;
  /** How these phones are registered, however many. */
  readonly registrations: (names: readonly string[]) => Promise<Result<readonly Registration[]>>;
}

/** What rows are read from. */
export interface PreflightContext {
  readonly links: PlatformLinks;
  readonly reading: PlatformReading;
  readonly axl: PreflightAxl;
  readonly ticked: readonly TickedRow[];
  readonly now: () => Date;
  /** Ends the reading between two rows, and requests over AXL at once: a command that is cut off would end its session. */
  readonly signal: AbortSignal;
  /** Told of the phones that were off. */
  readonly keepPhonesOff: (phones: PhonesOff) => void;
  /** What several rows look at, read once. */
  readonly certificates: () => Promise<NodeCertificates>;
}
