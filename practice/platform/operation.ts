import * as z from 'zod/mini';
import { type Clock } from '../../core/ports/clock.ts';
import { type HeldByPhone } from '../../core/ports/practice.ts';
import { createSerialQueue } from '../../shared/domain/serial-queue.ts';
import { type SecurityMode } from '../../shared/domain/server.ts';
import { PHONE_OUTCOMES, type PhoneOutcome } from '../../shared/domain/phone.ts';
import { type PracticeLog } from '../kept/home.ts';
import { bytes } from '../kept/schemas.ts';
import { type PracticeStore } from '../kept/store.ts';
import { type Drawn } from '../nodes/seed.ts';
import { type PracticePhones } from '../phones/fleet.ts';
import { type ItlOffer } from '../phones/phone.ts';
import { type ApplicationUser } from './application-user.ts';
import { Limits, limitsOf } from './limits.ts';
import { type PlatformNode } from './node.ts';
import { HeldFiles } from './registrations/held-files.ts';
import { type DevicePool } from './registrations/groups.ts';
import { type PhoneTable } from './registrations/phone-table.ts';
import { type PhoneWorld, poolNodes, Registrations } from './registrations/phones.ts';
import { keptTable, PhoneColumns } from './registrations/table.ts';
import { type RestartStep } from './restarts.ts';
import { type Scenario } from '../scenarios/platform/scenario.ts';

const keptSchema = z.object({
  table: keptTable,
  files: z.readonly(z.array(bytes)),
  callEnds: z.nullable(z.number()),
  /** Number of the last line of the log of resets that is in the table already. */
  resets: z.number(),
});

/** Milliseconds that the database takes to work off what is outstanding: no source says how long that is. */
const THROTTLED = [300_000, 120_000, 20_000] as const;
/** Bytes of a line of the log of resets: its own number, the phone's number, and when. */
const LINE = 16;

/** The cluster, as far as what goes on in it depends on it. */
interface OperatedCluster {
  readonly scenario: Scenario;
  /** The publisher first. */
  readonly nodes: readonly PlatformNode[];
  readonly publisher: PlatformNode;
  readonly pick: Drawn;
  mode(): Promise<SecurityMode>;
}

export interface OperationGround {
  readonly model: OperatedCluster;
  readonly store: PracticeStore;
  /** Of the resets that phones were asked for. */
  readonly log: PracticeLog;
  readonly clock: Clock;
  readonly phones: PracticePhones;
  /** What a server gives to phones besides the CTL file. */
  readonly itl: (server: string) => ItlOffer;
  readonly table: PhoneTable;
  readonly pools: readonly DevicePool[];
  readonly user: ApplicationUser;
  /** The file that phones without an object of their own hold at the start; `null` = none. */
  readonly heldFile: Uint8Array | null;
  readonly tvsTrustList: readonly Uint8Array[];
}

/**
 * What goes on in a cluster while services are restarted and phones are reset. Nothing runs by itself: whoever asks a node for something lets pass what was to
 * happen until then (`settle`), by the clock that practice was given.
 */
export class Operation {
  readonly limits: Limits;
  readonly registrations: Registrations;
  readonly pools: readonly DevicePool[];
  readonly #ground: OperationGround;
  readonly #files: HeldFiles;
  /** Between the clock's two times, so that a time of day that somebody sets moves nothing. */
  readonly #epoch: number;
  readonly #inTurn = createSerialQueue();
  #resets: number;
  /** Until then AXL takes no request that writes. What was queued when the practice was killed has been worked off. */
  #throttledUntil = -Infinity;
  #restartsBegun = 0;

