import { hashPassword } from '../../provider/passwords.ts';
import { ADMIN, PUB_TLS, SUB, sha256Of, startTestCluster } from '../provider/fixture.ts';

/** Two CTL Providers, of which the second takes another password. */
export interface RefusingCluster {
  readonly host: string;
  readonly port: number;
  readonly certificateSha256: string;
  readonly username: string;
  readonly password: string;
  /** Name of the server that refuses it. */
  readonly subscriber: string;
  readonly subscriberPassword: string;
  close(): Promise<void>;
}

/** @param password of the second server. */
export async function startRefusingCluster(password: string): Promise<RefusingCluster> {
  const cluster = await startTestCluster({ subUsers: [{ name: ADMIN.name, passwordHash: await hashPassword(password) }] });
  return { host: '127.0.0.1', port: cluster.pub.provider.port, certificateSha256: sha256Of(PUB_TLS), username: ADMIN.name, password: ADMIN.password, subscriber: SUB, subscriberPassword: password, close: () => cluster.close() };
}
