import { type EndedBy } from '../../shared/domain/change-record.ts';
import { type ChangeMaker } from '../change/maker.ts';
import { type Workbench } from './workbench.ts';

/** The cluster as it was named, whom it knows, and to what a person agreed. */
export type NamedCluster = Pick<ChangeMaker, 'host' | 'port' | 'keySha256' | 'username' | 'client' | 'consents'>;

/** What the records of both routes say besides the plan. */
export function changeMaker({ options, store }: Pick<Workbench, 'options' | 'store'>, named: NamedCluster): ChangeMaker {
  const { program, operator, holder } = options;
  const { practice, atPractice } = store.state();
  return { program, operator, holder, practice: practice === null || !atPractice ? null : { scenario: practice.scenario, seed: practice.seed }, ...named };
}

/** Whoever ends an open change here and now. */
export const enderOf = ({ options: { program, operator, holder } }: Pick<Workbench, 'options'>, username: string): EndedBy => ({ program, holder, operator, username });
