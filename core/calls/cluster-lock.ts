import { type Result } from '../../shared/domain/result.ts';
import { withClusterLock } from '../data-folder/lock.ts';
import { type Workbench } from './workbench.ts';

type LockBench = Pick<Workbench, 'options' | 'practice' | 'store'>;

/** Practice clusters bear the same names, as those of a real one may be: each is a world of its own, known by what only it has, whichever route it is reached by. */
const namesHere = ({ practice, store }: LockBench, names: readonly string[]): readonly string[] =>
  practice !== null && store.state().atPractice ? [`practice-${practice.certificateSha256}`] : names;

/**
 * One change at a time on the cluster that is signed in to, whichever program of this computer makes it, and by whichever route.
 * @param names all that is known to name its publisher.
 */
export const lockCluster = <T>(bench: LockBench, names: readonly string[], work: () => Promise<T>): Promise<Result<T>> => withClusterLock(bench.options, namesHere(bench, names), work);
