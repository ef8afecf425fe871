import { randomBytes } from 'node:crypto';
import { type InterruptedChange } from '../../core/ports/practice.ts';
import { type ClusterServer, type SecurityMode } from '../../shared/domain/server.ts';
import { practiceCtlFile } from '../ctl-files/with-tokens.ts';
import { type PracticeIdentities } from '../identities/issue.ts';
import { commitOn, stageOn } from '../nodes/folder.ts';
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
export function interruptedChange({ client, signedFile }: Begun, identities: PracticeIdentities, nodes: readonly PracticeNode[], cluster: { readonly servers: readonly ClusterServer[]; readonly before: Uint8Array } & Pick<InterruptedChange, 'modeBefore' | 'release'>): InterruptedChange {
  const { servers, before, modeBefore, release } = cluster;
  const [signer] = identities.tokens;
  if (signer === undefined) throw new Error('the practice has tokens');
  const places = servers.map((server) => ({ server, before, isCommitted: isCommitted(server) }));
  return { mode: MODE, client, signedFile, signer: signer.certificate, places, modeBefore, release, certificates: certificatesOf(identities, nodes) };
}
