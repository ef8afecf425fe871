import path from 'node:path';
import * as z from 'zod/mini';
import { type Files } from '../../core/ports/files.ts';
import { CTL_FILE } from '../../provider/node-folder.ts';
import { type SecurityMode, type ServerRole } from '../../shared/domain/server.ts';
import { bytes } from '../kept/schemas.ts';
import { type PracticeIdentity } from '../identities/recipe.ts';
import { beginRestart, keptRestart, nextStep, type Restart, type RestartStep } from './restarts.ts';
import { type NodeService, type Product } from './services.ts';

/** What a node is called and what it is. */
export interface NodeDescription {
  /** Its IPv4 address, as the cluster calls it. */
  readonly name: string;
  readonly hostName: string;
  readonly role: ServerRole;
  readonly product: Product;
  readonly reachable: boolean;
}

export interface NodeFile {
  readonly bytes: Uint8Array;
  readonly lastModified: Date;
}

/** What a node is besides its disk, as it is kept for another start. */
export const keptNode = z.object({
  cached: z.nullable(bytes),
  itl: z.nullable(z.object({ bytes, lastModified: z.iso.datetime() })),
  services: z.record(z.string(), z.object({ state: z.enum(['STARTED', 'STOPPED', 'STARTING', 'STOPPING']), startedAt: z.number() })),
  restarts: z.readonly(z.array(keptRestart)),
  /** Mode of the cluster when Cisco CallManager was started last. */
  modeAtStart: z.enum(['non-secure', 'mixed']),
  isAway: z.boolean(),
});

type KeptNode = z.infer<typeof keptNode>;

/** What a node stands on. */
export interface NodeGround {
  readonly files: Files;
  /** Resolves once what has changed would survive a kill. */
  readonly changed: () => Promise<void>;
}

/**
 * One node: the CTL file on its disk, and the one that its Cisco Tftp serves. That service caches files and renews them
 * at its restart only (Cisco document 118892: restart it after each change).
 */
export class PlatformNode {
  readonly description: NodeDescription;
  readonly services: readonly NodeService[];
  /** The folder that the node's CTL Provider uses too. */
  readonly folder: string;
  /** Of its web server; set when that is started. */
  tomcat: PracticeIdentity | undefined;
  #files: Files;
  #changed: () => Promise<void>;
  #cached: Uint8Array | null = null;
  #itl: NodeFile | null = null;
  #makeItl: () => Promise<Uint8Array | null> = () => Promise.resolve(null);
  #isAway = false;
  #restarts: readonly Restart[] = [];
  #modeAtStart: SecurityMode = 'non-secure';
  /** Ends everything that listens on the node; set when that is started. */
  switchOff: () => Promise<void> = () => Promise.resolve();

  constructor(description: NodeDescription, services: readonly NodeService[], folder: string, { files, changed }: NodeGround) {
    this.description = description;
    this.services = services;
    this.folder = folder;
    this.#files = files;
    this.#changed = changed;
  }

  get kept(): KeptNode {
    return {
      cached: this.#cached,
      itl: this.#itl === null ? null : { bytes: this.#itl.bytes, lastModified: this.#itl.lastModified.toISOString() },
      services: Object.fromEntries(this.services.map(({ name, state, startedAt }) => [name, { state, startedAt }])),
      restarts: this.#restarts,
      modeAtStart: this.#modeAtStart,
      isAway: this.#isAway,
    };
  }

  /** Makes it the node that this was kept of. */
  restore({ cached, itl, services, restarts, modeAtStart, isAway }: KeptNode): void {
    this.#cached = cached;
    this.#itl = itl === null ? null : { bytes: itl.bytes, lastModified: new Date(itl.lastModified) };
    this.#isAway = isAway;
    for (const service of this.services) Object.assign(service, services[service.name] ?? {});
    this.#restarts = restarts.map((restart) => ({ ...restart }));
    this.#modeAtStart = modeAtStart;
  }

  get isReachable(): boolean {
    return this.description.reachable && !this.#isAway;
  }

  /** Goes off the network, with its disk as it is. */
  async goAway(): Promise<void> {
    this.#isAway = true;
    await this.switchOff();
    await this.#changed();
  }

  get name(): string {
    return this.description.name;
  }

  service(name: string): NodeService | undefined {
    return this.services.find((service) => service.name === name);
  }

