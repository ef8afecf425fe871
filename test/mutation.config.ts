import { defineConfig } from 'vitest/config';

/** Tests of the mutation run (`npm run mutation`): those that judge shared/ctl-file and shared/domain alone, without build, network, token or new keys. */
export default defineConfig({
  test: {
    include: ['test/ctl-file/**/*.test.ts', 'test/domain/**/*.test.ts'],
    // What makes keys, thousands of files, or compares with published transcripts: the facts behind it are stated byte by byte by the others.
    exclude: ['test/ctl-file/{draft,show,fuzz,round-trip,founding-document,genuine}.test.ts'],
  },
});