  constructor(ground: OperationGround, mode: SecurityMode) {
    const { model, store, log, clock, table, pools, heldFile, tvsTrustList } = ground;
    const { phonesStayAway: stayAway, phonesInCall: inCall } = model.scenario;
    this.#ground = ground;
    this.limits = new Limits(limitsOf(model));
    this.pools = pools;
    this.#epoch = clock.now().getTime() - clock.elapsed();
    const kept = store.part('registrations', keptSchema, () => this.#kept());
    this.#files = new HeldFiles(tvsTrustList, kept?.files);
    this.registrations = new Registrations(table, new PhoneColumns(table.count, kept?.table ?? null), poolNodes(pools, model.nodes), { stayAway, inCall, callEnds: kept?.callEnds ?? Infinity });
    this.#resets = kept?.resets ?? 0;
    if (kept === null) {
      for (const node of model.nodes) node.readMode(mode);
      this.registrations.begin(this.now(), heldFile === null ? 0 : this.#files.numberOf(heldFile), mode === 'mixed', { isUp: (node) => model.nodes[node]?.processesCalls === true });
    } else this.#replay(log.left);
  }

  #kept(): z.infer<typeof keptSchema> {
    const { callEnds, columns } = this.registrations;
    return { table: columns.kept, files: this.#files.kept, callEnds: callEnds === Infinity ? null : callEnds, resets: this.#resets };
  }

  /** Resets that were asked for after the table was written last; half a line is none. */
  #replay(left: Uint8Array): void {
    const view = new DataView(left.buffer, left.byteOffset, left.byteLength);
    for (let at = 0; at + LINE <= left.length; at += LINE) {
      const number = view.getUint32(at);
      if (number <= this.#resets) continue;
      this.registrations.reset(view.getUint32(at + 4), view.getFloat64(at + 8));
      this.#resets = number;
    }
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#epoch + this.#ground.clock.elapsed();
  }

  get clock(): Clock {
    return this.#ground.clock;
  }

  /** Whether phones have web pages. */
  get webAccess(): boolean {
    return this.#ground.model.scenario.webAccess === 'on';
  }

  get table(): PhoneTable {
    return this.#ground.table;
  }

  /** Lets happen what was to happen until now, in its order. */
  settle(): Promise<void> {
    return this.#inTurn(async () => {
      const now = this.now();
      const { model } = this.#ground;
      for (;;) {
        const first = model.nodes.reduce<{ readonly node: PlatformNode; readonly step: RestartStep } | undefined>((found, node) => {
          const step = node.nextStep;
          return step === undefined || step.at > now || (found !== undefined && found.step.at <= step.at) ? found : { node, step };
        }, undefined);
        await this.#settlePhones(first?.step.at ?? now);
        if (first === undefined) return;
        await this.#take(first.node, first.step);
      }
    });
  }

  async #settlePhones(now: number): Promise<void> {
    if (this.registrations.nextDue > now) return;
    this.registrations.settle(now, await this.#world());
  }

