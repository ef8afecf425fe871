import { type Result } from '../../../shared/domain/result.ts';
import { type CallOptions } from '../call-options.ts';
import { type Secret } from '../secret.ts';
import { type PlatformCommands, type PlatformError } from './commands.ts';

/** Where the command line of a node listens. `host` is also the place that errors name. */
export interface SshAddress {
  readonly host: string;
  readonly port: number;
  /** Also offers the weak algorithms that nodes of older releases need; off by default. */
  readonly olderNode?: boolean;
}

/** The host key that a node presents in the SSH handshake, in words a person can compare. */
export interface HostKey {
  /** Of the key as sent (RFC 4253, 6.6), 64 lower-case hex digits. */
  readonly sha256: string;
  /** Name of the key format, e.g. `ssh-rsa` or `ecdsa-sha2-nistp256`. */
  readonly type: string;
  /** As OpenSSH prints it: `SHA256:` and base64 without padding. */
  readonly fingerprint: string;
  /** The node proves that it holds the key by a signature with SHA-1 alone (`ssh-rsa`, up to OpenSSH 7.1), which OpenSSH refuses by default since 8.8. */
  readonly provedBySha1: boolean;
}

export interface SshLogin extends SshAddress {
  /** SHA-256 of the accepted host key, lower-case hex; any other ends the handshake before the username is sent. */
  readonly expectedSha256: string;
  readonly username: string;
}

export interface PlatformLogin extends SshLogin, CallOptions {
  /** Of the OS administrator. Used once, for one attempt; empty afterwards. */
  readonly password: Secret;
}

/** SSH to the nodes of a cluster. Nothing that a node offers or sends keeps the caller's event loop. */
export interface Ssh {
  /**
   * Asks a node for its host key only: the handshake ends before any username or password is sent. Default deadline 10 s for each handshake, of
   * which a node that answers may get some with other algorithms.
   * `platform.only-old-algorithms` where the weak algorithms would do, which were tried for that answer alone.
   */
  probeHostKey(target: SshAddress & CallOptions): Promise<Result<HostKey, PlatformError>>;
  /**
   * Signs in to the platform CLI of a node: host key compared, one attempt with the password, shell, first prompt, pager switched off.
   * Default deadline 90 s: the CLI takes long to start.
   */
  connect(target: PlatformLogin): Promise<Result<PlatformCommands, PlatformError>>;
  /** Ends all sessions at once. */
  close(): void;
}
