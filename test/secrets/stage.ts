import { type StartedPracticeCluster } from '../../practice/cluster/start.ts';
import { type Ground } from './program.ts';
import { type RealPlatform } from './real-clusters.ts';
import { type RefusingCluster } from './refusing-cluster.ts';
import { type Steps } from './steps.ts';
import { type Watch } from './watch.ts';

/** What an evening takes place on. */
export interface Stage {
  readonly root: string;
  /** Whether all of it is played, and looked into behind each step, as `npm run canary` does. */
  readonly isWhole: boolean;
  readonly steps: Steps;
  readonly watch: Watch;
  readonly ground: Ground;
  readonly providers: StartedPracticeCluster;
  /** Of the token, whose certificate the file of `providers` has. */
  readonly pin: string;
  readonly refusing: RefusingCluster;
  readonly real: RealPlatform;
}

/** Serial number of the token. */
export const SERIAL = 'cafe01';
