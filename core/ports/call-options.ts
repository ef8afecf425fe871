/** How long a call to the outside may take, and how its caller ends it. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds; each method has its own default. */
  readonly deadline?: number;
}
