import { type AppError } from '../../shared/domain/result.ts';
import { type Clock, sleep } from '../ports/clock.ts';
import { type ChangeObserver, type StepResult } from './observer.ts';

/** Pauses between attempts, milliseconds; the last one is repeated. A provider that restarts is back within seconds, a node within minutes. */
const PAUSES = [200, 500, 1000, 2000] as const;

/** Something that is tried until it succeeds, fails for a reason that does not pass, or took too long. */
export interface Attempt {
  readonly clock: Clock;
  readonly observer: Pick<ChangeObserver, 'serverWaited'>;
  /** Whom it concerns; `null` = whoever the error names. */
  readonly server: string | null;
  /** Milliseconds from the first attempt on in which another one is begun; 0 = none. */
  readonly patience: number;
  readonly passes: (error: AppError) => boolean;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Never throws. Reads what is true before it does anything: nothing is repeated blindly. */
  readonly once: () => Promise<StepResult>;
  readonly stumbled: (error: AppError) => void;
}

/** Tries again, with pauses, as long as errors pass; says whom it waits for, and since when. */
export async function persist({ clock, observer, server, patience, passes, signal, once, stumbled }: Attempt): Promise<StepResult> {
  const began = clock.elapsed();
  const waited = new Map<string, string>();
  const isEnded = (): boolean => signal.aborted;
  const end = (result: StepResult): StepResult => {
    for (const name of waited.keys()) observer.serverWaited(name, null);
    return result;
  };
  for (let tries = 0; ; tries += 1) {
    const result = await once();
    if (result.ok || !passes(result.error)) return end(result);
    stumbled(result.error);
    const left = patience - (clock.elapsed() - began);
    if (left <= 0 || isEnded()) return end(result);
    const name = server ?? result.error.where;
    const since = waited.get(name) ?? clock.now().toISOString();
    waited.set(name, since);
    observer.serverWaited(name, { server: name, since, error: result.error });
    await sleep(clock, Math.min(PAUSES[Math.min(tries, PAUSES.length - 1)] ?? left, left), signal);
    if (isEnded()) return end(result);
  }
}
