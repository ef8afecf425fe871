import { type PracticeCluster } from '../../core/ports/practice.ts';
import { createPracticeTokens } from '../../practice/tokens/port.ts';
import { type ClusterKit, type KillableCluster, PASSWORD } from './killable-cluster.ts';

/** A practice cluster whose providers are those of a test; its tokens are practice tokens, and it has no phones. */
export const practiceWith = ({ identities }: ClusterKit, { publisher, certificateSha256 }: KillableCluster): PracticeCluster => ({
  keys: () => [],
  interrupted: null,
  seed: 1,
  platform: null,
  otherTftpServer: null,
  host: '127.0.0.1',
  port: publisher.port,
  username: 'admin',
  password: PASSWORD,
  certificateSha256,
  tokens: createPracticeTokens(identities.tokens),
  pin: 'Cisco123',
  tokensOnTable: () => [],
  moveToken: () => Promise.resolve(),
  setTries: () => Promise.resolve(),
  phones: () => [],
  restartPhones: () => Promise.resolve([]),
  switchPhone: () => Promise.resolve(),
  visitPhone: () => Promise.resolve([]),
  close: () => Promise.resolve(),
  leave: () => Promise.resolve(),
});
