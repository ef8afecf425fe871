import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** `npm run walks`: the wizard walked by mouse and by keys, with a picture of each screen (test/by-hand). */
const test = { ...usual.test };
delete test.projects;

export default defineConfig({
  ...usual,
  test: {
    ...test,
    include: ['test/by-hand/**/*.test.ts'],
    // Two people side by side keep two cores busy.
    maxWorkers: 2,
  },
});
