import { type Clock } from '../../core/ports/clock.ts';
import { type CallOptions } from '../../core/ports/call-options.ts';
import { type Operations } from '../../core/ports/platform/operations.ts';
import { sha1Hex, sha256Hex } from '../../core/trust/digests.ts';
import { type CallManagerGroup, type Registration, type RolloutPhone } from '../../shared/domain/rollout/readings.ts';
import { type RestartedService } from '../../shared/domain/rollout/services.ts';
import { fail, ok } from '../../shared/domain/result.ts';

export const OLD_FILE = Uint8Array.from([1]);
export const NEW_FILE = Uint8Array.from([2]);
export const fileOf = (bytes: Uint8Array) => ({ md5: '0'.repeat(32), sha1: sha1Hex(bytes), signerSerial: null });
export const NEW_SHA256 = sha256Hex(NEW_FILE);

/** What differs from an evening on which all goes well. */
export interface SimulatedFaults {
  /** `CallManager on 10.0.0.2` and so on: it stays stopped, or was never restarted though the node said so. */
  readonly dead?: readonly string[];
  readonly unmoved?: readonly string[];
  /** Cisco Tftp of these nodes goes on serving the old file. */
  readonly stale?: readonly string[];
  /** No up-time is told, as by `utils service list`. */
  readonly noUpTime?: boolean;
  /** Phones that refuse the file, say nothing on a page, are off from the beginning, or do not come back from a reset, or from the restart of CallManager. */
  readonly refuse?: readonly string[];
  readonly mute?: readonly string[];
  readonly off?: readonly string[];
  readonly lost?: readonly string[];
  readonly adrift?: readonly string[];
  /** Phones whose call keeps a reset waiting, by milliseconds. */
  readonly inCall?: Readonly<Record<string, number>>;
  /** Secure phones stay secure. */
  readonly staysSecure?: boolean;
  /** No application user was given. */
  readonly noAxl?: boolean;
  /** The password is refused from this request on, by its number. */
  readonly refusedFrom?: number;
}

interface Service {
  startedAt: number;
  downUntil: number;
}

interface Phone extends RolloutPhone {
  node: string;
  since: number;
  awayUntil: number;
  messages: string[];
  holdsNew: boolean;
  resets: number;
}

export const SERVICES: readonly RestartedService[] = ['Cisco Tftp', 'Cisco CallManager', 'Cisco CTIManager'];
const FIRST = 1_000_000;

/** A cluster that does what a real one does as far as a rollout sees it, on the clock of the test. It counts what it was asked for. */
export class SimulatedCluster {
  readonly #clock: Clock;
  readonly #faults: SimulatedFaults;
  readonly #services = new Map<string, Service>();
  readonly nodes: readonly string[];
  readonly phones = new Map<string, Phone>();
  /** In the order in which they were asked for. */
  readonly restarts: string[] = [];
  /** Most resets that were under way at a time. */
  mostResets = 0;
  #resets = 0;
  requests = 0;
  isRefused = false;

  constructor(clock: Clock, nodes: readonly string[], phones: readonly RolloutPhone[], faults: SimulatedFaults = {}) {
    this.#clock = clock;
    this.#faults = faults;
    this.nodes = nodes;
    for (const node of nodes) for (const service of SERVICES) this.#services.set(`${service} on ${node}`, { startedAt: -86_400_000, downUntil: 0 });
    phones.forEach((phone, index) => this.phones.set(phone.name, { ...phone, node: nodes[index % nodes.length] ?? '', since: FIRST, awayUntil: this.#is('off', phone.name) ? Infinity : 0, messages: [], holdsNew: false, resets: 0 }));
  }

  #is(fault: 'dead' | 'unmoved' | 'stale' | 'refuse' | 'mute' | 'off' | 'lost' | 'adrift', name: string): boolean {
    return this.#faults[fault]?.includes(name) === true;
  }

  get #now(): number {
    return this.#clock.elapsed();
  }

  #service(node: string, name: RestartedService): Service {
    const service = this.#services.get(`${name} on ${node}`);
    if (service === undefined) throw new Error(`no ${name} on ${node}`);
    return service;
  }

