import { newClientNumber } from '../../core/ctl-provider/client-number.ts';
import { expect } from 'vitest';
import { connectCluster, type ConnectRequest } from '../../core/ctl-provider/connect-cluster.ts';
import { type ProviderCluster } from '../../core/ctl-provider/cluster.ts';
import { type ServerError } from '../../core/ports/cluster.ts';
import { Secret } from '../../core/ports/secret.ts';
import { type Result } from '../../shared/domain/result.ts';
import { must } from '../helpers/founding-document.ts';
import { ADMIN, PUB_TLS, sha256Of, type TestCluster } from './fixture.ts';

type Wish = Partial<Omit<ConnectRequest, 'password'>> & { readonly password?: string };

/** Connects the product's client to a test cluster, as `admin` unless told otherwise. */
export function connectTo(cluster: TestCluster, wish: Wish = {}): Promise<Result<ProviderCluster, ServerError>> {
  const { password = ADMIN.password, ...rest } = wish;
  return connectCluster({
    host: '127.0.0.1',
    port: cluster.pub.provider.port,
    expectedSha256: sha256Of(PUB_TLS),
    username: ADMIN.name,
    client: newClientNumber(),
    password: new Secret(password),
    ...rest,
  });
}

export const connected = async (cluster: TestCluster, wish: Wish = {}): Promise<ProviderCluster> => must(await connectTo(cluster, wish));

/** What a state says of the staged file: none, or one that the same client staged as `admin`. */
export const NOTHING_STAGED = { stagedSha256: null, stagedBy: null, stagedAt: null, stagedHere: null } as const;
export const stagedHere = (sha256: string) => ({ stagedSha256: sha256, stagedBy: ADMIN.name, stagedAt: expect.any(String) as string, stagedHere: true });

/** The error of a result that must have failed. */
export function errorOf<E>(result: Result<unknown, E>): E {
  return result.ok ? expect.fail(`succeeded with ${JSON.stringify(result.value)}`) : result.error;
}
