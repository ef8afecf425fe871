import { type Drawn } from '../nodes/seed.ts';
import { type Scenario } from '../scenarios/platform/scenario.ts';

/** What a client may not do, in the order in which interfaces are asked for in an evening. */
export const VIOLATIONS = [
  /** More than 15 requests a minute for the cluster (service parameter *Allowed Device Queries Per Minute*, RisPort70). */
  'ris-rate',
  /** More than 1000 names in one request: cisco-risport, CiscoDevNet's serviceability samples and a PHP client ask for that many (probable). */
  'ris-names',
  /** More than 80 requests a minute (PerfMon, troubleshooting guide 15). */
  'perfmon-rate',
  /** More than four resets side by side. */
  'resets-side-by-side',
  /** A reset for a device that is no phone of this cluster. */
  'reset-of-no-phone',
  /** What sets parameters to defaults, or writes by SQL. */
  'forbidden-call',
  /** SOAPAction, namespace, elements or their order are not those of the WSDL. */
  'form',
  /** `NodeName` of Control Center Services is not the node that answers. */
  'other-node',
  /** A password that was refused comes again. */
  'password-again',
] as const;

export type Violation = (typeof VIOLATIONS)[number];

const MINUTE = 60_000;
const MOST = { ris: 15, perfmon: 80 } as const;

/** `used-up` = by other programs, which count too; `too-many` = by this client alone. */
type Admission = 'admitted' | 'used-up' | 'too-many';

/** How a cluster counts requests, and what else asks it. */
export interface LimitFacts {
  /** Whether a request that was turned away is counted. */
  readonly countsRefused: boolean;
  /** `sliding` = the requests of the last 60 s, `fixed` = those since the full minute. */
  readonly minute: 'sliding' | 'fixed';
  /** Requests of other programs in the minute of a moment, milliseconds. */
  readonly others: (interface_: keyof typeof MOST, now: number) => number;
}

/** A monitor that looks every other minute uses up all there is. */
const inBursts = (most: number, now: number): number => (Math.floor(now / MINUTE) % 2 === 0 ? most : 0);

/**
 * No source says how a node counts: whether a request that was turned away counts, nor from when to when a minute is. What other programs ask differs: a steady part, all but one or two
 * requests, or everything every other minute.
 */
export function limitsOf({ scenario: { otherRequests }, pick }: { readonly scenario: Scenario; readonly pick: Drawn }): LimitFacts {
  const asked = pick<'steadily' | 'nearly all' | 'in bursts'>('limits: other programs ask', ['steadily', 'nearly all', 'in bursts']);
  const others: LimitFacts['others'] = (name, now) => {
    if (otherRequests[name] === 0) return 0;
    return asked === 'steadily' ? otherRequests[name] : asked === 'nearly all' ? MOST[name] - 2 : inBursts(MOST[name], now);
  };
  return { countsRefused: pick('limits: a request that was turned away', ['does not count', 'counts']) === 'counts', minute: pick<LimitFacts['minute']>('limits: minute', ['sliding', 'fixed']), others };
}

/** Requests of the last minute, whatever node they came to. */
class Rate {
  readonly #name: keyof typeof MOST;
  readonly #facts: LimitFacts;
  #times: number[] = [];

  constructor(name: keyof typeof MOST, facts: LimitFacts) {
    this.#name = name;
    this.#facts = facts;
  }

  /** Takes a request, or turns it away. */
  admit(now: number): Admission {
    const { countsRefused, minute, others } = this.#facts;
    const since = minute === 'sliding' ? now - MINUTE : Math.floor(now / MINUTE) * MINUTE - 1;
    this.#times = this.#times.filter((time) => time > since);
    const most = MOST[this.#name];
    const count = this.#times.length + 1;
    const admission = count > most ? 'too-many' : count + others(this.#name, now) > most ? 'used-up' : 'admitted';
    if (admission === 'admitted' || countsRefused) this.#times.push(now);
    return admission;
  }
}

/** The limits of a cluster's interfaces, and what a client did in spite of them: on practice that is a fault, and a test can ask for it. */
export class Limits {
  readonly ris: Rate;
  readonly perfmon: Rate;
  readonly #counts = new Map<Violation, number>();
  readonly #refused = new Set<string>();
  #resets = 0;

  constructor(facts: LimitFacts) {
    this.ris = new Rate('ris', facts);
    this.perfmon = new Rate('perfmon', facts);
  }

  count(violation: Violation): void {
    this.#counts.set(violation, (this.#counts.get(violation) ?? 0) + 1);
  }

  /** How often each was done; empty = never any. */
  get violations(): Readonly<Partial<Record<Violation, number>>> {
    return Object.fromEntries(this.#counts);
  }

  /** A user and password that were refused. */
  refuse(given: string): void {
    if (given !== '' && this.#refused.has(given)) this.count('password-again');
    // One that is tried by a monitor for days must not fill the memory.
    if (this.#refused.size < 100) this.#refused.add(given);
  }

  /** Runs one of at most four resets; `undefined` = it is one too many. */
  async reset<T>(run: () => Promise<T>): Promise<T | undefined> {
    if (this.#resets >= 4) {
      this.count('resets-side-by-side');
      return undefined;
    }
    this.#resets += 1;
    try {
      return await run();
    } finally {
      this.#resets -= 1;
    }
  }
}
