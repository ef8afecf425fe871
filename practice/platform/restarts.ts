import * as z from 'zod/mini';

/** Milliseconds from the request until a service has stopped, and from then until it runs; short, so that an evening can be rehearsed. */
const DURATIONS: Readonly<Record<string, readonly [stops: number, starts: number]>> = {
  'Cisco Tftp': [400, 800],
  'Cisco CallManager': [600, 1600],
  'Cisco CTIManager': [400, 800],
};
const OTHERS = [300, 500] as const;

/** A restart under way. It ends in `Started`, or it does not come back. */
export const keptRestart = z.object({
  service: z.string(),
  /** Milliseconds since 1970. */
  stopsAt: z.number(),
  startsAt: z.number(),
  hasStopped: z.boolean(),
  ends: z.enum(['STARTED', 'STOPPED', 'STARTING']),
});

export type Restart = z.infer<typeof keptRestart>;

/** A step of a restart, and when. */
export interface RestartStep {
  readonly restart: Restart;
  readonly step: 'stop' | 'start';
  readonly at: number;
}

const durationsOf = (service: string): readonly [stops: number, starts: number] => DURATIONS[service] ?? OTHERS;

/** Milliseconds that a restart of a service takes in all. */
export function restartTime(service: string): number {
  const [stops, starts] = durationsOf(service);
  return stops + starts;
}

export function beginRestart(service: string, now: number, ends: Restart['ends']): Restart {
  const [stops, starts] = durationsOf(service);
  return { service, stopsAt: now + stops, startsAt: now + stops + starts, hasStopped: false, ends };
}

/** What comes next of some restarts; `undefined` = none is under way. */
export function nextStep(restarts: readonly Restart[]): RestartStep | undefined {
  const steps = restarts.map((restart): RestartStep => (restart.hasStopped ? { restart, step: 'start', at: restart.startsAt } : { restart, step: 'stop', at: restart.stopsAt }));
  return steps.reduce<RestartStep | undefined>((first, step) => (first === undefined || step.at < first.at ? step : first), undefined);
}
