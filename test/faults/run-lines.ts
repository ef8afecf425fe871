/**
 * What is told of a run, in a file that takes nothing else: scripts name these types, and what they name is checked with them once more
 * (tsconfig.scripts.json).
 */
export interface RunLine {
  readonly name: string;
  readonly size: number;
  readonly setup: string;
  readonly seed: number;
  readonly how: readonly string[];
  readonly violations: readonly string[];
  readonly resumed: string;
  readonly took: number;
}

/** Of one in which the programs are processes of their own. */
export interface ProcessRunLine {
  readonly name: string;
  readonly kind: string;
  readonly cell: string;
  readonly how: string;
  readonly violations: readonly string[];
  readonly resumed: string;
  readonly seconds: number;
}
