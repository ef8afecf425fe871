import { randomBytes } from 'node:crypto';
import { type InterruptedByCommand, type InterruptedWithToken } from '../../core/ports/practice.ts';
import { type ClusterServer, type SecurityMode } from '../../shared/domain/server.ts';
import { practiceCtlFile } from '../ctl-files/with-tokens.ts';
import { type PracticeIdentities } from '../identities/issue.ts';
import { commitOn, stageOn } from '../nodes/folder.ts';
import { type PracticePlatform } from '../platform/start.ts';
import { type PracticeNode, certificatesOf } from './nodes.ts';

const MODE: SecurityMode = 'non-secure';

/** What a program did to the servers before it was killed. */
export interface Begun {
  readonly client: string;
  readonly signedFile: Uint8Array;
}

/** Begins a change to non-secure mode and leaves it in the middle: staged on every server, in service on the subscribers. */
export async function interrupt(identities: PracticeIdentities, nodes: readonly PracticeNode[], user: string): Promise<Begun> {
  const signedFile = practiceCtlFile(identities, null, new Date(), { mode: MODE });
  const client = randomBytes(16).toString('hex');
  for (const { folder, identity } of nodes) {
    const sha256 = await stageOn(folder, signedFile, { user, client });
    if (isCommitted(identity)) await commitOn(folder, sha256, { user, client });
  }
  return { client, signedFile };
}

const isCommitted = ({ role }: Pick<ClusterServer, 'role'>): boolean => role === 'subscriber';

/** The same as its record has it. */
export function interruptedWithToken({ client, signedFile }: Begun, identities: PracticeIdentities, nodes: readonly PracticeNode[], cluster: { readonly servers: readonly ClusterServer[]; readonly before: Uint8Array } & Pick<InterruptedWithToken, 'modeBefore' | 'release'>): InterruptedWithToken {
  const { servers, before, modeBefore, release } = cluster;
  const [signer] = identities.tokens;
  if (signer === undefined) throw new Error('the practice has tokens');
  const places = servers.map((server) => ({ server, before, isCommitted: isCommitted(server) }));
  return { route: 'with-token', mode: MODE, client, signedFile, signer: signer.certificate, places, modeBefore, release, certificates: certificatesOf(identities, nodes) };
}

/** The command of the platform that was sent, as its record has it. */
export const interruptedByCommand = ({ nodes, scenario }: PracticePlatform, before: Uint8Array): InterruptedByCommand => ({
  route: 'by-command',
  mode: MODE,
  modeBefore: scenario.mode,
  release: scenario.release,
  places: nodes.map(({ name, role, host, ports, hostKeySha256 }) => ({ name, role, host, port: ports.ssh, keySha256: hostKeySha256, before })),
});
