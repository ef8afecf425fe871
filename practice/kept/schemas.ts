import { createPrivateKey, KeyObject } from 'node:crypto';
import * as z from 'zod/mini';

/** Bytes as base64. */
export const bytes = z.codec(z.string(), z.custom<Uint8Array>((value) => value instanceof Uint8Array), {
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
  encode: (value) => Buffer.from(value).toString('base64'),
});

/** A private key as PEM (PKCS #8), unencrypted: practice keys protect nothing. */
export const privateKey = z.codec(z.string(), z.custom<KeyObject>((value) => value instanceof KeyObject), {
  decode: (pem) => createPrivateKey(pem),
  encode: (key) => key.export({ type: 'pkcs8', format: 'pem' }).toString(),
});

export const identity = z.object({ certificate: bytes, privateKey });

const tokenIdentity = z.object({ ...identity.shape, serial: z.string(), label: z.string() });

export const serverIdentity = z.object({
  name: z.string(),
  hostName: z.string(),
  role: z.enum(['publisher', 'subscriber']),
  callManager: identity,
  tvs: identity,
  provider: identity,
});

export const identities = z.object({
  manufacturingCa: identity,
  tokens: z.readonly(z.array(tokenIdentity)),
  strangerToken: tokenIdentity,
  spareTokens: z.readonly(z.array(tokenIdentity)),
  capf: identity,
  itlRecovery: identity,
  servers: z.readonly(z.array(serverIdentity)),
});
