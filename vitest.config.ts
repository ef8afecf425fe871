import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest begins first, so that no worker is left alone with it at the end. */
const LONGEST = ['test/kill/', 'test/e2e/screens.', 'test/e2e/platform/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some((part) => moduleId.includes(part));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/**
 * Files of these folders have a worker of their own: they change what a whole process shares, or look at what it holds. All others run in workers
 * that go on with the next file, and with what was loaded there: loading it again takes most files longer than their tests.
 */
const ALONE = [
  ...['electron', 'faults', 'house', 'kill', 'secrets', 'shell', 'tokens', 'walks'].map((folder) => `test/${folder}/**/*.test.ts`),
  // They stand in for modules, or for what belongs to the process.
  'test/change/with-token/round-trips.test.ts',
  'test/cli/platform/passwords-wiped.test.ts',
  'test/cli/platform/rollout-questions.test.ts',
  // What speaks with a browser that it has not started keeps to the temporary folder in which it was loaded.
  'test/e2e/desktop-walk.test.ts',
];

/** Runs in `npm run test:long` alone. */
const ON_28_NODES = ['test/cli/platform/twenty-eight-nodes.test.ts', 'test/cli/with-token/twenty-eight-servers.test.ts'];

/** Runs in `npm run walks` alone. */
const BY_HAND = 'test/by-hand/**';

/** Runs in `npm run test:windows` alone. */
const UNDER_WINE = 'test/windows/**';

export default defineConfig({
  // A module of which only types are wanted is not loaded, as it is not in a bundle.
  oxc: { typescript: { onlyRemoveTypeImports: false } },
  test: {
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: [...ALONE, ...ON_28_NODES, BY_HAND, UNDER_WINE], isolate: false } },
    ],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/helpers/around-each-file.ts'],
    // Nothing waits for them: they end what hangs, and must be out of reach of a busy machine, on which a test was seen to take ten times as long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // vitest itself has it end after a second; a protection that is missed has 60 for its test (scripts/protections.mjs).
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    // Many tests wait for processes, browsers and terminals: more than two keep two cores busy.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
  },
});
