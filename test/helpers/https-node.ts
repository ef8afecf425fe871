import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttp, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { type AddressInfo, type Socket } from 'node:net';
import { makeIdentity } from './certificates.ts';

/** What nodes of tests show in TLS. */
const identity = makeIdentity({ subject: [['CN', 'cucm-pub.example.com']], serial: '0a0b', bits: 2048 });
const pem = new X509Certificate(identity.certificate).toString();
export const NODE_TLS = { key: identity.privateKey.export({ type: 'pkcs8', format: 'pem' }), cert: pem };
export const NODE_SHA256 = createHash('sha256').update(identity.certificate).digest('hex');

export interface WebNode {
  readonly port: number;
  /** Of its certificate; empty without TLS. */
  readonly sha256: string;
  /** Headers and body of every request that arrived. */
  readonly requests: readonly { readonly headers: IncomingMessage['headers']; readonly url: string; readonly body: string }[];
  /** Connections that requests came over and that are open. */
  sockets(): readonly Socket[];
  close(): Promise<void>;
}

/** A web server as a test wants it: `answer` gets each request with its whole body. */
export async function startWebNode(
  scheme: 'https' | 'http',
  answer: (body: string, request: IncomingMessage, response: ServerResponse) => void,
  tls: ServerOptions = {},
): Promise<WebNode> {
  const requests: WebNode['requests'][number][] = [];
  const sockets = new Set<Socket>();
  const listener: RequestListener = (request, response) => {
    sockets.add(request.socket);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      requests.push({ headers: request.headers, url: request.url ?? '', body });
      answer(body, request, response);
    });
  };
  const server = scheme === 'http' ? createHttp(listener) : createHttps({ ...NODE_TLS, ...tls }, listener);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    sha256: scheme === 'http' ? '' : NODE_SHA256,
    requests,
    sockets: () => [...sockets].filter(({ destroyed }) => !destroyed),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
