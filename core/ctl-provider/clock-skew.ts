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
