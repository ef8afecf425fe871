import { newClientNumber } from '../../../core/ctl-provider/client-number.ts';
import { connectCluster } from '../../../core/ctl-provider/connect-cluster.ts';
import { Secret } from '../../../core/ports/secret.ts';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type Random } from '../../helpers/random.ts';
import { type Kit } from './kit.ts';
import { Machine, Program } from './machine.ts';
import { type Network } from './network.ts';
import { PASSWORDS, type ServerNode } from './node.ts';
import { type VirtualTime } from './time.ts';

const USER = 'second';

/** Another administrator with the same rights, at another desk. */
export class SecondClient {
  readonly #kit: Kit;
  readonly #network: Network;
  readonly #time: VirtualTime;
  readonly #nodes: readonly ServerNode[];
  readonly #file: Uint8Array;
  readonly #programs: Program[] = [];

  constructor(kit: Kit, network: Network, time: VirtualTime, nodes: readonly ServerNode[], mode: SecurityMode) {
    this.#kit = kit;
    this.#network = network;
    this.#time = time;
    this.#nodes = nodes;
    this.#file = kit.foreignFile[mode];
  }

  /** Does something; returns what. */
  act(node: ServerNode, random: Random): string {
    const what = random.below(5);
    const all = this.#nodes.map(({ name }) => name);
    switch (what) {
      case 0:
        void this.#work([]);
        return 'looks at everything';
      case 1:
        void this.#work([node.name]);
        return `stages on ${node.name}`;
      case 2:
        void this.#work(all, true);
        return 'makes a change of their own';
      case 3:
        for (const one of this.#nodes) one.overwrite(this.#file);
        return 'utils ctl wrote on every server';
      default:
        node.overwrite(this.#file);
        return `a file was put on ${node.name}`;
    }
  }

  bury(): void {
    for (const program of this.#programs) program.kill();
  }

  async #work(servers: readonly string[], commits = false): Promise<void> {
    const program = new Program(new Machine('second desk', this.#time));
    this.#programs.push(program);
    const [publisher] = this.#kit.servers;
    if (publisher === undefined) return;
    const connected = await connectCluster(
      { host: publisher.host, port: publisher.port, expectedSha256: publisher.certificateSha256, username: USER, client: newClientNumber(), password: new Secret(PASSWORDS.get(USER) ?? '') },
      { dial: this.#network.dialler(program), clock: program.clock },
    );
    if (!connected.ok) return;
    const cluster = connected.value;
    await cluster.facts();
    const staged: string[] = [];
    for (const server of servers.length === 0 ? this.#kit.servers.map(({ name }) => name) : servers) {
      const held = await cluster.state(server);
      if (!held.ok || servers.length === 0) continue;
      const done = await cluster.stage(server, this.#file, held.value.ctlSha256);
      if (done.ok) staged.push(server);
    }
    if (commits && staged.length === servers.length) for (const server of staged) await cluster.commit(server, sha256Hex(this.#file));
    else if (commits) for (const server of staged) await cluster.discard(server, sha256Hex(this.#file));
    await cluster.close();
  }
}
