import { type Duplex } from 'node:stream';
import { type Result } from '../../shared/domain/result.ts';
import { type Clock } from '../ports/clock.ts';
import { type ServerError } from '../ports/cluster.ts';
import { type Limit } from './deadline.ts';
import { type PresentedCertificate } from './presented-certificate.ts';

/** Where a CTL Provider listens, and the name its errors carry. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** {@link AppError.where} of every error about it. */
  readonly where: string;
}

/** Bytes to and from a peer. `unref` lets the process end although the peer keeps its half open. */
export type ByteStream = Duplex & { unref(): unknown };

/** An open way to a peer, and the certificate that it proved to hold the key of. */
export interface PeerConnection {
  readonly stream: ByteStream;
  readonly certificate: PresentedCertificate;
}

/** Opens a connection on which our protocol is spoken; no byte of it is sent. Ends when `limit` does. */
export type Dial = (address: Address, limit: Limit) => Promise<Result<PeerConnection, ServerError>>;

/** What carries the calls to CTL Providers. */
export interface Carrier {
  readonly dial: Dial;
  readonly clock: Clock;
}
