import { type AxlPreflight } from '../../../shared/domain/platform/answers.ts';
import { type Registration } from '../../../shared/domain/rollout/readings.ts';
import { type Result, fail } from '../../../shared/domain/result.ts';
import { type AxlReading } from '../../change/by-command/read-cluster.ts';
import { readAxlPreflight } from '../../platform/axl/read-preflight.ts';
import { type HeldSecret } from '../../ports/secret.ts';
import { type PreflightAxl } from '../../preflight/context.ts';
import { type Workbench } from '../workbench.ts';

interface AxlRequest {
  /** What AXL told at the sign-in; one that refused the user is not asked again. */
  readonly facts: AxlReading;
  readonly username: string;
  readonly password: HeldSecret;
  readonly signal: AbortSignal;
}

/** AXL and what belongs to it, for the preflight. Where nobody gave the application user, nothing is sent. */
export function preflightAxl({ platform }: Pick<Workbench, 'platform'>, { facts, username, password, signal }: AxlRequest): { readonly axl: PreflightAxl; readonly close: () => Promise<void> } {
  const { named, probed } = platform;
  const row = probed.find(({ service }) => service === 'axl');
  const ask = async (): Promise<Result<AxlPreflight>> => {
    if (!facts.ok) return facts;
    if (named === null || row === undefined || username === '') return fail('platform.axl-not-asked', named?.host);
    const { host, axlPort: port, olderNode } = named;
    return readAxlPreflight({ host, port, olderNode, expectedSha256: row.sha256, username, password: password.once(), signal });
  };
  let more: Promise<Result<AxlPreflight>> | null = null;
  const registrations = (): Promise<Result<readonly Registration[]>> => Promise.resolve(facts.ok ? fail('platform.axl-not-asked', named?.host) : facts);
  return { axl: { facts, more: () => (more ??= ask()), registrations }, close: () => Promise.resolve() };
}
