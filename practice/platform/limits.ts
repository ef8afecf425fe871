import { type EveningFacts } from '../scenarios/platform/evening.ts';

/** What a client may not do, in the order in which interfaces are asked for in an evening. */
export const VIOLATIONS = [
  /** More than 15 requests a minute for the cluster (service parameter *Allowed Device Queries Per Minute*, RisPort70). */
  'ris-rate',
  /** More than 1000 names in one request: all known programs ask for that many (probable). */
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

/** `used-up` = by other programs, which count too; `too-many` = by this client alone. */
type Admission = 'admitted' | 'used-up' | 'too-many';

/** Requests of the last minute, whatever node they came to. */
class Rate {
  readonly #most: number;
  readonly #others: number;
  #times: number[] = [];

  /** @param others requests of other programs in every minute. */
  constructor(most: number, others: number) {
    this.#most = most;
    this.#others = others;
  }

  /** Counts a request. Those that were turned away count too: no source says that they do not. */
  admit(now: number): Admission {
    this.#times = this.#times.filter((time) => now - time < MINUTE);
    this.#times.push(now);
    const { length } = this.#times;
    return length > this.#most ? 'too-many' : length + this.#others > this.#most ? 'used-up' : 'admitted';
  }
}

/** The limits of a cluster's interfaces, and what a client did in spite of them: on practice that is a fault, and a test can ask for it. */
export class Limits {
  readonly ris: Rate;
  readonly perfmon: Rate;
  readonly #counts = new Map<Violation, number>();
  readonly #refused = new Set<string>();
  #resets = 0;

  constructor(others: EveningFacts['otherRequests']) {
    this.ris = new Rate(15, others.ris);
    this.perfmon = new Rate(80, others.perfmon);
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
