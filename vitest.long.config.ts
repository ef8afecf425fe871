import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** `npm run test:long`: the tests that do more of the same than `npm test` has the time for (test/helpers/runs.ts). */
// Each of these files has a worker of its own.
const test = { ...usual.test };
delete test.projects;

export default defineConfig({
  ...usual,
  test: {
    ...test,
    env: { TEST_RUNS: 'long' },
    include: ['test/change/with-token/planned-bytes.test.ts', 'test/cli/platform/twenty-eight-nodes.test.ts', 'test/cli/platform/practice-examples.test.ts', 'test/cli/with-token/twenty-eight-servers.test.ts', 'test/ctl-file/fuzz.test.ts', 'test/trust/mutants.test.ts', 'test/data-folder/hostile.test.ts', 'test/files/lock-race.test.ts', 'test/preflight/scenarios.test.ts', 'test/kill/**/*.test.ts', 'test/**/itl-practice.test.ts', 'test/**/nois*.test.ts', 'test/**/reports-by-seed.test.ts', 'test/rollout/failures.test.ts', 'test/platform/reports.test.ts', 'test/platform/sessions.test.ts', 'test/cli/platform/change.test.ts', 'test/**/*-fuzz.test.ts', 'test/provider/kill.test.ts', 'test/provider/siege.test.ts', 'test/secrets/**/*.test.ts', 'test/walks/in-a-row.test.ts'],
  },
});
