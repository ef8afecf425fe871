import { type PlanStep } from '../../shared/domain/steps.ts';
import { waitingSteps, withStatus, type JobView } from '../../shared/session/progress.ts';
import { type ViewState } from '../../shared/session/view-state.ts';

/** A screen of the window, told by what went into its state. */
export interface DrawnScreen {
  readonly name: string;
  readonly state: ViewState;
}

/** As many that whatever two things stand together somewhere stand together in one of these: what is drawn costs more than what is composed. */
export function eachTwo<T>(all: readonly T[], thingsOf: (one: T) => readonly unknown[]): readonly T[] {
  const met = new Set<string>();
  return all.filter((one) => {
    const things = thingsOf(one).map((thing) => JSON.stringify(thing));
    const pairs = things.flatMap((first) => things.map((second) => `${first} ${second}`)).filter((pair) => !met.has(pair));
    for (const pair of pairs) met.add(pair);
    return pairs.length > 0;
  });
}

/** A change at each of its moments. @param lasting the kind of step from which on nothing is cancelled. */
export function jobsOf(steps: readonly PlanStep[], lasting: PlanStep['kind']): readonly JobView[] {
  const first = steps.findIndex(({ kind }) => kind === lasting);
  return steps.flatMap(({ id }, at) =>
    (['running', 'proved'] as const).map((status) => {
      const begun = steps.slice(0, at).reduce((job, step) => withStatus(job, step.id, 'proved'), waitingSteps(steps));
      return { id: 'c', folder: '/changes/c', as: 'run', steps: withStatus(begun, id, status), waits: [], cancellable: at < first };
    }),
  );
}
