import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type DevicePool } from './groups.ts';
import { type PhoneTable } from './phone-table.ts';
import { type PhoneColumns, type PhoneRow } from './table.ts';

/** What phones meet on the nodes when their time has come. */
export interface PhoneWorld {
  /** Whether Cisco CallManager runs on the node of this number. */
  isUp(node: number): boolean;
  /** The mode in which it takes registrations; what it read at its start, or what the cluster has now. */
  acceptsMode(node: number): SecurityMode;
  /** Mode of the cluster, in which Cisco Tftp makes configuration files. */
  readonly mode: SecurityMode;
  /** Loads CTL file, ITL file and configuration. @returns whether the phone took the configuration. */
  load(at: number): boolean;
}

/** Milliseconds; short, so that an evening can be rehearsed. A real phone takes one to five minutes. */
const BOOT = { least: 1500, spread: 1000 } as const;
const REGISTER = { least: 400, spread: 1200 } as const;
const FALL_BACK = { least: 1000, spread: 1000 } as const;
/** A phone that no node takes with the configuration that it has loads a new one. */
const LOAD_ANEW = { least: 1500, spread: 500 } as const;
/** A call is begun so long after both phones are back, and ends so long after one of them was asked to reset. */
const CALL = { begins: 4000, ends: 8000 } as const;

type Span = { readonly least: number; readonly spread: number };

/** Always the same for a phone, so that what it does can be foretold. */
const spread = (at: number, { least, spread: width }: Span): number => least + ((at * 2_654_435_761) % 1009) * (width / 1009);

/**
 * Where phones are registered. A phone registers with the first node of its group on which Cisco CallManager runs, and goes back to the primary once that runs again (system configuration guide,
 * CallManager groups). In mixed mode devices with a secure profile use the secure port (security guide 12.5(1), CTL client); a configuration file says the mode of the cluster (same guide), so a phone with a secure
 * profile is taken by a node whose mode is that of the file it loaded. A phone that none takes with an old file loads a new one: that is inferred, since all documents restart Cisco
 * CallManager before phones are reset. Time passes when `settle` is called; nothing runs in between.
 */
export class Registrations {
  readonly table: PhoneTable;
  readonly columns: PhoneColumns;
  readonly #pools: readonly (readonly number[])[];
  readonly #stayAway: ReadonlySet<number>;
  readonly #callers: readonly number[];
  #callEnds: number;

  /**
   * @param pools with the numbers of their nodes, the primary first.
   * @param callEnds when the call of this cluster ends, as it was left; `Infinity` = it goes on.
   */
  constructor(table: PhoneTable, columns: PhoneColumns, pools: readonly (readonly number[])[], odd: { readonly stayAway: readonly string[]; readonly inCall: readonly string[]; readonly callEnds: number }) {
    this.table = table;
    this.columns = columns;
    this.#pools = pools;
    this.#stayAway = new Set(odd.stayAway.map((name) => table.indexOf(name)));
    this.#callers = odd.inCall.map((name) => table.indexOf(name));
    this.#callEnds = odd.callEnds;
  }

  get callEnds(): number {
    return this.#callEnds;
  }

  /** As it has been for days: everybody is registered with the primary, with the file `held` and a configuration of this mode. */
  begin(now: number, held: number, isMixed: boolean, world: Pick<PhoneWorld, 'isUp'>): void {
    const { columns, table } = this;
    for (let at = 0; at < table.count; at += 1) {
      columns.held[at] = held;
      columns.mode[at] = isMixed ? 1 : 0;
      const node = at < table.firstAbsent ? this.#group(at).find((member) => world.isUp(member)) : undefined;
      if (at >= table.firstAbsent) columns.put(at, 'off', -1, 0);
      else columns.put(at, node === undefined ? 'unregistered' : 'registered', node ?? -1, now - 86_400_000 - spread(at, { least: 0, spread: 86_400_000 }));
    }
  }

