import path from 'node:path';
import * as z from 'zod/mini';
import { hostField, portField } from '../../shared/contract/fields.ts';
import { MAX_RECENT_SERVERS, type RecentServer, sameServer } from '../../shared/domain/recent-server.ts';
import { type Result } from '../../shared/domain/result.ts';
import { type Files } from '../ports/files.ts';
import { JsonFile } from './json-file.ts';

const listSchema = z.array(z.strictObject({ host: hostField, port: portField })).check(z.maxLength(MAX_RECENT_SERVERS));

/** The servers that were signed in to, newest first: addresses only, kept in the data folder. */
export class RecentServers {
  readonly #file: JsonFile<readonly RecentServer[]>;

  constructor(files: Files, dataDir: string) {
    this.#file = new JsonFile(files, path.join(dataDir, 'recent-servers.json'), (value) => {
      const parsed = listSchema.safeParse(value);
      return parsed.success ? parsed.data : null;
    });
  }

  /** What cannot be read is taken for an empty list: it only spares typing. */
  async list(): Promise<readonly RecentServer[]> {
    const list = await this.#file.read();
    return (list.ok ? list.value : null) ?? [];
  }

  /** Puts the server first. */
  async keep(server: RecentServer): Promise<Result<void>> {
    const others = (await this.list()).filter((one) => !sameServer(one, server));
    return this.#file.write([server, ...others].slice(0, MAX_RECENT_SERVERS));
  }

  /** Returns those that are left. */
  async forget(servers: readonly RecentServer[]): Promise<Result<readonly RecentServer[]>> {
    const left = (await this.list()).filter((one) => !servers.some((server) => sameServer(one, server)));
    const kept = await this.#file.write(left);
    return kept.ok ? { ok: true, value: left } : kept;
  }
}
