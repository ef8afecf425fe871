import { createServer } from 'node:tls';
import { type PracticeIdentity, identityPem } from '../identities/recipe.ts';
import { type Listener, listen } from '../nodes/listen.ts';
import { OLDER_TLS } from '../nodes/older-tls.ts';

/** Cisco's own CTL Provider as far as it is known: it shakes hands by TLS 1.0, which is all that its client speaks. What comes behind that is unpublished, so it says nothing. */
export const startVendorProvider = (identity: PracticeIdentity, port: number): Promise<Listener> =>
  listen(
    createServer({ ...OLDER_TLS, ...identityPem(identity) }, (socket) => {
      socket.on('error', () => socket.destroy());
    }),
    port,
  );
