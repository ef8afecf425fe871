import { type Result } from '../../shared/domain/result.ts';
import { type Files } from '../ports/files.ts';
import { KeptHashes } from './kept-hashes.ts';

const keyOf = (host: string, port: number): string => `${host.toLowerCase()}:${port}`;

/** The certificates of publishers that a person accepted, by address: trust on first use, kept in the data folder. */
export class TrustedServers {
  readonly #kept: KeptHashes;

  constructor(files: Files, dataDir: string) {
    this.#kept = new KeptHashes(files, dataDir, 'trusted-servers.json');
  }

  /** The accepted certificate's SHA-256, lower-case hex; `null` = none yet. */
  accepted(host: string, port: number): Promise<Result<string | null>> {
    return this.#kept.accepted(keyOf(host, port));
  }

  accept(host: string, port: number, sha256: string, now: Date): Promise<Result<void>> {
    return this.#kept.accept(keyOf(host, port), sha256, now);
  }
}
