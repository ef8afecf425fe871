import { BUILT } from './tests.mjs';

/** A rule that the program has, and binds to nothing. */
export const binding = (/** @type {string} */ id, /** @type {string} */ call, /** @type {string} */ what, /** @type {string} */ name) => ({
  id,
  what,
  file: 'electron/main.ts',
  find: `  ${call};\n`,
  put: '',
  tests: [{ file: BUILT, name }],
});
