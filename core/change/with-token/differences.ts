import { type ChangeRecord } from '../../../shared/domain/change-record.ts';
import { type ClusterFacts } from '../../../shared/domain/server.ts';
import { recordedCertificates } from './record.ts';

/** What of a cluster is other than when a change was planned, by name. */
export interface Differences {
  readonly certificates: readonly string[];
  readonly servers: readonly string[];
}

const bothWays = (one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] => [...one].filter((key) => !other.has(key)).concat([...other].filter((key) => !one.has(key)));

/** Compares the servers and all certificates with those of the record; those of servers that joined or left are named by the server alone. */
export function differencesSince({ cluster }: ChangeRecord, facts: ClusterFacts): Differences {
  const servers = bothWays(new Set(cluster.places.map(({ name }) => name)), new Set(facts.servers.map(({ name }) => name)));
  const keyOf = ({ server, role, sha256 }: { readonly server: string; readonly role: string; readonly sha256: string }): string => JSON.stringify([server, role, sha256]);
  const then = [...cluster.certificates, ...cluster.places.map(({ name, keySha256 }) => ({ server: name, role: 'CTL Provider', sha256: keySha256 ?? '' }))];
  const now = [...recordedCertificates(facts), ...facts.servers.map(({ name, certificateSha256 }) => ({ server: name, role: 'CTL Provider', sha256: certificateSha256 }))];
  const other = bothWays(new Set(then.map(keyOf)), new Set(now.map(keyOf))).map((key) => JSON.parse(key) as readonly [string, string, string]);
  const names = other.flatMap(([server, role]) => (servers.includes(server) ? [] : [`${role} ${server}`]));
  return { certificates: [...new Set(names)], servers };
}
