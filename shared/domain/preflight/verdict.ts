/**
 * What a row of the preflight came to, the worst first. `fail`: mend it before anything is changed; `unknown`: it could not be read, which is neither good nor bad;
 * `warn`: a person should know it; `pass`: it was read and is as it should be.
 */
export const PREFLIGHT_VERDICTS = ['fail', 'unknown', 'warn', 'pass'] as const;
export type PreflightVerdict = (typeof PREFLIGHT_VERDICTS)[number];
