import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { codeOf, helloOf, rawClient, type RawClient } from './raw-client.ts';

/** Connections that say nothing, from one address of the loopback network; `end` ends those that the provider left. */
export async function silentConnections(port: number, count: number, localAddress: string): Promise<{ readonly open: () => number; readonly end: () => void }> {
  const sockets: Socket[] = [];
  for (let index = 0; index < count; index += 1) {
    const socket = connect({ port, host: '127.0.0.1', localAddress });
    // Reading is how it learns that it was cut.
    socket.on('error', () => undefined).resume();
    sockets.push(socket);
    await once(socket, 'connect');
  }
  return {
    open: () => sockets.filter((socket) => !socket.destroyed && !socket.readableEnded).length,
    end: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** One sign-in over a connection of its own: the code of the refusal, `ok`, or `closed` where it was cut before it had an answer. */
export async function signInFrom(port: number, localAddress: string, username: string, password: string): Promise<unknown> {
  let client: RawClient;
  try {
    client = await rawClient(port, { localAddress });
  } catch {
    return 'closed';
  }
  const hello = await client.ask('hello', helloOf());
  const reply = hello === 'closed' ? hello : await client.ask('login', { username, password });
  client.close();
  return reply === 'closed' ? 'closed' : 'error' in (reply as object) ? codeOf(reply) : 'ok';
}

/** Wrong passwords of `admin` from addresses 127.0.1.1 and on, all at once. */
export const wrongLogins = (port: number, addresses: number, each: number): Promise<readonly unknown[]> =>
  Promise.all(Array.from({ length: addresses * each }, (_, index) => signInFrom(port, `127.0.1.${(index % addresses) + 1}`, 'admin', `wrong ${index}`)));
