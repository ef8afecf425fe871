/** Absolute path of the repository. */
export const root: string;
/** Builds `out/` when it is stale; tells whether it did. */
export function build(): Promise<boolean>;
