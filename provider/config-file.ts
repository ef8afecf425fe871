import path from 'node:path';
import * as z from 'zod/mini';
import { createNodeFiles } from '../core/files/node.ts';
import { readCertificate } from '../core/trust/certificate.ts';
import { type Result } from '../shared/domain/result.ts';
import { type ServiceCertificate } from '../shared/domain/server.ts';
import { type JsonBounds, parseStrictJson } from '../shared/domain/bounded-json.ts';
import { type TextProblem, textOfBytes } from '../shared/domain/text-bytes.ts';
import * as f from '../shared/provider/fields.ts';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';
import { BOUNDS, type Bounds, type ProviderConfig } from './config.ts';
import { openToOthers } from './open-to-others.ts';
import { isPasswordHash } from './passwords.ts';
import { MAC_ADDRESS } from './publishing/names.ts';
import { whyUnread } from './system-words.ts';

/** Values of hundreds of users and certificates. */
const CONFIG_JSON: JsonBounds = { depth: 8, values: 100_000, members: 64 };
/** Phones with a file of their own name: more than a server of this kind has. */
const MOST_PHONES = 2000;
const file = f.line(4096);
const tlsVersion = z.enum(['TLSv1.2', 'TLSv1.3']);
const bound = ({ min, max }: { readonly min: number; readonly max: number }) => z.optional(z.number().check(z.minimum(min), z.maximum(max)));
const boundsShape = Object.fromEntries(Object.entries(BOUNDS).map(([name, range]) => [name, bound(range)])) as Record<keyof Bounds, ReturnType<typeof bound>>;

/** The configuration file (docs/protocol.md, "Running a provider"): JSON with lines of comment, unknown keys refused, paths relative to the file. */
const configSchema = z.strictObject({
  name: f.hostName,
  role: f.serverRole,
  host: f.hostName,
  port: z.int().check(z.minimum(0), z.maximum(65535)),
  dataFolder: file,
  tls: z.strictObject({
    certificate: file,
    key: file,
    minVersion: z.optional(tlsVersion),
    maxVersion: z.optional(tlsVersion),
    ciphers: z.optional(f.line(1000)),
  }),
  users: z
    .array(z.strictObject({ name: f.username, passwordHash: z.string().check(z.maxLength(200), z.refine(isPasswordHash, 'not a line of "ctl-provider hash-password"')) }))
    .check(z.minLength(1), z.maxLength(1000)),
  cluster: z.optional(
    z.strictObject({
      release: f.line(64),
      autoRegistration: z.boolean(),
      servers: z.array(f.clusterServer).check(z.minLength(1), z.maxLength(PROVIDER_LIMITS.maxServers)),
      certificates: z
        .array(z.strictObject({ server: f.hostName, role: f.certificateRole, file }))
        .check(z.maxLength(PROVIDER_LIMITS.maxCertificates)),
    }),
  ),
  tftp: z.optional(z.strictObject({ folder: file, phones: z.array(z.string().check(z.maxLength(20), z.regex(MAC_ADDRESS, 'not a MAC address'))).check(z.maxLength(MOST_PHONES)) })),
  bounds: z.optional(z.strictObject(boundsShape)),
});

type ConfigFile = z.infer<typeof configSchema>;

const files = createNodeFiles();

/** Editors of Windows save in forms of their own. */
const NO_TEXT: Readonly<Record<TextProblem, string>> = { 'utf-16': 'saved as UTF-16; save it as UTF-8', 'not-utf-8': 'not UTF-8; save it as UTF-8' };

/** Reads a configuration file and the certificates it names. The error is a sentence for the operator. */
export async function readConfigFile(configPath: string): Promise<Result<ProviderConfig, string>> {
  const text = await readSecretText(configPath);
  if (!text.ok) return text;
  const parsed = parseConfiguration(text.value);
  if (!parsed.ok) return { ok: false, error: `${configPath}: ${parsed.error}` };
  return loadFiles(parsed.value, path.dirname(path.resolve(configPath)));
}

/** What is wrong with the text of a configuration, or `undefined`; the files that it names are not looked at. */
export function configurationProblem(text: string): string | undefined {
  const parsed = parseConfiguration(text);
  return parsed.ok ? undefined : parsed.error;
}

