import * as z from 'zod/mini';
import { portField } from '../../shared/contract/fields.ts';
import { preferring } from '../nodes/listen.ts';
import { type PracticeStore } from './store.ts';

/** The ports of a cluster, by service and node, e.g. `ssh 10.48.47.153`: what is started again listens where it did, if it can. */
export class PracticePorts {
  readonly #ports: Map<string, number>;

  constructor(store: PracticeStore) {
    const before = store.part('ports', z.record(z.string(), portField), () => Object.fromEntries(this.#ports));
    this.#ports = new Map(Object.entries(before ?? {}));
  }

  /** @param start is asked again with 0, any free port, where the first one is taken. */
  async listen<T extends { readonly port: number }>(service: string, start: (port: number) => Promise<T>): Promise<T> {
    const started = await preferring(this.#ports.get(service) ?? 0, start);
    this.#ports.set(service, started.port);
    return started;
  }
}
