import { type ChangeRecord } from './change-record.ts';

/** Addresses of this computer: through a tunnel every cluster is reached at one, so they tell no two apart. */
const isOwnAddress = (name: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(name);

/** Names are compared as DNS does: without case, and without the dot of the root. */
const plain = (name: string): string => name.trim().toLowerCase().replace(/\.$/, '');

/**
 * Whether the cluster of a record of one route may be the one that is signed in to over the other. Their keys have nothing in common (certificate of the CTL Provider, host key of SSH), so
 * names and addresses of the publisher are all there is: good enough to begin nothing new, never to say what a cluster is or holds.
 * @param names of the publisher that is signed in to: as it was entered, and what it calls itself.
 */
export function mayBeNamed({ cluster: { host, places } }: Pick<ChangeRecord, 'cluster'>, names: readonly string[]): boolean {
  const [publisher] = places;
  const recorded = [host, ...(publisher === undefined ? [] : [publisher.name, publisher.host])].map(plain).filter((name) => name !== '' && !isOwnAddress(name));
  const here = new Set(names.map(plain));
  return recorded.some((name) => here.has(name));
}