  async #world(): Promise<PhoneWorld> {
    const { model, phones, table, itl } = this.#ground;
    const mode = await model.mode();
    // No source says when Cisco CallManager reads the mode.
    const readsAtStart = model.pick('Cisco CallManager: reads the mode', ['at its start', 'at once']) === 'at its start';
    const keepsWords = model.pick('phone page: words from before a restart', ['kept', 'gone']) === 'kept';
    const servers = model.nodes.filter((node) => node.service('Cisco Tftp')?.activated === true);
    return {
      mode,
      isUp: (node) => model.nodes[node]?.processesCalls === true,
      acceptsMode: (node) => (readsAtStart ? (model.nodes[node]?.modeAtStart ?? mode) : mode),
      load: (at) => {
        const { columns } = this.registrations;
        const named = phones.phone(table.nameOf(at));
        const server = named === undefined ? servers[at % Math.max(1, servers.length)] : model.nodes.find(({ name }) => name === named.state.tftpServer);
        const served = server?.servedFile() ?? null;
        const outcome = named === undefined ? this.#loadAsOthers(at, served) : named.download(served).outcome;
        named?.configure(itl(named.state.tftpServer));
        columns.outcome[at] = PHONE_OUTCOMES.indexOf(outcome);
        // Whether what it said before is still there after a restart differs by model.
        if (outcome !== 'unchanged' || !keepsWords) columns.said[at] = columns.outcome[at] ?? 0;
        return named === undefined ? served !== null : named.state.configuration !== 'refused';
      },
    };
  }

  /** What a phone that has no object of its own makes of a file. */
  #loadAsOthers(at: number, served: Uint8Array | null): PhoneOutcome {
    if (served === null) return 'unchanged';
    const { columns } = this.registrations;
    const { held, outcome } = this.#files.decide(columns.held[at] ?? 0, served, this.table.phone(at).usesTvs);
    columns.held[at] = held;
    return outcome;
  }

  async #take(node: PlatformNode, step: RestartStep): Promise<void> {
    const { model } = this.#ground;
    const { service } = step.restart;
    const number = model.nodes.indexOf(node);
    const keepsFile = model.scenario.restarts === 'old-file' && node !== model.publisher;
    if (service === 'Cisco CallManager') {
      // Written down by the node with its own state, all at once.
      if (step.step === 'stop') this.registrations.nodeDown(number, step.at);
      else {
        node.readMode(await model.mode());
        if (step.restart.ends === 'STARTED' && node.isReachable) this.registrations.nodeUp(number, step.at);
        this.#ground.user.callManagerRestarted();
      }
    }
    await node.take(step, keepsFile);
  }

  /** Begins the restart of a service; false when it is not activated there. */
  async restart(node: PlatformNode, service: string): Promise<boolean> {
    await this.settle();
    const { model } = this.#ground;
    const isActivated = node.service(service)?.activated === true;
    if (isActivated) this.#restartsBegun += 1;
    if (!isActivated || model.scenario.restarts === 'words-only') return isActivated;
    const staysDown = model.scenario.restarts === 'stays-down' && service === 'Cisco CallManager' && node !== model.publisher;
    return await node.beginRestart(service, this.now(), staysDown ? model.pick('restart: does not come back', ['STOPPED', 'STARTING']) : 'STARTED');
  }

  /** How many restarts were asked for: a test compares it with what a client says that it did. */
  get restartsBegun(): number {
    return this.#restartsBegun;
  }

  /** A person restarts a service on the serviceability page, which is over when this resolves. */
  async restartNow(node: PlatformNode, service: string): Promise<boolean> {
    await this.settle();
    const { model } = this.#ground;
    if (model.scenario.restarts === 'words-only' || (model.scenario.restarts === 'stays-down' && service === 'Cisco CallManager' && node !== model.publisher)) return await this.restart(node, service);
    if (node.service(service)?.activated === true && service === 'Cisco CallManager') {
      node.readMode(await model.mode());
      this.registrations.nodeDown(model.nodes.indexOf(node), this.now());
      this.registrations.nodeUp(model.nodes.indexOf(node), this.now());
      this.#ground.user.callManagerRestarted();
    }
    return await node.restartService(service, this.now(), model.scenario.restarts === 'old-file' && node !== model.publisher);
  }

  /** A node has gone off the network: its phones look for another one. */
  async gone(node: PlatformNode): Promise<void> {
    await this.settle();
    this.registrations.nodeDown(this.#ground.model.nodes.indexOf(node), this.now());
    await this.#ground.store.save();
  }

  /** Whether too many changes are outstanding, so that AXL turns away what writes. */
  get isThrottled(): boolean {
    return this.now() < this.#throttledUntil;
  }

  /** Queues the reset of a phone. */
  async reset(at: number): Promise<void> {
    await this.settle();
    const now = this.now();
    this.registrations.reset(at, now);
    this.#resets += 1;
    if (this.#resets === this.#ground.model.scenario.throttledBehindReset) this.#throttledUntil = now + this.#ground.model.pick('AXL: milliseconds in which writes are turned away', THROTTLED);
    const line = new DataView(new ArrayBuffer(LINE));
    line.setUint32(0, this.#resets);
    line.setUint32(4, at);
    line.setFloat64(8, now);
    await this.#ground.log.append(new Uint8Array(line.buffer));
  }

  /** What a phone made of the last file that it was given. */
  outcomeOf(at: number): PhoneOutcome {
    return this.#ground.phones.phone(this.table.nameOf(at))?.state.outcome ?? PHONE_OUTCOMES[this.registrations.columns.outcome[at] ?? 0] ?? 'not-asked';
  }

  /** What a phone holds, and whether it refused the last file that it was given. */
  holds(at: number): HeldByPhone {
    const named = this.#ground.phones.phone(this.table.nameOf(at))?.state;
    const sha256 = named === undefined ? this.#files.digestOf(this.registrations.columns.held[at] ?? 0) : named.ctlSha256;
    return { sha256, hasRefused: this.outcomeOf(at) === 'rejected' };
  }

  /** What its page says of the last file of which it says something. */
  saidOf(at: number): PhoneOutcome {
    return PHONE_OUTCOMES[this.registrations.columns.said[at] ?? 0] ?? 'not-asked';
  }

  /** A named phone has loaded its files and comes back. */
  async comeBack(at: number): Promise<void> {
    const { model, phones } = this.#ground;
    const { configuration, outcome } = phones.phone(this.table.nameOf(at))?.state ?? { configuration: undefined, outcome: 'not-asked' };
    const isTaken = configuration !== 'refused';
    if (outcome !== 'unchanged') this.registrations.columns.said[at] = PHONE_OUTCOMES.indexOf(outcome);
    this.registrations.comeBack(at, this.now(), isTaken ? await model.mode() : null);
  }

  /** All phones that are there are restarted at once, as a person does it for all of them. */
  async restartAll(): Promise<void> {
    await this.settle();
    const now = this.now();
    for (let at = 0; at < this.table.firstAbsent; at += 1) {
      if (this.registrations.row(at).state === 'off') continue;
      if (this.table.isNamed(at)) await this.comeBack(at);
      else this.registrations.powerCycle(at, now);
    }
  }
}
