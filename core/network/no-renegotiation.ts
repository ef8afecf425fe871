import { constants } from 'node:crypto';
import { type ConnectionOptions } from 'node:tls';

/**
 * For a connection that we make: a server that asks for another handshake is answered that there is none (RFC 5246, 7.2.2, no_renegotiation). `disableRenegotiation` of Node.js
 * is heeded by servers alone. BoringSSL (Electron) does not know the option, and renegotiates only where it is told to.
 */
export const NO_RENEGOTIATION: ConnectionOptions = { secureOptions: (constants as Partial<typeof constants>).SSL_OP_NO_RENEGOTIATION ?? 0 };