  get #ctlPath(): string {
    return path.join(this.folder, CTL_FILE);
  }

  /** The file on disk, which `show ctl` shows. */
  async ctlFile(): Promise<NodeFile | null> {
    if (!(await this.#files.exists(this.#ctlPath))) return null;
    return { bytes: await this.#files.read(this.#ctlPath), lastModified: await this.#files.modifiedAt(this.#ctlPath) };
  }

  async writeCtlFile(bytes: Uint8Array): Promise<void> {
    await this.#files.writeDurably(this.#ctlPath, bytes);
  }

  async deleteCtlFile(): Promise<void> {
    await this.#files.remove(this.#ctlPath);
  }

  /** The file that phones get from this node, or `null`. */
  servedFile(): Uint8Array | null {
    return this.service('Cisco Tftp')?.state === 'STARTED' ? this.#cached : null;
  }

  /** Puts a file into the cache of Cisco Tftp, as if it had been started when that file was on disk. */
  cache(bytes: Uint8Array | null): void {
    this.#cached = bytes;
  }

  /** The ITL file on disk, which `show itl` shows and Cisco Tftp serves. */
  get itlFile(): NodeFile | null {
    return this.service('Cisco Tftp')?.activated === true ? this.#itl : null;
  }

  /** @param present makes it from what the node has now, as Cisco Tftp does when it starts (administration guide 15, certificate management). */
  holdItl(bytes: Uint8Array, present: () => Promise<Uint8Array | null>): void {
    this.#itl = { bytes, lastModified: new Date() };
    this.#makeItl = present;
  }

  async #renewItl(): Promise<void> {
    const bytes = await this.#makeItl();
    if (bytes !== null) this.#itl = { bytes, lastModified: new Date() };
  }

  /** Mode of the cluster when Cisco CallManager was started last. */
  get modeAtStart(): SecurityMode {
    return this.#modeAtStart;
  }

  readMode(mode: SecurityMode): void {
    this.#modeAtStart = mode;
  }

  /** Whether Cisco CallManager takes registrations here. */
  get processesCalls(): boolean {
    const service = this.service('Cisco CallManager');
    return this.isReachable && (service?.state === 'STARTED' || service?.state === 'STOPPING');
  }

  #set(name: string, state: NodeService['state'], startedAt: number): void {
    const service = this.service(name);
    if (service !== undefined) Object.assign(service, { state, startedAt });
  }

  /** Begins a restart, whose steps come with time; false when the service is not activated here. One that is under way goes on. */
  async beginRestart(name: string, now: number, ends: Restart['ends']): Promise<boolean> {
    const service = this.service(name);
    if (service?.activated !== true) return false;
    if (!this.#restarts.some((restart) => restart.service === name)) {
      this.#restarts = [...this.#restarts, beginRestart(name, now, ends)];
      service.state = 'STOPPING';
      await this.#changed();
    }
    return true;
  }

  /** What is due next of its restarts. */
  get nextStep(): RestartStep | undefined {
    return nextStep(this.#restarts);
  }

  /**
   * Carries a step out.
   * @param keepsFile Cisco Tftp goes on serving the file that it had.
   */
  async take({ restart, step, at }: RestartStep, keepsFile: boolean): Promise<void> {
    if (step === 'stop') {
      this.#restarts = this.#restarts.map((one) => (one === restart ? { ...one, hasStopped: true } : one));
      this.#set(restart.service, 'STARTING', 0);
    } else {
      this.#restarts = this.#restarts.filter((one) => one !== restart);
      this.#set(restart.service, restart.ends, restart.ends === 'STARTED' ? at : 0);
      if (restart.ends === 'STARTED') await this.#started(restart.service, keepsFile);
    }
    await this.#changed();
  }

  async #started(name: string, keepsFile: boolean): Promise<void> {
    if (name !== 'Cisco Tftp') return;
    if (!keepsFile) this.#cached = (await this.ctlFile())?.bytes ?? null;
    await this.#renewItl();
  }

  /** Restarts a service at once; false when it is not activated here. */
  async restartService(name: string, now = Date.now(), keepsFile = false): Promise<boolean> {
    const service = this.service(name);
    if (service?.activated !== true) return false;
    this.#restarts = this.#restarts.filter((one) => one.service !== name);
    this.#set(name, 'STARTED', now);
    await this.#started(name, keepsFile);
    await this.#changed();
    return true;
  }
}
