import { type RuleFinding, finding } from './rule.ts';

/** A server's clock against the one of this computer. */
export interface ServerClock {
  readonly name: string;
  /** Milliseconds that the server's clock is ahead at least (negative: behind); `null` = the server was not heard, or does not tell. */
  readonly skew: number | null;
}

const MINUTE = 60_000;

/** Milliseconds above which a difference is told; Kerberos bears as much (RFC 4120, 7.5.1). */
const MAX_SKEW = 5 * MINUTE;

type ClockRule = 'server-clock-ahead' | 'server-clock-behind';

/** Where this computer's clock is the wrong one, all servers differ alike: they are named together, with the least difference. */
function differing(rule: ClockRule, clocks: readonly { readonly name: string; readonly by: number }[]): readonly RuleFinding[] {
  const far = clocks.filter(({ by }) => by > MAX_SKEW);
  if (far.length === 0) return [];
  return [finding(rule, { servers: far.map(({ name }) => name).join(', '), minutes: Math.floor(Math.min(...far.map(({ by }) => by)) / MINUTE) })];
}

/** Servers whose clock differs from this computer's by more than five minutes. */
export function clockFindings({ clocks }: { readonly clocks: readonly ServerClock[] }): readonly RuleFinding[] {
  const known = clocks.flatMap(({ name, skew }) => (skew === null ? [] : [{ name, skew }]));
  return [
    ...differing('server-clock-ahead', known.map(({ name, skew }) => ({ name, by: skew }))),
    ...differing('server-clock-behind', known.map(({ name, skew }) => ({ name, by: -skew }))),
  ];
}
