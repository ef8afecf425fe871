import { parseStrictJson } from '../domain/bounded-json.ts';
import { type Result } from '../domain/result.ts';
import { type ProviderReply, type ProviderRequest } from './envelope.ts';
import { MESSAGE_JSON, PROVIDER_LIMITS } from './limits.ts';

/** How messages become bytes. Another wire format for the same messages would be another codec. */
export interface ProviderCodec {
  encode(message: ProviderRequest | ProviderReply): Uint8Array;
  decoder(maxFrame: number): ProviderDecoder;
}

/** Cuts the bytes of one direction of one connection into messages. */
export interface ProviderDecoder {
  /** Longest payload accepted, in bytes; may be raised while the connection lives. */
  maxFrame: number;
  /** The messages that `chunk` completes, or what is wrong; after a violation the connection is of no use. */
  push(chunk: Uint8Array): Result<readonly unknown[], string>;
}

const HEADER = 4;

/** Payload length as 4 bytes big-endian, then JSON in UTF-8 (docs/protocol.md, "Frames"). */
export const jsonCodec: ProviderCodec = {
  encode(message) {
    const payload = new TextEncoder().encode(JSON.stringify(message));
    if (payload.length > PROVIDER_LIMITS.maxFrame) throw new Error(`a message of ${payload.length} bytes does not fit a frame`);
    const frame = new Uint8Array(HEADER + payload.length);
    new DataView(frame.buffer).setUint32(0, payload.length);
    frame.set(payload, HEADER);
    payload.fill(0);
    return frame;
  },

  decoder(maxFrame) {
    // Grows by doubling: a peer that sends byte by byte costs neither quadratic time nor one object a byte.
    let buffer = new Uint8Array(1024);
    let length = 0;

    const append = (chunk: Uint8Array): void => {
      if (length + chunk.length > buffer.length) {
        const larger = new Uint8Array(Math.max(buffer.length * 2, length + chunk.length));
        larger.set(buffer.subarray(0, length));
        buffer = larger;
      }
      buffer.set(chunk, length);
      length += chunk.length;
    };

    return {
      maxFrame,
      push(chunk) {
        append(chunk);
        const messages: unknown[] = [];
        let at = 0;
        while (length - at >= HEADER) {
          const size = new DataView(buffer.buffer, buffer.byteOffset + at).getUint32(0);
          if (size === 0) return { ok: false, error: 'empty frame' };
          if (size > this.maxFrame) return { ok: false, error: `frame of ${size} bytes; at most ${this.maxFrame} are accepted here` };
          if (length - at - HEADER < size) break;
          const message = parseJson(buffer.subarray(at + HEADER, at + HEADER + size));
          if (!message.ok) return message;
          messages.push(message.value);
          at += HEADER + size;
        }
        if (at > 0) {
          buffer.copyWithin(0, at, length);
          // What was read may have held a password.
          buffer.fill(0, length - at, length);
          length -= at;
        }
        return { ok: true, value: messages };
      },
    };
  },
};

const PROBLEMS = {
  'not-json': 'payload is not JSON in UTF-8',
  'too-much': 'payload holds more than any message does',
  'key-twice': 'a key is said twice in one object',
} as const;

function parseJson(bytes: Uint8Array): Result<unknown, string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ok: false, error: PROBLEMS['not-json'] };
  }
  const json = parseStrictJson(text, MESSAGE_JSON);
  return json.ok ? json : { ok: false, error: PROBLEMS[json.error] };
}
