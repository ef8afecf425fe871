import { createSocket } from 'node:dgram';

/** Opcodes of RFC 1350. */
const [DATA, ACK, ERROR] = [3, 4, 5];
const BLOCK = 512;
/** Milliseconds after which a packet is sent again, and how often: a server may not listen yet. */
const [AGAIN, TIMES] = [100, 300];

/** Loads a file as a phone does (RFC 1350, octet): its bytes, or the number of the error. */
export function loadOverTftp(port: number, name: string): Promise<Buffer | number> {
  const socket = createSocket('udp4');
  const blocks: Buffer[] = [];
  let last = Buffer.concat([Buffer.from([0, 1]), Buffer.from(`${name}\0octet\0`)]);
  let to = port;
  return new Promise<Buffer | number>((resolve, reject) => {
    let times = 0;
    const send = (): void => socket.send(last, to, '127.0.0.1');
    const timer = setInterval(() => {
      if ((times += 1) > TIMES) reject(new Error(`no TFTP server answers on port ${port}`));
      else send();
    }, AGAIN);
    const end = (outcome: Buffer | number): void => {
      clearInterval(timer);
      resolve(outcome);
    };
    // Of a port where nobody listens yet.
    socket.on('error', () => undefined);
    socket.on('message', (message, from) => {
      if (message.readUInt16BE(0) === ERROR) {
        end(message.readUInt16BE(2)); return;
      }
      if (message.readUInt16BE(0) !== DATA || message.readUInt16BE(2) !== blocks.length + 1) return;
      blocks.push(message.subarray(4));
      [last, to] = [Buffer.from([0, ACK, message[2] ?? 0, message[3] ?? 0]), from.port];
      send();
      if (message.length < BLOCK + 4) end(Buffer.concat(blocks));
    });
    send();
  }).finally(() => socket.close());
}
