import { type Clock } from '../core/ports/clock.ts';
import { type Result } from '../shared/domain/result.ts';
import { base64ToBytes, bytesToBase64 } from '../shared/provider/base64.ts';
import { type Refusal } from '../shared/provider/envelope.ts';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';
import { type MessageInput, type MessageName, type MessageOutput } from '../shared/provider/messages.ts';
import { SOFTWARE, type ClusterConfig, type ProviderConfig } from './config.ts';
import { type NodeFolder } from './node-folder.ts';
import { type SignIn } from './sign-in.ts';

/** What the answers of one provider are made from. */
export interface ProviderNode {
  readonly config: ProviderConfig;
  readonly folder: NodeFolder;
  readonly signIn: SignIn;
  readonly clock: Clock;
  /** The port it listens on. */
  readonly port: () => number;
}

/** Who asks. */
export interface Asker {
  readonly address: string;
  /** Empty until signed in. */
  user: string;
}

type Handler<N extends MessageName> = (node: ProviderNode, asker: Asker, input: MessageInput<N>) => Promise<Result<MessageOutput<N>, Refusal>>;

const answer = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
const withoutValue = (outcome: Result<void, Refusal>): Result<MessageOutput<'bye'>, Refusal> => (outcome.ok ? answer({}) : outcome);
const NOT_PUBLISHER: { readonly ok: false; readonly error: Refusal } = { ok: false, error: { code: 'provider.not-publisher', params: {} } };

/** What each message does. Roles and order of messages are checked before (session.ts), from the message table. */
export const HANDLERS: { readonly [N in MessageName]: Handler<N> } = {
  hello: ({ config }, _asker, { version }) =>
    Promise.resolve(
      version === PROVIDER_LIMITS.version
        ? answer({ name: config.name, role: config.role, software: SOFTWARE })
        : { ok: false, error: { code: 'protocol.version', params: { offered: PROVIDER_LIMITS.version } } },
    ),

  login: async ({ signIn }, asker, { username, password }) => {
    const outcome = await signIn.withPassword(username, password, asker.address);
    if (outcome.ok) asker.user = username;
    return outcome;
  },

  resume: async ({ signIn }, asker, { ticket }) => {
    const outcome = await signIn.withTicket(ticket, asker.address);
    if (!outcome.ok) return outcome;
    asker.user = outcome.value.user;
    return answer({ expires: outcome.value.expires });
  },

  state: async ({ config, folder }) => {
    const file = await folder.ctlFile();
    if (!file.ok) return file;
    const staged = await folder.stagedSha256();
    if (!staged.ok) return staged;
    const state = {
      ctlSha256: file.value?.sha256 ?? null,
      ctlLength: file.value?.bytes.length ?? null,
      ctlModified: file.value?.lastModified ?? null,
      stagedSha256: staged.value,
    };
    if (config.role !== 'publisher') {
      const capf = await folder.capfSha256();
      return capf.ok ? answer({ ...state, capfSha256: capf.value }) : capf;
    }
    const mode = await folder.mode();
    return mode.ok ? answer({ ...state, mode: mode.value }) : mode;
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

  stage: async ({ folder }, { user }, { file, expectedSha256 }) => {
    const outcome = await folder.stage(base64ToBytes(file), expectedSha256, user);
    return outcome.ok ? answer({ sha256: outcome.value }) : outcome;
  },

  discard: async ({ folder }, { user }, { sha256 }) => withoutValue(await folder.discard(sha256, user)),
  commit: async ({ folder }, _asker, { sha256 }) => withoutValue(await folder.commit(sha256)),
  capfCertificate: async ({ folder }, _asker, { der }) => withoutValue(await folder.storeCapfCertificate(base64ToBytes(der))),
  trustToken: async ({ folder }, _asker, { der }) => withoutValue(await folder.trustToken(base64ToBytes(der))),
  setMode: async ({ folder }, _asker, { mode, fileSha256 }) => withoutValue(await folder.setMode(mode, fileSha256)),
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
