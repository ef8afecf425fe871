/**
 * A process of its own that passes TCP connections on, each byte a while later: told `{ delay, ports }` it answers with the ports it listens on,
 * one for each of those. What comes first leaves first; the handshake of TCP itself is not slowed down.
 */
import { connect, createServer } from 'node:net';
import process from 'node:process';
import { setTimeout } from 'node:timers';

/** @param {import('node:net').Socket} from @param {import('node:net').Socket} to @param {number} delay */
function pass(from, to, delay) {
  from.setNoDelay(true);
  from.on('data', (chunk) => setTimeout(() => to.write(chunk), delay));
  from.on('close', () => setTimeout(() => to.destroy(), delay));
  from.on('error', () => undefined);
}

/** @param {number} port @param {number} delay @returns {Promise<number>} */
function listenFor(port, delay) {
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    pass(near, far, delay);
    pass(far, near, delay);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port)));
}

process.once('message', async (/** @type {{ delay: number, ports: readonly number[] }} */ { delay, ports }) => {
  process.send?.(await Promise.all(ports.map((port) => listenFor(port, delay))));
});
process.once('disconnect', () => process.exit());
