import { type Result, ok } from '../../../shared/domain/result.ts';
import { type TokensSeen } from '../../../shared/session/events.ts';
import { type TokenIdentity } from '../../../shared/session/token-events.ts';
import { tokenTrouble } from '../../../shared/session/token-trouble.ts';
import { type ListOptions, type Token, type TokenError, type TokenPort } from '../../ports/tokens.ts';
import { tokenView } from '../provider/views.ts';
import { type Workbench } from '../workbench.ts';
import { type TokensDesk } from './desk.ts';

/** Most tokens, and most other cards, that are shown. */
const MAX_SHOWN = 8;
/** Why a look ended: no error, which has a stack. */
const STOPPED = 'stopped';

/** What one look at the readers saw: the tokens themselves, and what is shown of them. */
export interface Look {
  readonly tokens: readonly Token[];
  readonly seen: TokensSeen;
}

/** Looks at the readers; where nothing usable is there, the operating system is asked why. `null` = the cluster was left meanwhile. */
export async function lookAtTokens(bench: Pick<Workbench, 'tokens' | 'provider' | 'practice'>, port: TokenPort, options: ListOptions): Promise<Result<Look | null, TokenError>> {
  const listed = await port.list(options);
  if (!listed.ok) return listed;
  const { tokens, others, slots } = listed.value;
  const { snapshot } = bench.provider;
  if (snapshot === null) return ok(null);
  const shown = tokens.map((token) => tokenView(token, snapshot));
  const asked = port !== bench.practice?.tokens && !shown.some(({ certificates }) => certificates.length > 0);
  const system = asked ? await bench.tokens.system.read() : null;
  if (bench.provider.snapshot === null) return ok(null);
  const trouble = tokenTrouble({ tokens: shown, others, slots }, system);
  return ok({ tokens, seen: { tokens: shown.slice(0, MAX_SHOWN), others: others.slice(0, MAX_SHOWN), trouble } });
}

/** Ends the watcher's look at the readers: one that hangs must not keep waiting what a person asked for. */
export function stopLook(desk: TokensDesk): void {
  // The error that Node would make by itself keeps who called, and the watcher keeps the error.
  desk.look.abort(STOPPED);
  desk.look = new AbortController();
}

export const identityOf = ({ serial, label, certificates }: Token): TokenIdentity => ({ serial, label, certificates: certificates.map(({ sha256 }) => sha256) });
