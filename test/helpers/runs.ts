/** Whether this is `npm run test:long`. */
export const isLong = process.env['TEST_RUNS'] === 'long';

/** How much of the same is done: a little in `npm test`, all of it in `npm run test:long`. */
export const runs = <T>(usual: T, long: T): T => (isLong ? long : usual);
