import { type Limit } from '../network/deadline.ts';
import { type NodeAddress, reach } from '../platform/reach.ts';

/** What came back for what was said first. */
export type Heard<T> =
  | { readonly how: 'understood'; readonly value: T }
  /** It is something else, or it ended, said too much or nothing more; `bytes` = what there is. */
  | { readonly how: 'not-understood'; readonly bytes: Buffer }
  | { readonly how: 'closed' }
  | { readonly how: 'no-answer' }
  | { readonly how: 'no-name' };

interface Question<T> {
  /** All that is ever sent before the answer is understood. */
  readonly hello: Uint8Array;
  /** What is sent on leaving. */
  readonly farewell?: Uint8Array;
  /** Bytes that are listened to at most. */
  readonly most: number;
  /** `undefined` = not enough yet; `null` = this is something else. */
  readonly read: (bytes: Buffer) => T | null | undefined;
}

/** Says one thing to a port, hears what it says, and leaves. Ends at the latest with the limit, whatever is there. */
export async function hear<T>(address: NodeAddress, { hello, farewell, most, read }: Question<T>, limit: Limit): Promise<Heard<T>> {
  const reached = await reach(address, limit);
  if (!reached.ok) return { how: reached.error.code === 'platform.port-closed' ? 'closed' : reached.error.code === 'connect.name-not-found' ? 'no-name' : 'no-answer' };
  const socket = reached.value;
  return new Promise((resolve) => {
    let bytes: Buffer = Buffer.alloc(0);
    let heard: Heard<T> | undefined;
    const leave = (): void => {
      socket.destroy();
    };
    // Whoever asks next is alone on the port.
    socket.once('close', () => {
      limit.signal.removeEventListener('abort', leave);
      resolve(heard ?? { how: 'not-understood', bytes });
    });
    socket.on('error', leave);
    socket.once('end', leave);
    // Also where the farewell is not taken.
    limit.signal.addEventListener('abort', leave, { once: true });
    socket.on('data', (more: Buffer) => {
      if (heard !== undefined) return;
      bytes = Buffer.concat([bytes, more]);
      const value = read(bytes);
      if (value === undefined && bytes.length <= most) return;
      heard = value === undefined || value === null ? { how: 'not-understood', bytes } : { how: 'understood', value };
      if (heard.how === 'understood' && farewell !== undefined) socket.write(farewell);
      socket.destroySoon();
    });
    if (limit.signal.aborted) leave();
    else socket.write(hello);
  });
}
