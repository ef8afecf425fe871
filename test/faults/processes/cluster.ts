import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { identityPem } from '../../../practice/identities/recipe.ts';
import { fillNodeFolder } from '../../../practice/nodes/folder.ts';
import { type ProviderConfig } from '../../../provider/config.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type MessageEvidence } from '../judge/evidence.ts';
import { type Kit } from '../world/kit.ts';
import { type Passage, Proxy } from './proxy.ts';
import { RealServer } from './server.ts';

/** What becomes of a record of a request to a server, or of an answer of one; `null` = it does not pass. */
export interface Watch {
  readonly request: (server: RealServer, passage: Passage, record: Buffer) => Buffer | null;
  readonly reply: (passage: Passage, record: Buffer) => Buffer | null;
  readonly message: (message: MessageEvidence) => void;
}

/** Servers of a kit, each with a folder below `home` and a provider in a process of its own. */
export class RealCluster {
  readonly servers: readonly RealServer[];
  readonly #kit: Kit;
  readonly #configs = new Map<RealServer, ProviderConfig>();

  constructor(kit: Kit, mode: SecurityMode, home: string, program: string, watch: Watch) {
    this.#kit = kit;
    const serves = sha256Hex(kit.ctlFile[mode]);
    this.servers = kit.servers.map(({ name, role }) => {
      const proxy: Proxy = new Proxy((passage, record) => watch.request(server, passage, record), watch.reply);
      const server: RealServer = new RealServer({ name, isPublisher: role === 'publisher', folder: path.join(home, name), serves, mode }, proxy, program, watch.message);
      return server;
    });
  }

  /** What the program is told of the publisher: its port. */
  get port(): number {
    return this.servers.find(({ place }) => place.isPublisher)?.proxy.port ?? 0;
  }

  async start(mode: SecurityMode): Promise<void> {
    for (const { place, proxy } of this.servers) {
      await mkdir(place.folder);
      await fillNodeFolder(place.folder, place.isPublisher ? 'publisher' : 'subscriber', this.#kit.ctlFile[mode], mode);
      await proxy.listen();
    }
    for (const server of this.servers) this.#configs.set(server, this.#configOf(server));
    await Promise.all(this.servers.map((server) => this.restart(server)));
  }

  /** Starts the provider of a server, as its supervisor does. */
  restart(server: RealServer): Promise<void> {
    const config = this.#configs.get(server);
    if (config === undefined) throw new Error(`no ${server.place.name}`);
    return server.start(config);
  }

  close(): void {
    for (const server of this.servers) {
      server.kill();
      server.proxy.close();
    }
  }

  /** Servers that were added for more of them have certificates that are good for nothing but a CTL file: they present that of the first subscriber. */
  #presentedBy(server: RealServer) {
    const { servers } = this.#kit.identities;
    const presented = servers[Math.min(1, servers.findIndex(({ name }) => name === server.place.name))]?.provider;
    if (presented === undefined) throw new Error(`no ${server.place.name}`);
    return presented;
  }

  #configOf(server: RealServer): ProviderConfig {
    const { servers, users, certificates } = this.#kit;
    const { name, isPublisher, folder } = server.place;
    const { cert, key } = identityPem(this.#presentedBy(server));
    const listed = this.servers.map((one, index) => {
      const listedAs = servers[index];
      if (listedAs === undefined) throw new Error(`no ${one.place.name}`);
      return { ...listedAs, host: '127.0.0.1', port: one.proxy.port, certificateSha256: sha256Hex(this.#presentedBy(one).certificate) };
    });
    return {
      name,
      role: isPublisher ? 'publisher' : 'subscriber',
      host: '127.0.0.1',
      port: 0,
      dataFolder: folder,
      tls: { certificate: cert, key },
      users,
      ...(isPublisher ? { cluster: { release: '10.0.1.11900-2', autoRegistration: false, servers: listed, certificates } } : {}),
    };
  }
}
