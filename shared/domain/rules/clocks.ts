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

const RULES = {
  server: { ahead: 'server-clock-ahead', behind: 'server-clock-behind' },
  node: { ahead: 'node-clock-ahead', behind: 'node-clock-behind' },
} as const;

/** What is told of clocks: minutes by which they differ at least. */
export interface ClockGroup {
  readonly how: 'ahead' | 'behind';
  readonly names: readonly string[];
  readonly minutes: number;
}

/** Whether a finding is about clocks: its minutes are other ones each time it is made. */
export const isAboutClocks = ({ rule }: Pick<RuleFinding, 'rule'>): boolean => Object.values(RULES).some(({ ahead, behind }) => rule === ahead || rule === behind);

/** Clocks that differ from this computer's by more than five minutes. Where it is this computer's that is wrong, all differ alike: they are named together, with the least difference. */
export function farClocks(clocks: readonly ServerClock[]): readonly ClockGroup[] {
  return ([['ahead', 1], ['behind', -1]] as const).flatMap(([how, sign]) => {
    const far = clocks.flatMap(({ name, skew }) => (skew !== null && sign * skew > MAX_SKEW ? [{ name, by: sign * skew }] : []));
    return far.length === 0 ? [] : [{ how, names: far.map(({ name }) => name), minutes: Math.floor(Math.min(...far.map(({ by }) => by)) / MINUTE) }];
  });
}

/** Servers whose clock differs from this computer's. What a new CTL file takes its time from differs: `server` where this computer makes it, `node` where the cluster does. */
export const clockFindings = ({ clocks }: { readonly clocks: readonly ServerClock[] }, of: keyof typeof RULES = 'server'): readonly RuleFinding[] =>
  farClocks(clocks).map(({ how, names, minutes }) => finding(RULES[of][how], { servers: names.join(', '), minutes }));
