import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { withLimit } from '../../core/network/deadline.ts';
import { connectPinned } from '../../core/platform/https/pinned.ts';
import { makeIdentity } from '../helpers/certificates.ts';
import { must } from '../helpers/founding-document.ts';
import { startRenegotiatingServer } from '../helpers/renegotiating-server.ts';

const identity = makeIdentity({ subject: [['CN', 'cucm-pub.example.com']], serial: '0a0b', bits: 2048 });
const tls = { cert: new X509Certificate(identity.certificate).toString(), key: identity.privateKey.export({ type: 'pkcs8', format: 'pem' }) };

describe('a node', () => {
  it('that asks for a second handshake within a connection is cut off', async () => {
    const server = await startRenegotiatingServer(tls);
    const expectedSha256 = createHash('sha256').update(identity.certificate).digest('hex');
    const socket = must(await withLimit(undefined, 5000, (limit) => connectPinned({ host: '127.0.0.1', port: server.port, expectedSha256 }, limit)));
    socket.on('error', () => undefined);
    socket.resume();
    expect(await server.ended).toBe('cut off');
    socket.destroy();
    await server.close();
  });
});
