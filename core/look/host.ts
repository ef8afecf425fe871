import { type HostLook, type LookedPort, type PortFinding, judgeHost } from '../../shared/domain/host-look.ts';
import { PROVIDER_LIMITS } from '../../shared/provider/limits.ts';
import { type Limit, withLimit } from '../network/deadline.ts';
import { type CallOptions } from '../ports/call-options.ts';
import { type Heard, hear } from './hear.ts';
import { MAX_SSH_HELLO, SSH_HELLO, readSshAnswer } from './ssh-hello.ts';
import { FAREWELL, MAX_SERVER_HELLO, clientHello, readTlsAnswer } from './tls-hello.ts';

/** Milliseconds for one hello. A node far away answers within one or two seconds; who looks types meanwhile. */
const HELLO_DEADLINE = 5000;

/** Where to look. `null` = not there. */
export interface LookAt {
  readonly host: string;
  readonly provider: number;
  readonly ssh: number | null;
  readonly web: number | null;
}

interface Seen {
  readonly looked: LookedPort;
  readonly named: boolean;
}

const VERSIONS: Readonly<Record<number, string>> = { 0x0300: 'SSL 3.0', 0x0301: 'TLS 1.0', 0x0302: 'TLS 1.1', 0x0303: 'TLS 1.2' };
const HTTP = 'http/1.1';

/** What speaks there although it was not asked for in its language. */
function plainFinding(bytes: Buffer): PortFinding {
  const begin = bytes.subarray(0, 16).toString('latin1').trimStart();
  if (bytes.length === 0) return 'silent';
  return /^(?:HTTP\/|<(?:!doctype|html))/i.test(begin) ? 'web-server' : 'other';
}

function seen<T>(port: number, heard: Heard<T>, understood: (answer: T) => Omit<LookedPort, 'port'>): Seen {
  if (heard.how === 'no-name') return { looked: { port, found: 'no-answer', says: '' }, named: false };
  if (heard.how === 'closed' || heard.how === 'no-answer') return { looked: { port, found: heard.how, says: '' }, named: true };
  if (heard.how === 'not-understood') return { looked: { port, found: plainFinding(heard.bytes), says: '' }, named: true };
  return { looked: { port, ...understood(heard.value) }, named: true };
}

async function tlsAt(host: string, port: number, limit: Limit, protocols: readonly string[]): Promise<Seen> {
  // What is no TLS is listened to until it ends, or enough of it is there to be named.
  const read = (bytes: Buffer): ReturnType<typeof readTlsAnswer> => {
    const answer = readTlsAnswer(bytes);
    return answer === null && bytes.length < 16 ? undefined : answer;
  };
  const heard = await hear({ host, port }, { hello: clientHello(host, protocols), farewell: FAREWELL, most: MAX_SERVER_HELLO, read }, limit);
  return seen(port, heard, ({ version, alpn }) => {
    const says = VERSIONS[version] ?? '';
    if (alpn === PROVIDER_LIMITS.alpn) return { found: 'open-provider', says };
    if (alpn === HTTP) return { found: 'web-server', says };
    return { found: version === 0 || version >= 0x0303 ? 'tls' : 'old-tls', says };
  });
}

const SSH_FINDINGS = { current: 'ssh', older: 'old-ssh', none: 'no-common' } as const;

async function sshAt(host: string, port: number, limit: Limit): Promise<Seen> {
  const heard = await hear({ host, port }, { hello: SSH_HELLO, most: MAX_SSH_HELLO, read: readSshAnswer }, limit);
  return seen(port, heard, ({ software, common }) => ({ found: SSH_FINDINGS[common], says: software }));
}

/** What is on the port of the CTL Provider: ours is known by its protocol, and one that is not has its say all the same. */
const providerAt = (host: string, port: number, limit: Limit): Promise<Seen> => tlsAt(host, port, limit, [PROVIDER_LIMITS.alpn, HTTP]);

/** The same by itself. */
export const lookAtProvider = (host: string, port: number, options: CallOptions): Promise<LookedPort> => withLimit(options, HELLO_DEADLINE, async (limit) => (await providerAt(host, port, limit)).looked);

/** One hello a port, side by side, one behind the other on the same port; nothing that signs in is ever sent. */
export async function lookAt({ host, provider, ssh, web }: LookAt, options: CallOptions): Promise<HostLook> {
  const turns = new Map<number, Promise<unknown>>();
  const inTurn = (port: number, look: (limit: Limit) => Promise<Seen>): Promise<Seen> => {
    const done = (turns.get(port) ?? Promise.resolve()).then(() => withLimit(options, HELLO_DEADLINE, look));
    turns.set(port, done);
    return done;
  };
  const [own, shell, page] = await Promise.all([
    inTurn(provider, (limit) => providerAt(host, provider, limit)),
    ssh === null ? null : inTurn(ssh, (limit) => sshAt(host, ssh, limit)),
    web === null ? null : inTurn(web, (limit) => tlsAt(host, web, limit, [HTTP])),
  ]);
  return judgeHost(host, { provider: own.looked, ssh: shell?.looked ?? null, web: page?.looked ?? null, named: own.named });
}
