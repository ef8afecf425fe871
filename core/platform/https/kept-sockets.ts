import { type Socket } from 'node:net';

/** Milliseconds that a connection is kept without a request: shorter than any server keeps one, so that a request does not meet its end. */
const IDLE = 1000;
const MOST = 4;

/**
 * Connections to one server that are kept between requests: a handshake for each of thousands costs both sides most of their time (AXL developer guide: keep-alive). They were trusted when they were opened. What
 * arrives on one that nobody asked anything, or its end, ends it.
 */
export class KeptSockets {
  readonly #idle = new Map<Socket, () => void>();
  #isClosed = false;

  /** One that is free; `undefined` = a new one is needed. */
  take(): Socket | undefined {
    const socket = [...this.#idle.keys()].at(-1);
    if (socket === undefined) return undefined;
    this.#idle.get(socket)?.();
    return socket.destroyed || !socket.writable ? this.take() : socket;
  }

  /** Takes back one whose answer has been read to its end. */
  readonly keep = (socket: Socket): void => {
    if (this.#isClosed || socket.destroyed || this.#idle.size >= MOST) {
      socket.destroy();
      return;
    }
    const end = (): void => void socket.destroy();
    const gone = (): void => void this.#idle.delete(socket);
    this.#idle.set(socket, () => {
      gone();
      socket.setTimeout(0).off('timeout', end).off('data', end).off('end', end).off('close', gone).off('error', end);
    });
    socket.setTimeout(IDLE).on('timeout', end).on('data', end).on('end', end).on('close', gone).on('error', end);
  };

  /** Ends them, and every one that comes back. */
  close(): void {
    this.#isClosed = true;
    for (const socket of this.#idle.keys()) socket.destroy();
  }
}
