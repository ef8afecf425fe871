import { ok, type Result } from '../../shared/domain/result.ts';
import { TOKEN_DEADLINES } from '../../shared/domain/token-deadlines.ts';
import { type CallOptions } from '../ports/call-options.ts';
import {
  type ListOptions,
  type SignRequest,
  type TokenError,
  type TokenList,
  type TokenModule,
  type TokenPort,
} from '../ports/tokens.ts';
import { CallQueue } from './call-queue.ts';
import { HostConnection } from './host-connection.ts';
import { type SpawnHost } from '../ports/host-process.ts';
import { inspectModule } from './inspect-module.ts';

export interface OpenTokenModule extends CallOptions {
  /** Absolute path of the PKCS#11 library. */
  readonly path: string;
  readonly spawnHost: SpawnHost;
}

/** The tokens of a PKCS#11 library, which lives in a process of its own: started when needed, ended after each signature. */
class ModuleTokens implements TokenPort {
  #module: TokenModule;
  #spawnHost: SpawnHost;
  #queue: CallQueue;
  #connection: HostConnection | undefined;
  /** The host that signed last, on its way out: nobody waits for it but who needs the next one. */
  #ending: Promise<void> = Promise.resolve();

  constructor(path: string, spawnHost: SpawnHost) {
    this.#module = { path, description: '', manufacturer: '' };
    this.#spawnHost = spawnHost;
    this.#queue = new CallQueue(path);
  }

  get module(): TokenModule {
    return this.#module;
  }

  async open(options: CallOptions): Promise<Result<HostConnection, TokenError>> {
    return await this.#queue.run(options, TOKEN_DEADLINES.opening, async (signal) => await this.#host(signal));
  }

  async list(options?: ListOptions): Promise<Result<TokenList, TokenError>> {
    return await this.#queue.run(options, TOKEN_DEADLINES.listing, async (signal) => {
      const host = await this.#host(signal);
      return host.ok ? await host.value.ask({ call: 'list', anew: options?.anew === true }, signal) : host;
    });
  }

  async sign({ serial, certificateSha256, digest, data, pin: secret }: SignRequest, options?: CallOptions): Promise<Result<Uint8Array, TokenError>> {
    try {
      return await this.#queue.run(options, TOKEN_DEADLINES.signing, async (signal) => {
        const host = await this.#host(signal);
        if (!host.ok) return host;
        return await secret.use(async (pin) => {
          const answer = host.value.ask({ call: 'sign', serial, certificateSha256, digest, data, pin }, signal);
          pin.fill(0); // posted: the message is a copy
          const signature = await answer;
          // In the host the password had to become a string, which only the end of the process removes for certain.
          this.#ending = host.value.end();
          return signature;
        });
      });
    } finally {
      secret.wipe();
    }
  }

  async close(): Promise<void> {
    this.#queue.cancelAll();
    await this.#ending;
    await this.#connection?.end();
  }

  /** The host with the library open in it; a new one when there is none or it ended. */
  async #host(signal: AbortSignal): Promise<Result<HostConnection, TokenError>> {
    await this.#ending;
    if (this.#connection?.alive === true) return ok(this.#connection);
    const connection = new HostConnection(this.#spawnHost(), this.#module.path);
    this.#connection = connection;
    const opened = await connection.ask({ call: 'open', path: this.#module.path }, signal);
    if (opened.ok) {
      this.#module = opened.value;
      return ok(connection);
    }
    connection.kill();
    return opened;
  }
}

/**
 * Opens a PKCS#11 library in a process of its own and reads what it says of itself. Default deadline: `TOKEN_DEADLINES.opening`.
 * Errors: those of {@link inspectModule}, `token.module-unloadable`, `token.support-missing`, `token.host-ended`,
 * `token.timeout`, `token.cancelled`, and what the library answers to its initialisation.
 */
export async function openTokenModule({ path, spawnHost, ...options }: OpenTokenModule): Promise<Result<TokenPort, TokenError>> {
  const file = await inspectModule(path);
  if (!file.ok) return file;
  const tokens = new ModuleTokens(path, spawnHost);
  const opened = await tokens.open(options);
  return opened.ok ? ok(tokens) : opened;
}
