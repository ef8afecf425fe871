import { newClientNumber } from '../../../core/ctl-provider/client-number.ts';
import { type ProviderCluster } from '../../../core/ctl-provider/cluster.ts';
import { connectCluster } from '../../../core/ctl-provider/connect-cluster.ts';
import { Secret } from '../../../core/ports/secret.ts';
import { PASSWORDS } from '../world/node.ts';

/** Where the second administrator signs in, and the file that they bring. */
export interface SecondTask {
  readonly host: string;
  readonly port: number;
  readonly certificateSha256: string;
  readonly file: Uint8Array;
}

/** What they do when the moment comes: `on` = the servers it concerns. */
export interface SecondAct {
  readonly what: 'looks' | 'stages' | 'changes';
  readonly on: readonly string[];
}

/** `signed-in`: it may be told what to do. `done`: what came of it. */
export type SecondWord = { readonly second: 'signed-in' } | { readonly second: 'done'; readonly staged: readonly string[]; readonly committed: readonly string[] };

const USER = 'second';

async function stageOn(cluster: ProviderCluster, server: string, file: Uint8Array): Promise<readonly (readonly [server: string, sha256: string])[]> {
  const held = await cluster.state(server);
  const staged = held.ok ? await cluster.stage(server, file, held.value.ctlSha256) : held;
  return staged.ok ? [[server, staged.value]] : [];
}

async function act(cluster: ProviderCluster, { what, on }: SecondAct, file: Uint8Array): Promise<void> {
  const tell = (staged: readonly string[], committed: readonly string[]): void => void process.send?.({ second: 'done', staged, committed } satisfies SecondWord);
  if (what === 'looks') {
    await Promise.all([cluster.facts(), ...on.flatMap((server) => [cluster.state(server), cluster.ctlFile(server)])]);
    tell([], []);
    return;
  }
  const staged = (await Promise.all(on.map((server) => stageOn(cluster, server, file)))).flat();
  const names = staged.map(([server]) => server);
  if (what === 'stages') {
    tell(names, []);
    return;
  }
  // As any program of this kind: all servers or none.
  if (staged.length < on.length) {
    await Promise.all(staged.map(([server, sha256]) => cluster.discard(server, sha256)));
    tell(names, []);
    return;
  }
  const committed = await Promise.all(staged.map(async ([server, sha256]) => ((await cluster.commit(server, sha256)).ok ? [server] : [])));
  tell(names, committed.flat());
}

/** Another administrator at another desk, with a program of their own, through the front door of every provider. */
async function work({ host, port, certificateSha256, file }: SecondTask): Promise<void> {
  const connected = await connectCluster({ host, port, expectedSha256: certificateSha256, username: USER, client: newClientNumber(), password: new Secret(PASSWORDS.get(USER) ?? '') });
  if (!connected.ok) throw new Error(`the second client is not let in: ${connected.error.code}`);
  process.once('message', (what: SecondAct) => void act(connected.value, what, file));
  process.send?.({ second: 'signed-in' } satisfies SecondWord);
}

process.once('message', (task: SecondTask) => void work(task));
process.once('disconnect', () => process.exit());
