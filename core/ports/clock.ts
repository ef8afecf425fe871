/** Time as the engine sees it. */
export interface Clock {
  now(): Date;
}
