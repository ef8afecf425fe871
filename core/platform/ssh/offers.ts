import { type Result } from '../../../shared/domain/result.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type Offer } from './algorithms.ts';

/** In which list of the handshake the two sides have nothing in common. */
export type MissingAlgorithm = 'key-exchange' | 'host-key' | 'other';

export const missingAlgorithm = (detail: string): MissingAlgorithm => (/key exchange/i.test(detail) ? 'key-exchange' : /host key/i.test(detail) ? 'host-key' : 'other');

/** One step more, where the node has nothing of what was offered in that list; `undefined` = there is none. */
function nextOffer(offer: Offer, { code, params }: PlatformError): Offer | undefined {
  if (code !== 'platform.no-common-algorithm') return undefined;
  if (params['missing'] === 'key-exchange' && !offer.groupExchange) return { ...offer, groupExchange: true };
  return params['missing'] === 'host-key' && !offer.sha1HostKey ? { ...offer, sha1HostKey: true } : undefined;
}

/**
 * Shakes hands with what is best, and with more only for a node that has nothing else. All of it happens before a username is sent. What a
 * node calls missing is not proved; so an attacker may have us offer more, and still has to sign with the accepted host key.
 */
export async function withOffers<T>(olderNode: boolean, attempt: (offer: Offer) => Promise<Result<T, PlatformError>>): Promise<Result<T, PlatformError>> {
  let offer: Offer | undefined = { olderNode, sha1HostKey: false, groupExchange: false };
  for (;;) {
    const result: Result<T, PlatformError> = await attempt(offer);
    offer = result.ok ? undefined : nextOffer(offer, result.error);
    if (offer === undefined) return result;
  }
}
