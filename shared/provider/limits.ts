import { type JsonBounds } from '../domain/bounded-json.ts';

/** Names and bounds of the Open CTL Provider protocol; docs/protocol.md explains them. Lengths in bytes unless said otherwise. */
export const PROVIDER_LIMITS = {
  /** Application protocol that both ends select in the TLS handshake (RFC 7301). */
  alpn: 'open-ctl-provider/2',
  /** The number in `alpn`, said again in hello. */
  version: 2,
  /** Payload of one frame after sign-in; before it a stranger may only send what a login needs. */
  maxFrame: 2 * 1024 * 1024,
  maxFrameBeforeLogin: 4096,
  /** Real CTL files are a few kilobytes; 28 servers with 4096-bit certificates stay below 150 kB. */
  maxCtlFile: 1024 * 1024,
  maxCertificate: 8192,
  maxCertificates: 128,
  maxServers: 64,
  maxAddresses: 8,
  /** Characters (UTF-16 units). */
  maxName: 255,
  maxUsername: 128,
  maxPassword: 256,
  maxTicket: 1024,
} as const;

/** What the JSON of one message may hold: 64 servers with 8 addresses each, or 128 certificates, with much room. */
export const MESSAGE_JSON: JsonBounds = { depth: 8, values: 10_000, members: 64 };
