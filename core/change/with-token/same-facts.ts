import { type ClusterFacts } from '../../../shared/domain/server.ts';
import { sha256Hex } from '../../trust/digests.ts';

/** What the next file is made from. Phone-SAST-trust is not part of it: a change writes there itself. */
const linesOf = ({ mode, release, servers, certificates }: ClusterFacts): readonly string[] => [
  mode,
  release,
  ...servers.map(({ name, role, addresses }) => JSON.stringify([name, role, addresses])).sort(),
  ...certificates.flatMap(({ server, role, der }) => (role === 'Phone-SAST-trust' ? [] : [JSON.stringify([server, role, sha256Hex(der)])])).sort(),
];

/** Whether the publisher still says what a plan was made from: mode, release, servers, certificates of services. */
export const sameFacts = (one: ClusterFacts, other: ClusterFacts): boolean => JSON.stringify(linesOf(one)) === JSON.stringify(linesOf(other));
