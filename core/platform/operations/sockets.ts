import { KeptSockets } from '../https/kept-sockets.ts';

/** Connections to the web servers of the nodes, by node. */
export class Sockets {
  readonly #byNode = new Map<string, KeptSockets>();

  of(node: string): KeptSockets {
    const known = this.#byNode.get(node);
    if (known !== undefined) return known;
    const kept = new KeptSockets();
    this.#byNode.set(node, kept);
    return kept;
  }

  close(): void {
    for (const kept of this.#byNode.values()) kept.close();
  }
}
