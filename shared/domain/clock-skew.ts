/**
 * By how many milliseconds a server's clock is ahead of ours at least (negative: behind).
 * @param time what it told, RFC 3339.
 * @param now our clock when that arrived.
 * @param took milliseconds from question to answer: the server may have looked at its clock at any moment of them.
 */
export function clockSkew(time: string, now: Date, took: number): number {
  const ahead = Date.parse(time) - now.getTime();
  if (ahead > 0) return ahead;
  return Math.min(0, Math.round(ahead + took));
}

/** Milliseconds that a time in whole seconds leaves out at most. */
const SECOND_LEFT_OUT = 999;

/** The same of a time that was told in whole seconds: a server may be later than it says. */
export const clockSkewInSeconds = (time: string, now: Date, took: number): number => clockSkew(time, now, took + SECOND_LEFT_OUT);