  #isOn(phone: Phone): boolean {
    return this.#now >= phone.awayUntil;
  }

  #goAway(phone: Phone, milliseconds: number): void {
    if (!this.#isOn(phone)) return;
    phone.awayUntil = this.#now + milliseconds;
    phone.since = FIRST + phone.awayUntil / 1000;
  }

  #restart(node: string, name: RestartedService): void {
    const place = `${name} on ${node}`;
    this.restarts.push(place);
    if (this.#is('unmoved', place)) return;
    const service = this.#service(node, name);
    service.downUntil = this.#is('dead', place) ? Infinity : this.#now + 20_000;
    service.startedAt = service.downUntil;
    if (name !== 'Cisco CallManager') return;
    for (const phone of this.phones.values()) {
      if (phone.node !== node) continue;
      phone.node = this.nodes[(this.nodes.indexOf(node) + 1) % this.nodes.length] ?? node;
      this.#goAway(phone, this.#is('adrift', phone.name) ? Infinity : 10_000);
    }
  }

  #servesNew(node: string): boolean {
    return !this.#is('stale', node) && this.#service(node, 'Cisco Tftp').startedAt > 0;
  }

  #load(phone: Phone): void {
    if (!this.nodes.some((node) => this.#servesNew(node))) return;
    const isRefused = this.#is('refuse', phone.name);
    phone.holdsNew = !isRefused;
    phone.messages = [isRefused ? '21:15:03 Trust List update failed' : '21:15:03 Trust List Updated'];
  }

  #reset(phone: Phone): void {
    phone.resets += 1;
    if (!this.#isOn(phone)) return;
    this.#clock.after(this.#faults.inCall?.[phone.name] ?? 0, () => {
      this.#load(phone);
      this.#goAway(phone, this.#is('lost', phone.name) ? Infinity : 30_000);
    });
  }

  /** @param pool names in the list are left as they are; a rollout sees `Operations` alone. */
  operations(): Operations {
    const refused = () => fail('login.refused', this.nodes[0]);
    let isClosed = false;
    const asked = async <T>(answer: () => T, options: CallOptions | undefined, node = ''): Promise<T> => {
      if (isClosed) return fail('login.required') as T;
      if (node !== '' && !this.nodes.includes(node)) return fail('connect.name-not-found', node, { host: node }) as T;
      if (options?.signal?.aborted === true) return fail('connect.cancelled', node) as T;
      this.requests += 1;
      await Promise.resolve();
      if (this.requests >= (this.#faults.refusedFrom ?? Infinity)) {
        this.isRefused = true;
        return refused() as T;
      }
      return answer();
    };
    const noAxl = () => fail('platform.axl-not-asked', this.nodes[0]);
    return {
      services: (node, names, options) =>
        asked(() => {
          const infos = names.map((name) => {
            const { startedAt, downUntil } = this.#service(node, name);
            const isUp = this.#now >= downUntil;
            return { name, state: isUp ? ('started' as const) : ('starting' as const), upTime: isUp && this.#faults.noUpTime !== true ? Math.floor((this.#now - startedAt) / 1000) : null, words: isUp ? 'Started' : 'Starting' };
          });
          return ok(infos);
        }, options, node),
      restart: (node, name, options) =>
        asked(() => {
          this.#restart(node, name);
          return ok(undefined);
        }, options, node),
      servedFile: (node, options) => asked(() => ok(this.#file(this.#servesNew(node) ? NEW_FILE : OLD_FILE)), options, node),
      counters: (node, options) =>
        asked(() => {
          const here = [...this.phones.values()].filter((phone) => phone.node === node && this.#isOn(phone));
          const secure = here.filter(({ profile, holdsNew }) => profile === 'encrypted' && (!holdsNew || this.#faults.staysSecure === true)).length;
          return ok({ callsActive: 3, registeredPhones: here.length, encryptedPhones: secure, authenticatedPhones: 0 });
        }, options, node),
      groups: (options) => asked(() => ok<readonly CallManagerGroup[]>([{ name: 'Default', members: this.nodes.slice(0, 2) }]), options),
      phones: (from, options) => {
        const all = [...this.phones.values()].map(({ name, model, description, devicePool, profile }) => ({ name, model, description, devicePool, profile }));
        return asked(() => (this.#faults.noAxl === true ? noAxl() : ok({ phones: all.slice(from, from + 1000), next: from + 1000 < all.length ? from + 1000 : null })), options);
      },
      registrations: (names, options) =>
        asked(() =>
          ok(
            names.flatMap((name): Registration[] => {
              const phone = this.phones.get(name);
              if (phone === undefined) return [];
              const isOn = this.#isOn(phone);
              return [{ name, state: isOn ? 'registered' : 'unregistered', node: isOn ? phone.node : '', host: isOn ? `10.1.0.${[...this.phones.keys()].indexOf(name) % 250}` : '', since: isOn ? phone.since : null }];
            }),
          ),
        options,
        ),
      resetPhone: async (name, options) => {
        this.#resets += 1;
        this.mostResets = Math.max(this.mostResets, this.#resets);
        const result = await asked(() => {
          const phone = this.phones.get(name);
          if (this.#faults.noAxl === true) return noAxl();
          if (phone !== undefined) this.#reset(phone);
          return ok(undefined);
        }, options);
        this.#resets -= 1;
        return result;
      },
      phoneStatus: (host, options) =>
        asked(() => {
          const phone = [...this.phones.values()][Number(host.split('.').at(-1))];
          return ok(phone === undefined || this.#is('mute', phone.name) ? null : { messages: phone.messages });
        }, options),
      close: () => {
        isClosed = true;
        return Promise.resolve();
      },
    };
  }

  #file(bytes: Uint8Array) {
    return { bytes, sha256: sha256Hex(bytes), lastModified: null, clockSkew: null };
  }
}

/** Phones of two pools; every fifth has a secure profile. */
export const simulatedPhones = (count: number): readonly RolloutPhone[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `SEP${index.toString(16).toUpperCase().padStart(12, '0')}`,
    model: 'Cisco 8845',
    description: `Desk ${index}`,
    devicePool: index % 3 === 0 ? 'Branch' : 'Head office',
    profile: index % 5 === 0 ? 'encrypted' : 'non-secure',
  }));
