import { type Clock } from '../core/ports/clock.ts';
import { base64ToBytes, bytesToBase64 } from '../core/trust/base64.ts';
import { type Result } from '../shared/domain/result.ts';
import { type Refusal } from '../shared/provider/envelope.ts';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';
import { type MessageInput, type MessageName, type MessageOutput } from '../shared/provider/messages.ts';
import { SOFTWARE, type ClusterConfig, type ProviderConfig } from './config.ts';
import { type NodeFolder, type Writer } from './node-folder.ts';
import { type FencedSession, type Sessions } from './sessions.ts';
import { type SignIn } from './sign-in.ts';

/** What the answers of one provider are made from. */
export interface ProviderNode {
  readonly config: ProviderConfig;
  readonly folder: NodeFolder;
  readonly signIn: SignIn;
  readonly clock: Clock;
  readonly sessions: Sessions;
  /** The port it listens on. */
  readonly port: () => number;
}

/** Who asks: one session. */
export interface Asker extends Writer, FencedSession {
  readonly address: string;
  /** Empty until signed in. */
  user: string;
  /** Empty until hello. */
  client: string;
}

type Handler<N extends MessageName> = (node: ProviderNode, asker: Asker, input: MessageInput<N>) => Promise<Result<MessageOutput<N>, Refusal>>;

const answer = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
const withoutValue = (outcome: Result<void, Refusal>): Result<MessageOutput<'bye'>, Refusal> => (outcome.ok ? answer({}) : outcome);
/** What a sign-in comes to whose name or ticket was right. */
function admit<T>({ sessions }: ProviderNode, asker: Asker, user: string, value: T): Result<T, Refusal> {
  if (!asker.isLive() || !sessions.admit(asker)) return { ok: false, error: { code: 'login.superseded', params: {} } };
  asker.user = user;
  return answer(value);
}
const NOT_PUBLISHER: { readonly ok: false; readonly error: Refusal } = { ok: false, error: { code: 'provider.not-publisher', params: {} } };

/** What each message does. Roles and order of messages are checked before (session.ts), from the message table. */
export const HANDLERS: { readonly [N in MessageName]: Handler<N> } = {
  hello: ({ config, clock }, asker, { version, client }) => {
    if (version !== PROVIDER_LIMITS.version) return Promise.resolve({ ok: false, error: { code: 'protocol.version', params: { offered: PROVIDER_LIMITS.version } } });
    asker.client = client;
    return Promise.resolve(answer({ name: config.name, role: config.role, software: SOFTWARE, time: clock.now().toISOString() }));
  },

  login: async (node, asker, { username, password }) => {
    const outcome = await node.signIn.withPassword(username, password, asker);
    return outcome.ok ? admit(node, asker, username, outcome.value) : outcome;
  },

  resume: (node, asker, { ticket }) => {
    const outcome = node.signIn.withTicket(ticket, asker.address);
    return Promise.resolve(outcome.ok ? admit(node, asker, outcome.value.user, { expires: outcome.value.expires }) : outcome);
  },

  state: async ({ config, folder }, { client }) => {
    const now = await folder.state(config.role);
    if (!now.ok) return now;
    const { file, staged, mode, capfSha256 } = now.value;
    return answer({
      ctlSha256: file?.sha256 ?? null,
      ctlLength: file?.bytes.length ?? null,
      ctlModified: file?.lastModified ?? null,
      stagedSha256: staged?.sha256 ?? null,
      stagedBy: staged?.user ?? null,
      stagedAt: staged?.stagedAt ?? null,
      stagedHere: staged === null ? null : staged.client === client,
      ...(mode === null ? { capfSha256 } : { mode }),
    });
  },

  cluster: async ({ config, folder, port }) => {
    const { cluster } = config;
    if (cluster === undefined) return NOT_PUBLISHER;
    const mode = await folder.mode();
    if (!mode.ok) return mode;
    return answer({ servers: serversOf(cluster, config.name, port()), release: cluster.release, autoRegistration: cluster.autoRegistration, mode: mode.value });
  },

  certificates: async ({ config, folder }) => {
    if (config.cluster === undefined) return NOT_PUBLISHER;
    const trusted = await folder.trustedTokens();
    if (!trusted.ok) return trusted;
    const ofTokens = trusted.value.map((der) => ({ server: config.name, role: 'Phone-SAST-trust' as const, der }));
    return answer({ certificates: [...config.cluster.certificates, ...ofTokens].map(({ server, role, der }) => ({ server, role, der: bytesToBase64(der) })) });
  },

  ctlFile: async ({ folder }) => {
    const file = await folder.ctlFile();
    if (!file.ok) return file;
    return answer({ file: file.value === null ? null : { ...file.value, bytes: bytesToBase64(file.value.bytes) } });
  },

  stage: async ({ folder }, asker, { file, expectedSha256 }) => {
    const outcome = await folder.stage(base64ToBytes(file), expectedSha256, asker);
    return outcome.ok ? answer({ sha256: outcome.value }) : outcome;
  },

  discard: async ({ folder }, asker, { sha256 }) => withoutValue(await folder.discard(sha256, asker)),
  commit: async ({ folder }, asker, { sha256 }) => withoutValue(await folder.commit(sha256, asker)),
  capfCertificate: async ({ folder }, asker, { der }) => withoutValue(await folder.storeCapfCertificate(base64ToBytes(der), asker)),
  trustToken: async ({ folder }, asker, { der }) => withoutValue(await folder.trustToken(base64ToBytes(der), asker)),
  setMode: async ({ folder }, asker, { mode, fileSha256 }) => withoutValue(await folder.setMode(mode, fileSha256, asker)),
  bye: () => Promise.resolve(answer({})),
};

/** The list as the wire wants it: mutable arrays, and no port 0. */
function serversOf(cluster: ClusterConfig, ownName: string, ownPort: number): MessageOutput<'cluster'>['servers'] {
  return cluster.servers.map((server) => ({
    ...server,
    addresses: [...server.addresses],
    port: server.name === ownName && server.port === 0 ? ownPort : server.port,
  }));
}
