import { type PracticeCluster } from '../../core/ports/practice.ts';
import { PRACTICE_PIN } from '../../practice/tokens/token.ts';

/** A practice cluster whose servers and tokens are those of a test or a measurement: the engine loads no library for it, and it has no phones. */
export const plainPractice = ({
  host,
  port,
  username,
  password,
  certificateSha256,
  tokens,
}: Pick<PracticeCluster, 'host' | 'port' | 'username' | 'password' | 'certificateSha256' | 'tokens'>): PracticeCluster => ({
  keys: () => [certificateSha256],
  interrupted: null,
  seed: 1,
  host,
  port,
  username,
  password,
  certificateSha256,
  platform: null,
  tokens,
  pin: PRACTICE_PIN,
  tokensOnTable: () => [],
  moveToken: () => Promise.resolve(),
  setTries: () => Promise.resolve(),
  phones: () => [],
  restartPhones: () => Promise.resolve([]),
  switchPhone: () => Promise.resolve(),
  visitPhone: () => Promise.resolve([]),
  otherTftpServer: null,
  close: () => Promise.resolve(),
  leave: () => Promise.resolve(),
});
