import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { type PivCard } from './piv-card.ts';

const PCSCD = '/usr/sbin/pcscd';
const SOCKET = '/run/pcscd/pcscd.comm';
const PID_FILE = '/run/pcscd/pcscd.pid';
/** Ports of the two readers of vpcd, as its Debian package configures them (/etc/reader.conf.d/vpcd). */
export const READER_PORTS = [35963, 35964] as const;
/** Milliseconds until pcscd and both readers answer, and how often it is started for it. */
const [READERS_WITHIN, MOST_TRIES] = [20_000, 5];
export const OPENSC_LIBRARY = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so';

const CONTROL = { off: 0, on: 1, reset: 2, atr: 4 } as const;
/** Answer to reset: direct convention, T=1, nothing else (ISO 7816-3). */
const ATR = Buffer.from('3b80800101', 'hex');

function isRunning(): boolean {
  try {
    process.kill(Number(readFileSync(PID_FILE, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

/** Why no simulated reader can be had here; empty when it can. There is one pcscd on a computer, and only root may start it. */
export function whyNoVirtualReader(): string {
  if (!existsSync(PCSCD) || !existsSync('/etc/reader.conf.d/vpcd')) return 'pcscd or vsmartcard-vpcd is not installed';
  if (!existsSync(OPENSC_LIBRARY)) return 'opensc-pkcs11 is not installed';
  if (process.getuid?.() !== 0) return 'only root may start pcscd';
  return isRunning() ? 'another pcscd runs' : '';
}

/** pcscd with the two readers of vpcd, for as long as a test needs them. */
export class VirtualReaders {
  readonly #pcscd: ChildProcess;

  private constructor(pcscd: ChildProcess) {
    this.#pcscd = pcscd;
  }

  /** The ports of vpcd lie among those that a system gives to outgoing connections: where one of them is just in use, pcscd runs without that reader, and is started again. */
  static async start(): Promise<VirtualReaders> {
    for (let tries = 1; ; tries += 1) {
      rmSync(SOCKET, { force: true });
      rmSync(PID_FILE, { force: true });
      const readers = new VirtualReaders(spawn(PCSCD, ['--foreground'], { stdio: 'ignore' }));
      const late = AbortSignal.timeout(READERS_WITHIN);
      const up = await Promise.all([SOCKET, ...READER_PORTS].map((where) => reachable(where, late)));
      if (up.every(Boolean)) return readers;
      await readers.stop();
      if (tries === MOST_TRIES) throw new Error(`pcscd with both readers was not up within ${READERS_WITHIN} ms, ${tries} times`);
    }
  }

  async stop(): Promise<void> {
    if (this.#pcscd.exitCode !== null) return;
    const ended = once(this.#pcscd, 'exit');
    this.#pcscd.kill();
    await ended;
  }
}

/** Tries until something listens there: whether it did before `late`. */
async function reachable(where: string | number, late: AbortSignal): Promise<boolean> {
  while (!late.aborted) {
    const socket = typeof where === 'string' ? connect(where) : connect(where, '127.0.0.1');
    const isUp = await once(socket, 'connect', { signal: late }).then(() => true, () => false);
    socket.on('error', () => undefined).destroy();
    if (isUp) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** A card in one of the readers: while the connection stands it is in, and when it ends it was pulled. */
export class InsertedCard {
  readonly #socket: Socket;

  private constructor(socket: Socket, card: PivCard) {
    this.#socket = socket;
    let received = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part]);
      // Each message is its length in two bytes, and then either one control byte or a command.
      for (let end = endOf(received); end <= received.length; end = endOf(received)) {
        const answer = reply(card, received.subarray(2, end));
        received = received.subarray(end);
        if (answer !== undefined) socket.write(Buffer.concat([Buffer.from([answer.length >> 8, answer.length & 0xff]), answer]));
      }
    });
    socket.on('error', () => socket.destroy());
  }

  static async insert(card: PivCard, port: number): Promise<InsertedCard> {
    card.reset();
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new InsertedCard(socket, card);
  }

  async pull(): Promise<void> {
    if (this.#socket.destroyed) return;
    const closed = once(this.#socket, 'close');
    this.#socket.destroy();
    await closed;
  }
}

const endOf = (received: Buffer): number => (received.length < 2 ? Infinity : 2 + received.readUInt16BE(0));

function reply(card: PivCard, message: Buffer): Buffer | undefined {
  if (message.length > 1) return card.answer(message);
  if (message[0] === CONTROL.atr) return ATR;
  card.reset();
  return undefined;
}
