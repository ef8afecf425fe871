import { createServer } from 'node:tls';
import { type PracticeIdentity, identityPem } from '../identities/recipe.ts';
import { type Listener, listen } from '../nodes/listen.ts';
import { OLDER_TLS } from '../nodes/older-tls.ts';

/**
 * Cisco's own CTL Provider as far as it is known: it grants TLS 1.0, the only version that its client speaks (security guides). That it grants no newer one, which nodes may do by the minimum
 * that is set, is our choice: that is the case in which only another connection leads in. What comes behind the handshake is unpublished, so it says nothing.
 */
export const startVendorProvider = (identity: PracticeIdentity, port: number): Promise<Listener> =>
  listen(
    createServer({ ...OLDER_TLS, ...identityPem(identity) }, (socket) => {
      socket.on('error', () => socket.destroy());
    }),
    port,
  );
