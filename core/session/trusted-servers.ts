import path from 'node:path';
import * as z from 'zod/mini';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type Files } from '../ports/files.ts';

const FILE_NAME = 'trusted-servers.json';
const MAX_SERVERS = 1000;

const pinsSchema = z.record(
  z.string().check(z.maxLength(300)),
  z.strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)), since: z.string().check(z.maxLength(40)) }),
);
type Pins = z.infer<typeof pinsSchema>;

const keyOf = (host: string, port: number): string => `${host.toLowerCase()}:${port}`;

/**
 * The certificates of publishers that a person accepted, by address: trust on first use, kept in the data folder.
 * A file that cannot be understood is an error, not an empty list: it would silently ask again for what was settled.
 */
export class TrustedServers {
  readonly #files: Files;
  readonly #file: string;

  constructor(files: Files, dataDir: string) {
    this.#files = files;
    this.#file = path.join(dataDir, FILE_NAME);
  }

  async #read(): Promise<Result<Pins>> {
    try {
      if (!(await this.#files.exists(this.#file))) return ok({});
      const parsed = pinsSchema.safeParse(JSON.parse(new TextDecoder().decode(await this.#files.read(this.#file))));
      if (parsed.success && Object.keys(parsed.data).length <= MAX_SERVERS) return ok(parsed.data);
    } catch (error) {
      if (!(error instanceof SyntaxError)) return fail('file.unreadable', this.#file, { path: this.#file, detail: String(error) });
    }
    return fail('file.unreadable', this.#file, { path: this.#file, detail: 'not in the expected form' });
  }

  /** The accepted certificate's SHA-256, lower-case hex; `null` = none yet. */
  async accepted(host: string, port: number): Promise<Result<string | null>> {
    const pins = await this.#read();
    return pins.ok ? ok(pins.value[keyOf(host, port)]?.sha256 ?? null) : pins;
  }

  async accept(host: string, port: number, sha256: string, now: Date): Promise<Result<void>> {
    const pins = await this.#read();
    if (!pins.ok) return pins;
    const kept = Object.entries(pins.value).filter(([key]) => key !== keyOf(host, port));
    // Full: the one accepted longest ago is asked about again.
    const newest = kept.sort(([, a], [, b]) => b.since.localeCompare(a.since)).slice(0, MAX_SERVERS - 1);
    const next = Object.fromEntries([...newest, [keyOf(host, port), { sha256, since: now.toISOString() }]]);
    try {
      await this.#files.makeFolder(path.dirname(this.#file));
      await this.#files.writeDurably(this.#file, new TextEncoder().encode(`${JSON.stringify(next, null, 2)}\n`));
      return ok(undefined);
    } catch (error) {
      return fail('file.not-written', this.#file, { path: this.#file, detail: String(error) });
    }
  }
}
