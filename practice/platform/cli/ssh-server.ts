import { createHash, generateKeyPair } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { promisify } from 'node:util';
import ssh2, { type AuthContext, type Connection, type KeyboardAuthContext, type PseudoTtyInfo, type ServerChannel, type Session } from 'ssh2';
import { type Credentials, samePassword } from '../axl/handler.ts';
import { listen, type Listener } from '../../nodes/listen.ts';
import { type ClusterModel } from '../model.ts';
import { type PlatformNode } from '../node.ts';
import { type Scenario } from '../../scenarios/platform/scenario.ts';
import { alarmsOn } from './alarms.ts';
import { Shell } from './shell.ts';
import { Terminal, type TerminalSize } from './terminal.ts';

/** The platform's own RSA host key. */
export interface HostKey {
  /** PEM. */
  readonly privateKey: string;
  /** As OpenSSH prints it: `SHA256:` and base64 without padding. */
  readonly fingerprint: string;
}

export async function createHostKey(): Promise<HostKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const parsed = ssh2.utils.parseKey(pem);
  if (parsed instanceof Error) throw parsed;
  const digest = createHash('sha256').update(parsed.getPublicSSH()).digest('base64');
  return { privateKey: pem, fingerprint: `SHA256:${digest.replace(/=+$/, '')}` };
}

/**
 * What a node's SSH offers: key exchanges and ciphers as listed in the security guide 12.5(1)SU6, where curve25519 is
 * not among them; and what is left on releases up to 10.x.
 */
const ALGORITHMS: Readonly<Record<Scenario['algorithms'], ssh2.ServerConfig['algorithms']>> = {
  present: {
    kex: ['ecdh-sha2-nistp521', 'ecdh-sha2-nistp384', 'ecdh-sha2-nistp256', 'diffie-hellman-group14-sha1', 'diffie-hellman-group16-sha512', 'diffie-hellman-group14-sha256'],
    serverHostKey: ['rsa-sha2-256', 'rsa-sha2-512', 'ssh-rsa'],
    cipher: ['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'aes256-ctr', 'aes192-ctr', 'aes128-ctr'],
    hmac: ['hmac-sha2-512', 'hmac-sha2-256', 'hmac-sha1'],
    compress: ['none'],
  },
  older: {
    kex: ['diffie-hellman-group14-sha1', 'diffie-hellman-group1-sha1'],
    serverHostKey: ['ssh-rsa'],
    cipher: ['aes128-cbc', 'aes256-cbc', '3des-cbc'],
    hmac: ['hmac-sha1'],
    compress: ['none'],
  },
};

/** Pre-login text, which an administrator of CUCM may set. */
const BANNER = 'Practice node of Open CTL Client. Not a real server.\r\n';
const MAX_FAILURES = 4;
const DEFAULT_SIZE: TerminalSize = { rows: 24, columns: 80 };

export interface CliServerOptions {
  readonly model: ClusterModel;
  readonly node: PlatformNode;
  readonly user: Credentials;
  readonly hostKey: HostKey;
  /** 0 = any free one. */
  readonly port: number;
  /** Milliseconds between two pieces of output. */
  readonly pace: number;
}

/** The platform CLI of one node over SSH. Only a shell is given; `exec`, SFTP and forwarding are not (as on CUCM). */
export function startCliServer(options: CliServerOptions): Promise<Listener> {
  const { algorithms, signIn } = options.model.scenario;
  const config = { hostKeys: [options.hostKey.privateKey], banner: BANNER, ident: 'OpenSSH_7.4', ...algorithmsOf(algorithms) };
  const alarms = alarmsOn(options.model, options.node.description.hostName);
  const server = createServer((socket: Socket) => {
    // One protocol engine a connection: so its end of the wire is known, and can be cut.
    const ssh = new ssh2.Server(config, (connection) => {
      connection.on('error', () => socket.destroy());
      authenticate(connection, options.user, signIn);
      connection.on('ready', () => connection.on('session', (accept) => serveSession(accept(), options, alarms, socket)));
    });
    ssh.injectSocket(socket);
  });
  return listen(server, options.port);
}

const algorithmsOf = (name: Scenario['algorithms']): Pick<ssh2.ServerConfig, 'algorithms'> => {
  const algorithms = ALGORITHMS[name];
  return algorithms === undefined ? {} : { algorithms };
};

function authenticate(connection: Connection, user: Credentials, signIn: Scenario['signIn']): void {
  const methods: ('keyboard-interactive' | 'password')[] = signIn === 'both' ? ['keyboard-interactive', 'password'] : ['keyboard-interactive'];
  let failures = 0;
  const decide = (context: AuthContext, password: string): void => {
    const right = context.username === user.username && samePassword(password, user.password);
    failures += right ? 0 : 1;
    if (right) context.accept();
    else if (failures >= MAX_FAILURES) connection.end();
    else context.reject(methods);
  };
  connection.on('authentication', (context) => {
    if (context.method === 'password' && signIn === 'both') decide(context, context.password);
    else if (context.method === 'keyboard-interactive') ask(context, decide);
    else context.reject(methods);
  });
}

const ask = (context: KeyboardAuthContext, decide: (context: AuthContext, password: string) => void): void =>
  context.prompt([{ prompt: 'Password: ', echo: false }], (answers) => decide(context, answers[0] ?? ''));

function serveSession(session: Session, { model, node, pace }: CliServerOptions, alarms: () => () => string, socket: Socket): void {
  const size: TerminalSize = { ...DEFAULT_SIZE };
  const resize = ({ rows, cols }: Pick<PseudoTtyInfo, 'rows' | 'cols'>): void => {
    // A client without a terminal of its own sends zeros (RFC 4254, 6.2).
    size.rows = rows > 2 ? rows : DEFAULT_SIZE.rows;
    size.columns = cols > 2 ? cols : DEFAULT_SIZE.columns;
  };
  // A client that wants no reply leaves nothing to accept.
  session.on('pty', (accept: (() => void) | undefined, _reject, info) => {
    resize(info);
    accept?.();
  });
  session.on('window-change', (_accept, _reject, info) => resize(info));
  session.on('shell', (accept: (() => ServerChannel) | undefined) => {
    const channel = accept?.();
    if (channel === undefined) return;
    const terminal = new Terminal(channel, size, pace, alarms());
    const shell = new Shell(terminal, { model, node, disconnect: () => socket.destroy() });
    shell.run().then(
      () => hangUp(channel),
      () => socket.destroy(),
    );
  });
}

function hangUp(channel: ServerChannel): void {
  if (!channel.writable) return;
  channel.exit(0);
  channel.end();
}
