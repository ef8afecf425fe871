import path from 'node:path';
import { type TestEngine } from './test-engine.ts';

/** Where the lock of the practice cluster lies that runs: it is called by the certificate of its publisher, whichever route changes it. */
export const lockOfPractice = ({ dataDir, state }: Pick<TestEngine, 'dataDir' | 'state'>): string => path.join(dataDir, 'locks', `practice-${state().practice?.keys[0] ?? ''}.lock`);
