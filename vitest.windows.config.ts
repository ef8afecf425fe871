import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** `npm run test:windows`: what was built, run by Node for Windows under Wine (test/windows). */
const test = { ...usual.test };
delete test.projects;

export default defineConfig({
  ...usual,
  test: {
    ...test,
    include: ['test/windows/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts', 'test/windows/setup.ts'],
    // One prefix, and as many programs in it as the machine has processors.
    maxWorkers: 2,
    // Programs that wait, side by side in one file.
    maxConcurrency: 6,
  },
});
