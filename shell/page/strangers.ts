import { type Duplex } from 'node:stream';

/** Connections that have not shown the key: a browser opens a few at a time, and everybody on the computer can open some. */
const MOST = 64;

/**
 * The connections that have not shown the key. Whoever fills their places keeps nobody out: one more ends the oldest, and the owner's page
 * shows its key as soon as it is connected.
 */
export class Strangers {
  /** In the order of their coming. */
  readonly #wires = new Set<Duplex>();

  arrive(wire: Duplex): void {
    const [oldest] = this.#wires;
    if (this.#wires.size >= MOST && oldest !== undefined) {
      this.#wires.delete(oldest);
      oldest.destroy();
    }
    this.#wires.add(wire);
    wire.once('close', () => this.#wires.delete(wire));
  }

  /** It showed the key. */
  recognise(wire: Duplex): void {
    this.#wires.delete(wire);
  }
}
