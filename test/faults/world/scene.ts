import { type EventBody } from '../../../provider/events.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type Random } from '../../helpers/random.ts';
import { type Fault } from '../fault.ts';
import { Administrator } from './administrator.ts';
import { type Kit } from './kit.ts';
import { Machine, type Program } from './machine.ts';
import { Network } from './network.ts';
import { lineNames } from './lines.ts';
import { ServerNode } from './node.ts';
import { SecondClient } from './second-client.ts';
import { VirtualTime } from './time.ts';

/** One message as a server received it. */
export interface Received {
  readonly at: number;
  readonly server: string;
  readonly name: string;
  readonly user: string;
  /** Hash of what it is about, if it is about a file. */
  readonly about: string;
}

const JOURNAL = /^\/data\/changes\/[^/]+\/journal\.jsonl$/;

/** Everything that one run takes place in. */
export class Scene {
  readonly time = new VirtualTime();
  readonly kit: Kit;
  readonly nodes: readonly ServerNode[];
  readonly network: Network;
  /** The administrator's computer. */
  readonly desk: Machine;
  readonly second: SecondClient;
  readonly received: Received[] = [];
  /** When the line behind the latest report was to be written; -1 = never. */
  reportedAt = -1;
  #faults: readonly Fault[] = [];
  #administrator: Administrator;

  constructor(kit: Kit, mode: SecurityMode, random: Random) {
    this.kit = kit;
    this.nodes = kit.servers.map(({ name }) => new ServerNode(name, this.time, kit));
    for (const node of this.nodes) {
      node.fill(kit.ctlFile[mode], mode);
      node.onEvent = (event) => this.#event(node, event);
    }
    this.network = new Network(this.time, random, (host) => this.nodes.find(({ name }) => name === host)?.reach ?? 'refused', {
      request: (wire, name, frame, program) => (program === this.program ? this.#through(frame, (fault, bytes) => fault.request(wire, name, bytes, program)) : frame),
      reply: (wire, _, frame) => this.#through(frame, (fault, bytes) => fault.reply(wire, bytes)),
    });
    this.desk = new Machine('desk', this.time);
    this.desk.disk.before = (call, file, bytes) => {
      if (call !== 'write' || bytes === undefined || !JOURNAL.test(file)) return;
      const names = lineNames(bytes);
      if (names.includes('reported') || names.includes('ended')) this.reportedAt = this.time.now;
      for (const name of names) for (const fault of this.#faults) fault.line(name, bytes);
    };
    this.second = new SecondClient(kit, this.network, this.time, this.nodes, mode);
    this.#administrator = new Administrator(this.desk, this.network, kit);
  }

  get administrator(): Administrator {
    return this.#administrator;
  }

  get program(): Program {
    return this.#administrator.program;
  }

  nodeOf(name: string): ServerNode {
    const node = this.nodes.find((one) => one.name === name);
    if (node === undefined) throw new Error(`no server ${name}`);
    return node;
  }

  /** From now on these may go off. */
  arm(faults: readonly Fault[]): void {
    this.#faults = faults;
  }

  /** The journal written last. */
  journal(): string {
    const journals = this.desk.disk.below('/data/changes').filter((file) => JOURNAL.test(file));
    const newest = journals.toSorted((one, other) => this.desk.disk.stat(one).modified - this.desk.disk.stat(other).modified).at(-1);
    if (newest === undefined) throw new Error('no journal yet');
    return newest;
  }

  async start(): Promise<void> {
    for (const node of this.nodes) void node.start();
    await this.time.pass(() => this.nodes.every(({ reach }) => typeof reach !== 'string'), 10_000);
  }

  /** Another program in the place of the one that ended. */
  startAgain(): void {
    this.#administrator.program.kill();
    this.#administrator = new Administrator(this.desk, this.network, this.kit);
  }

  /** Everything that was wrong with machines is mended. */
  async mend(): Promise<void> {
    for (const machine of [this.desk, ...this.nodes.map((node) => node.machine)]) machine.disk.full = false;
    for (const node of this.nodes) if (typeof node.reach === 'string') void node.start();
    await this.time.drain(60_000);
  }

  bury(): void {
    this.#administrator.program.kill();
    this.second.bury();
    for (const node of this.nodes) node.bury();
  }

  #through(frame: Buffer, work: (fault: Fault, bytes: Buffer) => Buffer | null): Buffer | null {
    let bytes: Buffer | null = frame;
    for (const fault of this.#faults) if (bytes !== null) bytes = work(fault, bytes);
    return bytes;
  }

  #event(node: ServerNode, event: EventBody): void {
    if (event.kind === 'request') {
      const { name, user, message } = event;
      this.received.push({ at: this.time.now, server: node.name, name, user, about: String(message['sha256'] ?? message['fileSha256'] ?? '') });
    }
    for (const fault of this.#faults) fault.event(node, event);
  }
}
