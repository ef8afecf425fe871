import { X509Certificate } from 'node:crypto';
import { sha256Hex } from '../core/trust/digests.ts';
import { type ProviderConfig, ProviderStartError } from './config.ts';
import { isPasswordHash } from './passwords.ts';

/** @throws ProviderStartError for what each value may be and all together cannot. */
export function checkConfig(config: ProviderConfig): void {
  const broken = config.users.find((user) => !isPasswordHash(user.passwordHash));
  if (broken !== undefined) throw new ProviderStartError(`user ${broken.name}: not a line of "ctl-provider hash-password"`);
  if (config.role === 'publisher' && config.cluster === undefined) throw new ProviderStartError('the publisher needs "cluster"');
  const own = config.cluster?.servers.find((server) => server.name === config.name);
  if (config.role === 'publisher' && own?.role !== 'publisher') throw new ProviderStartError(`"cluster" must list ${config.name} as the publisher`);
  const presented = presentedSha256(config.tls.certificate);
  if (own !== undefined && presented !== undefined && own.certificateSha256 !== presented) {
    throw new ProviderStartError(`"cluster" names another certificate for ${config.name} than "tls" has; its "certificateSha256" is ${presented}`);
  }
}

/** `undefined` = not readable, which the TLS settings say. */
function presentedSha256(pem: string): string | undefined {
  try {
    return sha256Hex(new X509Certificate(pem).raw);
  } catch {
    return undefined;
  }
}

/** What a provider that runs cannot take over from another configuration, by name: it is what its port and folder were opened with. */
export function fixedDifferences(old: ProviderConfig, next: ProviderConfig): readonly string[] {
  const FIXED = ['name', 'role', 'host', 'port', 'dataFolder', 'bounds'] as const;
  const differing = FIXED.filter((key) => JSON.stringify(old[key] ?? {}) !== JSON.stringify(next[key] ?? {}));
  return old.tftp?.folder === next.tftp?.folder ? differing : [...differing, 'tftp.folder'];
}
