/** The tests that most protections of the window have: the rules themselves, the built program on the stand-in for Electron, and what that is served. */
export const POLICIES = 'test/electron/policies.test.ts';
export const BUILT = 'test/electron/window.test.ts';
export const SERVED = 'test/electron/served.test.ts';
