import { type ErrorCodeOf } from '../../shared/domain/error-codes.ts';
import { type AppError, type Result } from '../../shared/domain/result.ts';
import { type ClusterFacts, type SecurityMode, type ServerCtlFile } from '../../shared/domain/server.ts';
import { type CallOptions } from './call-options.ts';

/** What can go wrong when a server is asked. */
export type ServerError = AppError<
  ErrorCodeOf<'connect'> | ErrorCodeOf<'trust'> | ErrorCodeOf<'protocol'> | ErrorCodeOf<'login'> | ErrorCodeOf<'provider'>
>;

/** Where one server stands: its CTL file, and one that is written aside but not yet served. */
export interface ServerState {
  /** SHA-256 of the CTL file it holds, lower-case hex; `null` = it holds none. */
  readonly ctlSha256: string | null;
  /** SHA-256 of the file staged there; `null` = none. */
  readonly stagedSha256: string | null;
  /** Who staged it and when (RFC 3339 UTC, the server's clock), and whether that was under the client number in use; `null` = none is staged. */
  readonly stagedBy: string | null;
  readonly stagedAt: string | null;
  readonly stagedHere: boolean | null;
  /** SHA-256 of the certificate of CAPF that it keeps; `null` = none. The publisher does not say. */
  readonly capfSha256?: string | null;
  /** Only the publisher knows it. */
  readonly mode?: SecurityMode;
}

/** Reads a cluster, whatever carries the questions. `server` is a {@link ClusterServer.name}. */
export interface ClusterReader {
  /** The cluster as its publisher describes it. */
  facts(options?: CallOptions): Promise<Result<ClusterFacts, ServerError>>;
  state(server: string, options?: CallOptions): Promise<Result<ServerState, ServerError>>;
  /** The CTL file of one server, or `null` when it holds none. */
  ctlFile(server: string, options?: CallOptions): Promise<Result<ServerCtlFile | null, ServerError>>;
  /**
   * By how many milliseconds the server's clock is ahead of ours (negative: behind) at least, as of the latest connection: what the time that
   * its answer took could explain is not counted. `null` = never told.
   */
  clockSkew(server: string): number | null;
  close(): Promise<void>;
}

/**
 * Writes CTL files server by server, in two phases, and the mode. Nothing is ever sent twice. After an answer that got lost the next call
 * signs in again, which ends the session that was lost: what is read then stays true of it.
 */
export interface CtlFileWriter {
  /**
   * Has the server check and write the file aside (parse, verify, predecessor), without serving it. The file that the server held before the
   * present one is taken unchecked. Space for everything that a commit needs is taken here.
   * @param expectedSha256 hash of the file that the server must hold now; `null` = none. Else `provider.stale-predecessor`.
   * @returns the SHA-256 of what the server wrote, lower-case hex.
   */
  stage(server: string, file: Uint8Array, expectedSha256: string | null, options?: CallOptions): Promise<Result<string, ServerError>>;
  /** Removes the staged file `sha256`; nothing staged is a success. */
  discard(server: string, sha256: string, options?: CallOptions): Promise<Result<void, ServerError>>;
  /** Makes the staged file `sha256` the served one; the server keeps the previous version. */
  commit(server: string, sha256: string, options?: CallOptions): Promise<Result<void, ServerError>>;
  /** Has a server other than the publisher keep the certificate of CAPF (DER). */
  storeCapfCertificate(server: string, der: Uint8Array, options?: CallOptions): Promise<Result<void, ServerError>>;
  /** Has the publisher keep a token's certificate (DER) in Phone-SAST-trust; {@link ClusterReader.facts} shows it from then on. */
  trustToken(der: Uint8Array, options?: CallOptions): Promise<Result<void, ServerError>>;
  /** Sets the cluster security mode on the publisher, which refuses unless `fileSha256` is the CTL file it holds. */
  setMode(mode: SecurityMode, fileSha256: string, options?: CallOptions): Promise<Result<void, ServerError>>;
}

/** A connected cluster of which both can be asked. */
export type Cluster = ClusterReader & CtlFileWriter;
