import { type EventBody } from '../../provider/events.ts';
import { type Random } from '../helpers/random.ts';
import { AT_LINE } from './effects/at-line.ts';
import { AT_MESSAGE } from './effects/at-message.ts';
import { type Kind, type Place } from './matrix.ts';
import { type Program } from './world/machine.ts';
import { type Wire } from './world/network.ts';
import { type ServerNode } from './world/node.ts';
import { type Scene } from './world/scene.ts';

/** One fault that waits for its moment, and what it did. */
export class Fault {
  readonly place: Place;
  readonly kind: Kind;
  readonly scene: Scene;
  readonly random: Random;
  /** At which of the moments of its place. */
  readonly #at: number;
  #seen = 0;
  #firedAt = -1;
  #how = '';
  #onReply: { readonly wire: Wire; readonly work: (frame: Buffer) => Buffer | null } | null = null;
  #onEvent: { readonly node: ServerNode; readonly work: (event: EventBody) => void } | null = null;

  constructor(scene: Scene, { place, kind, at }: { readonly place: Place; readonly kind: Kind; readonly at: number }, random: Random) {
    this.scene = scene;
    this.place = place;
    this.kind = kind;
    this.#at = at;
    this.random = random;
  }

  /** Moments at which its place came about. */
  get seen(): number {
    return this.#seen;
  }

  /** How it went off; empty until then. */
  get how(): string {
    return this.#how;
  }

  get fired(): boolean {
    return this.#firedAt >= 0;
  }

  /** It goes off now. */
  fire(how: string): void {
    this.#how = how;
    this.#firedAt = this.scene.time.now;
  }

  /** It goes off with the answer on this connection, which becomes what `work` makes of it. */
  atReply(wire: Wire, how: string, work: (frame: Buffer) => Buffer | null): void {
    this.#onReply = {
      wire,
      work: (frame) => {
        this.fire(how);
        return work(frame);
      },
    };
  }

  /** Hears what this provider does, until `null`. */
  listen(node: ServerNode, work: ((event: EventBody) => void) | null): void {
    this.#onEvent = work === null ? null : { node, work };
  }

  /** A whole number of seconds, in milliseconds. */
  seconds(least: number, most: number): number {
    return (least + this.random.below(most - least + 1)) * 1000;
  }

  /** A request leaves the program; what is to be sent instead, `null` = nothing. */
  request(wire: Wire, name: string, frame: Buffer, program: Program): Buffer | null {
    if (this.place.on !== 'message' || this.place.name !== name || !this.#isMoment()) return frame;
    return AT_MESSAGE[this.kind](this, { wire, frame, program, node: this.scene.nodeOf(wire.server) });
  }

  reply(wire: Wire, frame: Buffer): Buffer | null {
    if (this.#onReply?.wire !== wire) return frame;
    const { work } = this.#onReply;
    this.#onReply = null;
    return work(frame);
  }

  event(node: ServerNode, event: EventBody): void {
    if (this.#onEvent?.node === node) this.#onEvent.work(event);
  }

  /** A line is about to be written into the journal. */
  line(name: string, bytes: Uint8Array): void {
    if (this.place.on === 'line' && this.place.name === name && this.#isMoment()) AT_LINE[this.kind]?.(this, bytes);
  }

  #isMoment(): boolean {
    this.#seen += 1;
    return !this.fired && this.#seen === this.#at;
  }
}