  #group(at: number): readonly number[] {
    return this.#pools[this.table.poolOf(at)] ?? [];
  }

  row(at: number): PhoneRow {
    return this.columns.row(at);
  }

  /** Number of the node that a phone was registered with before, or was last; -1 = none. */
  before(at: number): number {
    return this.columns.before[at] ?? -1;
  }

  /** How many phones a node has, by the mode in which they are registered. */
  count(node: number): { readonly registered: number; readonly encrypted: number; readonly authenticated: number } {
    const { columns, table } = this;
    const counts = { registered: 0, encrypted: 0, authenticated: 0 };
    for (let at = 0; at < table.firstAbsent; at += 1) {
      if (columns.node[at] !== node || columns.state[at] !== 0) continue;
      counts.registered += 1;
      if (columns.mode[at] !== 1) continue;
      const mode = table.modeOf(at);
      if (mode === 'Encrypted') counts.encrypted += 1;
      else if (mode === 'Authenticated') counts.authenticated += 1;
    }
    return counts;
  }

  /** Calls in which the phones of a node are. */
  calls(node: number, now: number): number {
    return this.#isCall(now) && this.#callers.some((at) => this.columns.node[at] === node) ? 1 : 0;
  }

  #isCall(now: number): boolean {
    const { columns } = this;
    const areBack = this.#callers.length > 0 && this.#callers.every((at) => columns.state[at] === 0 && now - (columns.since[at] ?? 0) >= CALL.begins);
    return areBack && now < this.#callEnds;
  }

  /** A reset that the cluster was asked for: a phone that is not registered gets none, one in a call begins when that has ended. */
  reset(at: number, now: number): void {
    const { columns } = this;
    if (columns.state[at] !== 0 || columns.actOf(at) === 'reset') return;
    if (this.#callers.includes(at) && this.#isCall(now)) {
      if (this.#callEnds === Infinity) this.#callEnds = now + CALL.ends;
      columns.plan(at, 'reset', this.#callEnds);
    } else this.#shutDown(at, now);
  }

  #shutDown(at: number, now: number): void {
    const { columns } = this;
    const isLost = this.#stayAway.has(at);
    columns.put(at, isLost ? 'away' : 'unregistered', -1, now);
    if (isLost) columns.plan(at, 'nothing', Infinity);
    else columns.plan(at, 'load', now + spread(at, BOOT));
  }

  /** A person takes the phone from the power and gives it back. */
  powerCycle(at: number, now: number): void {
    this.columns.put(at, 'unregistered', -1, now);
    this.columns.plan(at, 'load', now + spread(at, REGISTER));
  }

  /**
   * It has loaded its files already and comes back.
   * @param mode of the configuration that it took; `null` = it took none.
   */
  comeBack(at: number, now: number, mode: SecurityMode | null): void {
    if (mode !== null) this.columns.mode[at] = mode === 'mixed' ? 1 : 0;
    this.columns.put(at, 'unregistered', -1, now);
    this.columns.plan(at, 'register', now);
  }

  switchOff(at: number, now: number): void {
    this.columns.put(at, 'off', -1, now);
    this.columns.plan(at, 'nothing', Infinity);
  }

  /** Cisco CallManager has ended on a node: calls are over, phones look for another node. */
  nodeDown(node: number, now: number): void {
    const { columns, table } = this;
    for (let at = 0; at < table.firstAbsent; at += 1) {
      if (columns.node[at] !== node) continue;
      const wasToReset = columns.actOf(at) === 'reset';
      columns.put(at, 'unregistered', -1, now);
      columns.plan(at, wasToReset ? 'load' : 'register', now + spread(at, wasToReset ? BOOT : REGISTER));
    }
  }

  /** Cisco CallManager runs on a node: phones that have none come, phones whose primary it is come back. */
  nodeUp(node: number, now: number): void {
    const { columns, table } = this;
    for (let at = 0; at < table.firstAbsent; at += 1) {
      const group = this.#group(at);
      const state = columns.stateOf(at);
      if (!group.includes(node) || columns.actOf(at) === 'load') continue;
      if (state === 'unregistered' || state === 'rejected') columns.plan(at, 'register', now + spread(at, REGISTER));
      else if (state === 'registered' && group[0] === node && columns.node[at] !== node && columns.actOf(at) === 'nothing') columns.plan(at, 'fall-back', now + spread(at, FALL_BACK));
    }
  }

  /** When the next phone acts; `Infinity` = none will by itself. */
  get nextDue(): number {
    const { due } = this.columns;
    let next = Infinity;
    for (let at = 0; at < due.length; at += 1) {
      const one = due[at] ?? Infinity;
      if (one < next) next = one;
    }
    return next;
  }

  /** Lets phones do what they had to do until now. */
  settle(now: number, world: PhoneWorld): void {
    const { due } = this.columns;
    for (;;) {
      let acted = false;
      for (let at = 0; at < due.length; at += 1) {
        const time = due[at] ?? Infinity;
        if (time > now) continue;
        this.#act(at, time, world);
        acted = true;
      }
      if (!acted) break;
    }
    if (now >= this.#callEnds + CALL.begins) this.#callEnds = Infinity;
  }

  #act(at: number, now: number, world: PhoneWorld): void {
    const { columns } = this;
    const act = columns.actOf(at);
    columns.plan(at, 'nothing', Infinity);
    if (act === 'reset') this.#shutDown(at, now);
    else if (act === 'load') this.#load(at, now, world);
    else if (act === 'register') this.#register(at, now, world);
    else if (act === 'fall-back') this.#fallBack(at, now, world);
  }

  #load(at: number, now: number, world: PhoneWorld): void {
    if (world.load(at)) this.columns.mode[at] = world.mode === 'mixed' ? 1 : 0;
    this.#register(at, now, world);
  }

  #isTaken(at: number, node: number, world: PhoneWorld): boolean {
    return this.table.modeOf(at) === 'Non Secure' || (world.acceptsMode(node) === 'mixed') === (this.columns.mode[at] === 1);
  }

  #register(at: number, now: number, world: PhoneWorld): void {
    const up = this.#group(at).filter((node) => world.isUp(node));
    const taken = up.find((node) => this.#isTaken(at, node, world));
    if (taken !== undefined) {
      this.columns.put(at, 'registered', taken, now);
      const [primary] = this.#group(at);
      if (primary !== undefined && primary !== taken && up.includes(primary) && this.#isTaken(at, primary, world)) this.columns.plan(at, 'fall-back', now + spread(at, FALL_BACK));
      return;
    }
    const isOld = (world.mode === 'mixed') !== (this.columns.mode[at] === 1);
    this.columns.put(at, up.length > 0 && !isOld ? 'rejected' : 'unregistered', up.length > 0 && !isOld ? (up[0] ?? -1) : -1, now);
    // Without a node there is nothing to load either: it looks again when one comes back.
    if (up.length > 0 && isOld) this.columns.plan(at, 'load', now + spread(at, LOAD_ANEW));
  }

  #fallBack(at: number, now: number, world: PhoneWorld): void {
    const [primary] = this.#group(at);
    if (primary === undefined || this.columns.state[at] !== 0 || this.columns.node[at] === primary || !world.isUp(primary) || !this.#isTaken(at, primary, world)) return;
    this.columns.put(at, 'registered', primary, now);
  }
}

/** Numbers of the nodes in each pool's group. */
export const poolNodes = (pools: readonly DevicePool[], nodes: readonly { readonly name: string }[]): readonly (readonly number[])[] =>
  pools.map(({ members }) => members.map((member) => nodes.findIndex(({ name }) => name === member)));
