import { isIPv4 } from 'node:net';
import { parseArgs } from 'node:util';
import { type Result } from '../../shared/domain/result.ts';
import { INIT_OPTIONS } from '../usage.ts';

/** A certificate that a CTL file gets from a server of the cluster. */
export interface NamedFile {
  readonly server: string;
  readonly role: 'CallManager' | 'CAPF';
  readonly file: string;
}

/** What `ctl-provider init` is asked to make. */
export interface Wish {
  /** Where configuration, key and certificate go. */
  readonly folder: string;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly role: 'publisher' | 'subscriber';
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly passwordDescriptor: number | undefined;
  readonly dataFolder: string;
  readonly tftp: { readonly folder: string; readonly phones: readonly string[] } | undefined;
  readonly release: string;
  readonly subscribers: readonly { readonly name: string; readonly certificateSha256: string }[];
  readonly certificates: readonly NamedFile[];
}

const SHA256 = /^[0-9a-f]{64}$/i;
const wrong = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });

/** `NAME=VALUE` in its parts. */
function pairOf(text: string): readonly [string, string] | undefined {
  const at = text.indexOf('=');
  return at < 1 || at === text.length - 1 ? undefined : [text.slice(0, at), text.slice(at + 1)];
}

/** Reads the arguments of `ctl-provider init`; what they say is checked once more as a configuration. The error is a sentence. */
export function parseWish(args: readonly string[]): Result<Wish, string> {
  const read = options(args);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [folder, ...more] = positionals;
  const { name, role, address, tftp, capf } = values;
  if (folder === undefined || more.length > 0) return wrong('init needs one folder for configuration, key and certificate');
  if (name === undefined) return wrong('init needs --name: the address, or host name, by which the cluster and its CTL file call this server');
  if (role !== 'publisher' && role !== 'subscriber') return wrong('init needs --role publisher or --role subscriber');
  if (address === undefined && !isIPv4(name)) return wrong(`${name} is a host name: give --address too, since entries of a CTL file hold an IPv4 address`);
  if (values.phone.length > 0 && tftp === undefined) return wrong('--phone needs --tftp: the folder in which phones find their file');
  if (role === 'subscriber' && [...values.subscriber, ...values.callmanager, ...(capf === undefined ? [] : [capf])].length > 0) return wrong('--subscriber, --callmanager and --capf are for the publisher, which names all servers');
  const subscribers = pairs('--subscriber', values.subscriber);
  if (!subscribers.ok) return subscribers;
  const unread = subscribers.value.find(([, sha256]) => !SHA256.test(sha256.replaceAll(':', '')));
  if (unread !== undefined) return wrong(`--subscriber ${unread[0]}: behind the = belongs the SHA-256 that "ctl-provider init" printed there, 64 hexadecimal digits`);
  const callManagers = pairs('--callmanager', values.callmanager);
  if (!callManagers.ok) return callManagers;
  const numbers = [values.port, values['password-fd'] ?? '0'];
  if (numbers.some((text) => !/^\d{1,5}$/.test(text))) return wrong('--port and --password-fd are numbers');
  const stranger = subscribers.value.find(([server]) => !isIPv4(server));
  if (stranger !== undefined) return wrong(`--subscriber ${stranger[0]}: a server that is called by a host name is added in the configuration, with its addresses`);
  return {
    ok: true,
    value: {
      folder,
      name,
      addresses: [address ?? name],
      role,
      host: values.host,
      port: Number(values.port),
      user: values.user,
      passwordDescriptor: values['password-fd'] === undefined ? undefined : Number(values['password-fd']),
      dataFolder: values.data,
      tftp: tftp === undefined ? undefined : { folder: tftp, phones: values.phone },
      release: values.release,
      subscribers: subscribers.value.map(([server, certificateSha256]) => ({ name: server, certificateSha256: certificateSha256.replaceAll(':', '').toLowerCase() })),
      certificates: [
        ...callManagers.value.map(([server, file]) => ({ server, role: 'CallManager' as const, file })),
        ...(capf === undefined ? [] : [{ server: name, role: 'CAPF' as const, file: capf }]),
      ],
    },
  };
}

function options(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: INIT_OPTIONS });
    return { ok: true, value: { values, positionals } } as const;
  } catch (error) {
    return wrong(error instanceof Error ? error.message : 'wrong arguments');
  }
}

function pairs(option: string, texts: readonly string[]): Result<readonly (readonly [string, string])[], string> {
  const read = texts.map(pairOf);
  const known = read.filter((pair) => pair !== undefined);
  return known.length === read.length ? { ok: true, value: known } : wrong(`${option} wants NAME=VALUE`);
}
