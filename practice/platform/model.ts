import * as z from 'zod/mini';
import { type Files } from '../../core/ports/files.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { readMode, writeMode } from '../../provider/mode-file.ts';
import { type CommandKind, modeAfter } from '../../shared/domain/change-kind.ts';
import { createSerialQueue } from '../../shared/domain/serial-queue.ts';
import { type SecurityMode } from '../../shared/domain/server.ts';
import { type PracticeIdentities } from '../identities/issue.ts';
import { bytes } from '../kept/schemas.ts';
import { type PracticeStore } from '../kept/store.ts';
import { type PlatformNode } from './node.ts';
import { timeOf } from './node-clock.ts';
import { type Operation } from './operation.ts';
import { type DevicePool } from './registrations/groups.ts';
import { PhoneTable } from './registrations/phone-table.ts';
import { isAtLeast } from '../../shared/domain/release.ts';
import { sastRule } from '../../shared/domain/sast-roles.ts';
import { type ReleaseFacts, releaseFacts } from '../scenarios/platform/releases.ts';
import { type Scenario } from '../scenarios/platform/scenario.ts';
import { type Drawn, pick } from '../nodes/seed.ts';
import { tokenlessFile } from '../ctl-files/tokenless.ts';

/** A `utils ctl` that has begun: what it writes, and to whom. */
const begunSchema = z.nullable(z.object({ mode: z.enum(['non-secure', 'mixed']), bytes, holders: z.readonly(z.array(z.string())) }));

/** What the nodes' CLI, AXL and file services, the CTL Providers and the phones all look at. */
export class ClusterModel {
  readonly scenario: Scenario;
  readonly identities: PracticeIdentities;
  /** The publisher first. */
  readonly nodes: readonly PlatformNode[];
  /** What is known of nodes of its release. */
  readonly facts: ReleaseFacts;
  /** Phones that are configured, with the device pools that they are in; set once they are there. */
  table: PhoneTable = new PhoneTable([], 0, 0, ['Default']);
  pools: readonly DevicePool[] = [];
  /** What goes on in it; set once it is started. */
  operation: Operation | undefined;
  #files: Files;
  #seed: number;
  #store: PracticeStore;
  #begun: z.infer<typeof begunSchema> = null;
  #inTurn = createSerialQueue();

  constructor({ scenario, seed, identities, nodes }: Pick<ClusterModel, 'scenario' | 'identities' | 'nodes'> & { readonly seed: number }, files: Files, store: PracticeStore) {
    this.scenario = scenario;
    this.#seed = seed;
    this.identities = identities;
    this.nodes = nodes;
    this.facts = releaseFacts(scenario.release);
    this.#files = files;
    this.#store = store;
    this.#begun = store.part('begun command', begunSchema, () => this.#begun);
  }

  get publisher(): PlatformNode {
    const publisher = this.nodes.find(({ description }) => description.role === 'publisher');
    if (publisher === undefined) throw new Error('a cluster has a publisher');
    return publisher;
  }

  isUpgrading(node: PlatformNode): boolean {
    return this.scenario.upgrade === 'running' && node === this.publisher;
  }

  isAtLeast(release: string): boolean {
    return isAtLeast(this.scenario.release, release);
  }

  /** How this cluster does what no source tells of real ones, or what differs among them; see `pick`. */
  readonly pick: Drawn = (question, forms) => pick(this.#seed, question, forms);

  /** The mode that the publisher's CTL Provider keeps too. */
  async mode(): Promise<SecurityMode> {
    return (await readMode(this.#files, this.publisher.folder))?.mode ?? 'non-secure';
  }

  #resetReaches(): 'publisher' | 'every-node' {
    const { resetLocalKey } = this.scenario;
    return resetLocalKey === 'by-seed' ? this.pick('utils ctl reset localkey: nodes', ['every-node', 'publisher']) : resetLocalKey;
  }

  /** Nodes as they are after their installation: no CTL file, non-secure mode. */
  async rebuild(nodes: readonly PlatformNode[]): Promise<void> {
    for (const node of nodes) {
      await node.deleteCtlFile();
      node.cache(null);
    }
    await writeMode(this.#files, this.publisher.folder, { mode: 'non-secure', fileSha256: '0'.repeat(64) });
  }

  /**
   * Makes a tokenless CTL file, copies it to all nodes that can be reached and sets the mode, as `utils ctl` does on the
   * publisher. One after the other when asked for twice at a time. What Cisco's does about a node that is not there is
   * unknown: this one passes it by.
   */
  utilsCtl(action: CommandKind): Promise<void> {
    return this.#inTurn(async () => {
      const mode = modeAfter(action, await this.mode());
      const own = sastRule(this.scenario.release).tokenless;
      const isReset = action === 'reset-localkey';
      const sasts = isReset ? own.toReversed() : own;
      const file = tokenlessFile({ identities: this.identities, sasts, mode, now: timeOf(this, this.publisher) });
      const all = this.nodes.filter(({ description, isReachable }) => description.product === 'callmanager' && isReachable);
      // The CLI reference says of `reset localkey` that it updates the file on the publisher; guide and field notice go on as if all nodes had it.
      const holders = isReset && this.#resetReaches() === 'publisher' ? [this.publisher] : all;
      this.#begun = { mode, bytes: file, holders: holders.map(({ name }) => name) };
      await this.#store.save();
      await this.#finish();
    });
  }

  /**
   * Finishes a command in which the practice was killed. What a node does with a command whose client has gone no source says; that one which has begun is carried
   * out to its end is our choice. Sessions that are lost behind the question have their effect, or none, by scenario (`afterYes`).
   */
  carryOn(): Promise<void> {
    return this.#inTurn(() => this.#finish());
  }

  async #finish(): Promise<void> {
    if (this.#begun === null) return;
    const { mode, bytes: file, holders } = this.#begun;
    await Promise.all(this.nodes.filter(({ name }) => holders.includes(name)).map((node) => node.writeCtlFile(file)));
    await writeMode(this.#files, this.publisher.folder, { mode, fileSha256: sha256Hex(file) });
    this.#begun = null;
    await this.#store.save();
  }
}
