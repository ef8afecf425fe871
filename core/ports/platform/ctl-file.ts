import { type Result } from '../../../shared/domain/result.ts';
import { type CallOptions } from '../call-options.ts';
import { type PlatformError } from './commands.ts';

/** The CTL file as Cisco Tftp serves it to phones: from its cache, which may be older than the file on the disk. */
export interface ServedCtlFile {
  readonly bytes: Uint8Array;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Header Last-Modified as RFC 3339 UTC; `null` = none that can be read. */
  readonly lastModified: string | null;
  /** Milliseconds that the node's clock is ahead at least (negative: behind); `null` = the answer does not tell. */
  readonly clockSkew: number | null;
}

/** By HTTPS (6971, from 11.x) with an accepted certificate, or by HTTP (6970), where nothing proves who answered. `host` is also the place that errors name. */
export type CtlFileSource = {
  readonly host: string;
  readonly port: number;
  /** `CTLFile.tlv` when left out. A phone asks for its own name first, then for these; what it gets is the same (Cisco document 214528). */
  readonly file?: 'CTLFile.tlv' | 'ITLFile.tlv';
} & (
  | { readonly scheme: 'http' }
  | {
      readonly scheme: 'https';
      /** SHA-256 of the accepted certificate, lower-case hex; any other gets no byte of ours. */
      readonly expectedSha256: string;
      /** Also allows TLS 1.0 with AES-SHA, which nodes of older releases need; off by default. */
      readonly olderNode?: boolean;
    }
);

/** Loads `CTLFile.tlv`, or the ITL file, as a phone would. `null` = the node serves none (404). Default deadline 15 s. */
export type FetchCtlFile = (source: CtlFileSource & CallOptions) => Promise<Result<ServedCtlFile | null, PlatformError>>;
