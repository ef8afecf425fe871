import { randomBytes } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Transport } from '../../shared/contract/transport.ts';
import { type Assets, serveAsset } from '../serve-asset.ts';
import { isAdmitted, pageOrigin } from './admission.ts';
import { CLOSE_GOING_AWAY, MAX_FRAME } from '../../shared/contract/page-frames.ts';
import { PageDoorkeeper } from './doorkeeper.ts';
import { Strangers } from './strangers.ts';

export interface PageServerOptions {
  readonly engine: Transport;
  readonly assets: Assets;
  /** 0 = any free one. */
  readonly port: number;
  /** A page showed the key: it is open in a browser. */
  readonly onAdmitted?: () => void;
  /** Milliseconds in which a connection must show the key; default 20 s. */
  readonly keyWithin?: number;
  /** Milliseconds in which the headers of a request must be there; default 5 s. */
  readonly headersWithin?: number;
  /** Milliseconds between two heartbeats; a page that misses one is gone. Default 20 s. */
  readonly heartbeat?: number;
}

/** How often Node looks for connections that are late, in milliseconds; by itself it would only each half minute. */
const CHECK_EACH = 1000;

/** Connections at a time, those of pages that showed the key included: strangers alone have fewer (`strangers.ts`). */
const MOST_CONNECTIONS = 128;

export interface PageServer {
  /** `http://127.0.0.1:PORT/` */
  readonly address: string;
  /** The address with the key in its fragment, which browsers never send. A secret. */
  readonly addressWithKey: string;
  close(): Promise<void>;
}

/**
 * Serves the page and its WebSocket on 127.0.0.1 only. Whoever runs programs as the same user can read this process anyway;
 * everybody else on the computer lacks the key, and pages of other origins lack our Origin too.
 * Rejects with Node's system error when the port cannot be used.
 */
export async function startPageServer({ engine, assets, port, onAdmitted, keyWithin = 20_000, headersWithin = 5000, heartbeat = 20_000 }: PageServerOptions): Promise<PageServer> {
  const key = randomBytes(32).toString('base64url');
  const strangers = new Strangers();
  const door = new PageDoorkeeper(engine, key, keyWithin, (wire) => {
    strangers.recognise(wire);
    onAdmitted?.();
  });
  const server = createServer({ maxHeaderSize: 8192, headersTimeout: headersWithin, requestTimeout: headersWithin * 2, connectionsCheckingInterval: Math.min(CHECK_EACH, headersWithin) });
  server.maxConnections = MOST_CONNECTIONS;
  server.on('connection', (wire) => strangers.arrive(wire));
  const actualPort = await listen(server, port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false });
  server.on('request', (request, response) => answer(request, response, assets, actualPort));
  server.on('upgrade', (request, wire, head) => {
    if (pathOf(request) !== '/transport' || !isAdmitted(request.headers, actualPort, true)) {
      refuse(wire);
      return;
    }
    sockets.handleUpgrade(request, wire, head, (socket) => {
      socket.on('error', () => undefined);
      keepAlive(socket, heartbeat);
      door.receive(socket, wire);
    });
  });
  return {
    address: `${pageOrigin(actualPort)}/`,
    addressWithKey: `${pageOrigin(actualPort)}/#${key}`,
    close: async () => {
      for (const socket of sockets.clients) socket.close(CLOSE_GOING_AWAY);
      server.closeIdleConnections();
      await new Promise((resolve) => {
        server.close(resolve);
        setTimeout(() => end(server, sockets), 500).unref();
      });
    },
  };
}

/** Whoever did not answer the closing handshake in time is cut off. */
function end(server: Server, sockets: WebSocketServer): void {
  for (const socket of sockets.clients) socket.terminate();
  server.closeAllConnections();
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

function answer(request: IncomingMessage, response: ServerResponse, assets: Assets, port: number): void {
  request.resume();
  if (!isAdmitted(request.headers, port, false)) {
    response.writeHead(403, { 'Content-Length': 0, Connection: 'close' }).end();
    return;
  }
  const { status, headers, body } = serveAsset(assets, request.method ?? '', pathOf(request), `ws://127.0.0.1:${port}/transport`);
  response.writeHead(status, headers).end(body);
}

function refuse(wire: Duplex): void {
  wire.on('error', () => undefined);
  // An upgraded connection is no longer the server's: one that the other side keeps open would hold up the end of the program.
  wire.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n', () => wire.destroy());
}

/** Ends a connection that vanished without a word (a suspended computer, a killed browser). */
function keepAlive(socket: WebSocket, interval: number): void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) socket.terminate();
    answered = false;
    socket.ping(() => undefined);
  }, interval);
  socket.once('close', () => clearInterval(timer));
}
