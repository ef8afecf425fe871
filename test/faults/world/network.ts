import { Duplex } from 'node:stream';
import { type Address, type PeerConnection } from '../../../core/network/dial.ts';
import { type Limit } from '../../../core/network/deadline.ts';
import { limitError } from '../../../core/network/tls-connect.ts';
import { type PresentedCertificate } from '../../../core/network/presented-certificate.ts';
import { type ServerError } from '../../../core/ports/cluster.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type Random } from '../../helpers/random.ts';
import { type Program } from './machine.ts';
import { type VirtualTime } from './time.ts';

/** One end of a connection, as the product sees it. */
class End extends Duplex {
  readonly remoteAddress = '192.0.2.1';
  lane: Lane | undefined;

  constructor() {
    super({ allowHalfOpen: false });
  }

  override _read(): void {
    // What arrives is pushed.
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    // The sender wipes its bytes once they are written.
    this.lane?.send(Buffer.from(chunk));
    done();
  }

  override _final(done: () => void): void {
    this.lane?.finish();
    done();
  }

  override _destroy(_: Error | null, done: (error: null) => void): void {
    this.lane?.finish();
    done(null);
  }

  unref(): this {
    return this;
  }

  destroySoon(): void {
    if (this.writableFinished) this.destroy();
    else this.end(() => this.destroy());
  }
}

type Item = Buffer | 'end' | 'reset';

/** One direction of a connection: bytes arrive in their order, after some milliseconds. */
class Lane {
  readonly #time: VirtualTime;
  readonly #to: { readonly program: Program; readonly end: End };
  readonly #milliseconds: number;
  readonly #watch: (bytes: Buffer, lane: Lane) => Buffer | null;
  #notBefore = 0;
  #finished = false;
  /** Nothing arrives any more. */
  isDead = false;

  constructor(time: VirtualTime, to: { readonly program: Program; readonly end: End }, milliseconds: number, watch: (bytes: Buffer, lane: Lane) => Buffer | null) {
    this.#time = time;
    this.#to = to;
    this.#milliseconds = milliseconds;
    this.#watch = watch;
  }

  send(bytes: Buffer): void {
    if (this.#finished || this.isDead) return;
    const passed = this.#watch(bytes, this);
    if (passed !== null) this.#put(passed);
  }

  /** What the sender has written arrives first. */
  finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    if (!this.isDead) this.#put('end');
  }

  reset(): void {
    this.#finished = true;
    if (!this.isDead) this.#put('reset');
  }

  /** From now on everything arrives that much later. */
  hold(milliseconds: number): void {
    this.#notBefore = Math.max(this.#notBefore, this.#time.now + milliseconds);
  }

  #put(item: Item): void {
    this.#notBefore = Math.max(this.#notBefore, this.#time.now + this.#milliseconds);
    this.#time.after(this.#notBefore - this.#time.now, () => this.#arrive(item));
  }

  #arrive(item: Item): void {
    const { program, end } = this.#to;
    if (this.isDead || !program.alive || end.destroyed) return;
    if (item === 'reset') end.destroy(Object.assign(new Error('ECONNRESET'), { code: 'ECONNRESET' }));
    else end.push(item === 'end' ? null : item);
  }
}

/** Both directions between a client and a server. */
export class Wire {
  readonly client: Program;
  readonly server: string;
  readonly toServer: Lane;
  readonly toClient: Lane;
  /** Name of the last request. */
  asked = '';

  constructor(client: Program, server: string, lanes: { readonly toServer: Lane; readonly toClient: Lane }) {
    this.client = client;
    this.server = server;
    this.toServer = lanes.toServer;
    this.toClient = lanes.toClient;
  }

  reset(): void {
    this.toServer.reset();
    this.toClient.reset();
  }

  /** Packets are lost from now on, and nobody is told. */
  silence(): void {
    this.toServer.isDead = true;
    this.toClient.isDead = true;
  }
}

/** What may happen to a frame: `null` = it is lost. Other bytes in its place arrive instead. */
export interface FrameWatch {
  request(wire: Wire, name: string, frame: Buffer, from: Program): Buffer | null;
  reply(wire: Wire, name: string, frame: Buffer, to: Program): Buffer | null;
}

/** A server's place in the network: what listens there now, if anything. */
export interface Listener {
  readonly program: Program;
  readonly certificate: PresentedCertificate;
  readonly accept: (stream: End) => void;
}

/** How a server can be reached at the moment. */
export type Reach = Listener | 'refused' | 'silent';

const nameOf = (frame: Buffer): string => {
  const [, name = ''] = /"name":"([a-zA-Z]+)"/.exec(frame.subarray(4, 64).toString('latin1')) ?? [];
  return name;
};

export class Network {
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #reach: (host: string) => Reach;
  watch: FrameWatch;
  readonly wires = new Set<Wire>();

  constructor(time: VirtualTime, random: Random, reach: (host: string) => Reach, watch: FrameWatch) {
    this.#time = time;
    this.#random = random;
    this.#reach = reach;
    this.watch = watch;
  }

  dialler(client: Program): (address: Address, limit: Limit) => Promise<Result<PeerConnection, ServerError>> {
    return (address, limit) =>
      new Promise((resolve) => {
        if (!client.alive) return;
        const settle = (result: Result<PeerConnection, ServerError>): void => {
          limit.signal.removeEventListener('abort', onAbort);
          if (client.alive) resolve(result);
        };
        const onAbort = (): void => settle(limitError(address, limit));
        if (limit.signal.aborted) {
          onAbort();
          return;
        }
        limit.signal.addEventListener('abort', onAbort, { once: true });
        const oneWay = 1 + this.#random.below(4);
        // Three ways for TCP, four for TLS.
        this.#time.after(7 * oneWay, () => {
          if (limit.signal.aborted || !client.alive) return;
          const reach = this.#reach(address.host);
          if (reach === 'silent') return;
          if (reach === 'refused') settle(fail('connect.refused', address.where, { host: address.host, port: address.port, detail: 'ECONNREFUSED' }));
          else settle(ok({ stream: this.#connect(client, address.host, reach, oneWay), certificate: reach.certificate }));
        });
      });
  }

  #connect(client: Program, server: string, { program, accept }: Listener, oneWay: number): End {
    const [near, far] = [new End(), new End()];
    // Errors of a stream that nobody listens to any more are no fault of ours.
    near.on('error', () => undefined);
    far.on('error', () => undefined);
    const toServer: Lane = new Lane(this.#time, { program, end: far }, oneWay, (frame) => {
      wire.asked = nameOf(frame);
      return this.watch.request(wire, wire.asked, frame, client);
    });
    const toClient: Lane = new Lane(this.#time, { program: client, end: near }, oneWay, (frame) => this.watch.reply(wire, wire.asked, frame, client));
    const wire: Wire = new Wire(client, server, { toServer, toClient });
    near.lane = toServer;
    far.lane = toClient;
    this.wires.add(wire);
    client.atDeath(() => toServer.reset());
    program.atDeath(() => toClient.reset());
    far.once('close', () => this.wires.delete(wire));
    accept(far);
    return near;
  }
}
