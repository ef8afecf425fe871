import { createHash, generateKeyPair, type KeyObject } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { promisify } from 'node:util';
import ssh2, { type AuthContext, type Connection, type KeyboardAuthContext, type PseudoTtyInfo, type ServerChannel, type Session } from 'ssh2';
import { type Credentials, samePassword } from '../web/sign-in.ts';
import { makeRsaKey } from '../../identities/keys.ts';
import { listen, type Listener } from '../../nodes/listen.ts';
import { type ClusterModel } from '../model.ts';
import { type PlatformNode } from '../node.ts';
import { type Scenario } from '../../scenarios/platform/scenario.ts';
import { alarmsOn } from './alarms.ts';
import { sshOffer } from './algorithms.ts';
import { type AccountLevel } from './command.ts';
import { type Admission, idleWords, ONE_TOO_MANY, Sessions } from './sessions.ts';
import { Shell } from './shell.ts';
import { Terminal, type TerminalSize } from './terminal.ts';

/** The platform's own host keys. */
export interface HostKey {
  /** PEM, one or two. */
  readonly privateKeys: readonly string[];
  /** Of the one that clients prefer, as OpenSSH prints it: `SHA256:` and base64 without padding. */
  readonly fingerprint: string;
}

function digestOf(pem: string): Buffer {
  const parsed = ssh2.utils.parseKey(pem);
  if (parsed instanceof Error) throw parsed;
  return createHash('sha256').update(parsed.getPublicSSH()).digest();
}

const fingerprintOf = (pem: string): string => `SHA256:${digestOf(pem).toString('base64').replace(/=+$/, '')}`;

/** SHA-256 of the public key as SSH carries it (RFC 4253, 6.6), lower-case hex. */
export const hostKeySha256 = (pem: string): string => digestOf(pem).toString('hex');

/**
 * An RSA key, and an ECDSA key where the node has one; always new ones, since by them a change knows its cluster.
 * @param rsa makes the first one.
 */
export async function createHostKey(ecdsa: boolean, rsa: () => Promise<KeyObject> = () => makeRsaKey(2048)): Promise<HostKey> {
  const keys = [(await rsa()).export({ type: 'pkcs1', format: 'pem' }).toString()];
  if (ecdsa) keys.unshift((await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })).privateKey.export({ type: 'sec1', format: 'pem' }).toString());
  return { privateKeys: keys, fingerprint: fingerprintOf(keys[0] ?? '') };
}

/** Pre-login text, which an administrator of CUCM may set. */
const BANNER = 'Practice node of Open CTL Client. Not a real server.\r\n';
/** `MaxAuthTries` of sshd_config(5), 6 by default; what a CUCM sets is not known. */
const MAX_FAILURES = 6;
const DEFAULT_SIZE: TerminalSize = { rows: 24, columns: 80 };

/** An account of the platform. */
export interface OsAccount extends Credentials {
  readonly level: AccountLevel;
}

export interface CliServerOptions {
  readonly model: ClusterModel;
  readonly node: PlatformNode;
  readonly user: OsAccount;
  readonly hostKey: HostKey;
  /** 0 = any free one. */
  readonly port: number;
  /** Milliseconds between two pieces of output. */
  readonly pace: number;
  /** Milliseconds without a key after which a session ends. */
  readonly idle: number;
}

/** The platform CLI of one node over SSH. Only a shell is given; `exec`, SFTP and forwarding are not (as on CUCM). */
export function startCliServer(options: CliServerOptions): Promise<Listener> {
  const { signIn } = options.model.scenario;
  const { ident, algorithms } = sshOffer(options.model);
  const config = { hostKeys: [...options.hostKey.privateKeys], banner: BANNER, ident, algorithms };
  const alarms = alarmsOn(options.model, options.node.description.hostName);
  const sessions = new Sessions(options.model);
  const server = createServer((socket: Socket) => {
    // One protocol engine a connection: so its end of the wire is known, and can be cut.
    const ssh = new ssh2.Server(config, (connection) => {
      connection.on('error', () => socket.destroy());
      let admission: Admission = 'admitted';
      const admit = (): Admission => (admission = sessions.admit(socket));
      authenticate(connection, options.user, signIn, admit);
      connection.on('ready', () => {
        if (admission === 'cut') socket.destroy();
        else connection.on('session', (accept) => serveSession(accept(), options, alarms, socket, admission));
      });
    });
    ssh.injectSocket(socket);
  });
  return listen(server, options.port);
}

function authenticate(connection: Connection, user: Credentials, signIn: Scenario['signIn'], admit: () => Admission): void {
  const methods: ('keyboard-interactive' | 'password')[] = signIn === 'both' ? ['keyboard-interactive', 'password'] : ['keyboard-interactive'];
  let failures = 0;
  const decide = (context: AuthContext, password: string): void => {
    const right = context.username === user.username && samePassword(password, user.password);
    failures += right ? 0 : 1;
    if (right && admit() !== 'refused') context.accept();
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

function serveSession(session: Session, { model, node, user: { level }, pace, idle }: CliServerOptions, alarms: () => () => string, socket: Socket, admission: Admission): void {
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
    if (admission === 'told' || admission === 'asks') {
      channel.write(ONE_TOO_MANY[admission]);
      // Whatever is typed there, the session before it stays.
      if (admission === 'told') hangUp(channel);
      else channel.once('data', () => hangUp(channel));
      return;
    }
    const terminal = new Terminal(channel, size, pace, alarms());
    const endAfter = (milliseconds: number): void =>
      terminal.whenIdle(milliseconds, () => {
        channel.write(idleWords(model));
        hangUp(channel);
      });
    endAfter(idle);
    const shell = new Shell(terminal, { model, node, level, disconnect: () => socket.destroy(), setIdleMinutes: (minutes) => endAfter(minutes * 60_000) });
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