function parseConfiguration(text: string): Result<ConfigFile, string> {
  const json = parseJson(withoutComments(text));
  if (!json.ok) return json;
  const parsed = z.safeParse(configSchema, json.value);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: parsed.error.issues.map(describe).join('; ') };
}

async function loadFiles(config: ConfigFile, base: string): Promise<Result<ProviderConfig, string>> {
  const certificate = await readText(path.resolve(base, config.tls.certificate));
  if (!certificate.ok) return certificate;
  const key = await readSecretText(path.resolve(base, config.tls.key));
  if (!key.ok) return key;
  const certificates: ServiceCertificate[] = [];
  for (const entry of config.cluster?.certificates ?? []) {
    const read = await readCertificateFile(path.resolve(base, entry.file));
    if (!read.ok) return read;
    certificates.push({ server: entry.server, role: entry.role, der: read.value });
  }
  const { cluster, bounds, tls, tftp, ...rest } = config;
  return {
    ok: true,
    value: {
      ...rest,
      dataFolder: path.resolve(base, config.dataFolder),
      tls: { ...given(tls), certificate: certificate.value, key: key.value },
      ...(cluster === undefined ? {} : { cluster: { ...cluster, certificates } }),
      ...(tftp === undefined ? {} : { tftp: { ...tftp, folder: path.resolve(base, tftp.folder) } }),
      ...(bounds === undefined ? {} : { bounds: given(bounds) }),
    },
  };
}

/** A certificate in PEM or DER, as DER. */
export async function readCertificateFile(name: string): Promise<Result<Uint8Array, string>> {
  try {
    const bytes = await files.read(name);
    const pem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    const der = pem === undefined ? bytes : new Uint8Array(Buffer.from(pem, 'base64'));
    const usable = der.length <= PROVIDER_LIMITS.maxCertificate && readCertificate(der).ok;
    return usable ? { ok: true, value: der } : { ok: false, error: `${name}: not a certificate in PEM or DER of at most ${PROVIDER_LIMITS.maxCertificate} bytes` };
  } catch (error) {
    return { ok: false, error: whyUnread(name, error) };
  }
}

/** A file with password hashes or a private key: one that others can read is told, not used. */
async function readSecretText(name: string): Promise<Result<string, string>> {
  const text = await readText(name);
  const problem = text.ok ? await openToOthers(name) : undefined;
  return problem === undefined ? text : { ok: false, error: problem };
}

async function readText(name: string): Promise<Result<string, string>> {
  try {
    const text = textOfBytes(await files.read(name));
    return text.ok ? text : { ok: false, error: `${name}: ${NO_TEXT[text.error]}` };
  } catch (error) {
    return { ok: false, error: whyUnread(name, error) };
  }
}

/** Lines that begin with `//` say something to people: inside a text of JSON no line begins. */
const withoutComments = (text: string): string => text.replace(/^[ \t]*\/\/.*$/gm, '');

function parseJson(text: string): Result<unknown, string> {
  const json = parseStrictJson(text, CONFIG_JSON);
  if (json.ok || json.error === 'not-json') return json.ok ? json : syntaxError(text);
  return { ok: false, error: json.error === 'too-much' ? 'it holds more than a configuration does' : 'a key is there twice in one object' };
}

/** Where JSON breaks off, as Node's reader says it. */
function syntaxError(text: string): Result<unknown, string> {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : 'not JSON' };
  }
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** Says where and what, but not the value, which may be a password hash. */
function describe({ code, path: at, message, keys }: Issue): string {
  const where = at.length === 0 ? 'the file' : at.map(String).join('.');
  if (code === 'unrecognized_keys') return `${where}: unknown ${(keys ?? []).join(', ')}`;
  return `${where}: ${code ?? 'invalid'}${message === 'Invalid input' ? '' : ` (${message})`}`;
}

/** Without the keys whose value is undefined, which exact optional properties do not allow. */
function given<T extends object>(value: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as { readonly [K in keyof T]: Exclude<T[K], undefined> };
}
