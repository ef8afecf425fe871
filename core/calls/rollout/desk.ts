import { type Neighbour } from '../../../shared/domain/neighbours.ts';
import { type RolloutReport } from '../../../shared/domain/rollout/report.ts';
import { type RolloutWork } from '../../rollout/work.ts';
import { type Operations } from '../../ports/platform/operations.ts';

/** The live objects of a rollout. Never leaves the engine. */
export interface RolloutDesk {
  /** `null` = none is shown. */
  work: RolloutWork | null;
  /** It holds the passwords; `null` = nobody does. */
  operations: Operations | null;
  /** A person ticked that the passwords are held across the parts. */
  holds: boolean;
  isPlanned: boolean;
  isWorking: boolean;
  /** A person has ended it for good, and what is under way comes to its end. */
  isEnding: boolean;
  report: RolloutReport | null;
  readonly tickedPhones: Set<string>;
  readonly tickedNeighbours: Set<Neighbour>;
  /** Ends requests under way when the program ends. */
  ending: AbortController;
  job: Promise<void> | null;
}

export const createRolloutDesk = (): RolloutDesk => ({
  work: null,
  operations: null,
  holds: false,
  isPlanned: false,
  isWorking: false,
  isEnding: false,
  report: null,
  tickedPhones: new Set(),
  tickedNeighbours: new Set(),
  ending: new AbortController(),
  job: null,
});

export const ticksOf = ({ tickedPhones, tickedNeighbours }: RolloutDesk): { readonly phones: ReadonlySet<string>; readonly neighbours: readonly Neighbour[] } => ({ phones: tickedPhones, neighbours: [...tickedNeighbours] });

/** Into what is ticked off, or out of it. */
export function tick<T>(ticked: Set<T>, one: T, done: boolean): void {
  if (done) ticked.add(one);
  else ticked.delete(one);
}

/** Wipes the passwords. */
export async function letGo(desk: RolloutDesk): Promise<void> {
  const { operations } = desk;
  desk.operations = null;
  await operations?.close();
}

/** Ends what is under way where nothing is cut off, and forgets the rollout; one that can go on stays open in its folder. */
export async function leaveDesk(desk: RolloutDesk): Promise<void> {
  desk.work?.pause();
  desk.ending.abort();
  await desk.job;
  await letGo(desk);
  Object.assign(desk, createRolloutDesk());
}
