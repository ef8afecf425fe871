/** Of every practice cluster that a test starts: a run is the same each time. What holds for every seed is tested with several. */
export const SEED = 1;
