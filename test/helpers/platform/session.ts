import { createHash } from 'node:crypto';
import { once } from 'node:events';
import ssh2, { type Algorithms, type Client, type ClientChannel, type ConnectConfig } from 'ssh2';
import { type PracticePlatform, type PracticePlatformNode } from '../../../practice/platform/start.ts';
import { AwaitedText, plainText } from '../awaited-text.ts';

export interface PlatformConnection {
  readonly client: Client;
  /** Of the host key, as OpenSSH prints it. */
  readonly fingerprint: string;
  readonly banner: string;
}

/** A shell on a practice node through a plain SSH client. */
export interface PlatformSession extends PlatformConnection {
  /** Everything received, as it came. */
  raw(): string;
  send(text: string): void;
  /** Waits for words in the text since the last call, as a person reads it. */
  until(pattern: RegExp): Promise<string>;
  /** Sends a line and waits for the next prompt; returns what came between, the echo of the line left out. */
  command(line: string): Promise<string>;
  /** Resolves when the node has ended the shell. */
  readonly hungUp: Promise<void>;
  /** Resolves when the connection is gone. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

/** What a client of today offers besides, so that nodes of older releases speak with it. */
export const FOR_OLD_NODES: Algorithms = { kex: { append: ['diffie-hellman-group14-sha1'], prepend: [], remove: [] }, serverHostKey: { append: ['ssh-rsa'], prepend: [], remove: [] } };

const AT_PROMPT = /(^|\n)admin:$/;

/** Signs in by keyboard-interactive unless told otherwise; rejects when the node refuses. */
export async function connectTo(platform: PracticePlatform, node: PracticePlatformNode, config: ConnectConfig = {}): Promise<PlatformConnection> {
  const client = new ssh2.Client();
  let fingerprint = '';
  let banner = '';
  client.on('banner', (text) => (banner += text));
  client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) => finish(prompts.map(() => platform.osAdmin.password)));
  const closed = once(client, 'close').then(() => Promise.reject(new Error('the node ended the connection')));
  closed.catch(() => undefined);
  const ready = Promise.race([once(client, 'ready'), closed]);
  client.connect({
    host: node.host,
    port: node.ports.ssh,
    username: platform.osAdmin.username,
    tryKeyboard: true,
    algorithms: FOR_OLD_NODES,
    hostVerifier: (key: Buffer) => {
      fingerprint = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
      return true;
    },
    ...config,
  });
  await ready;
  client.on('error', () => undefined);
  return { client, fingerprint, banner };
}

/** A session that stands at its first prompt, or at other words that come `first`. */
export async function openSession(platform: PracticePlatform, node: PracticePlatformNode = platform.entry, config: ConnectConfig = {}, first = AT_PROMPT): Promise<PlatformSession> {
  const connection = await connectTo(platform, node, config);
  const { client } = connection;
  const channel = await new Promise<ClientChannel>((resolve, reject) => {
    client.once('close', () => reject(new Error('the node ended the connection')));
    client.shell({ term: 'vt100', rows: 24, cols: 80 }, (error, opened) => (error === undefined ? resolve(opened) : reject(error)));
  });
  const text = new AwaitedText();
  channel.on('data', (data: Buffer) => text.append(data.toString('latin1')));
  const gone = new Promise<void>((resolve) => {
    client.on('close', () => {
      text.end();
      resolve();
    });
  });
  const hungUp = new Promise<void>((resolve) => {
    channel.on('close', () => {
      text.end();
      resolve();
    });
  });
  await text.until(first, plainText).catch((error: unknown) => {
    client.end();
    throw error;
  });
  return {
    ...connection,
    raw: () => text.all,
    send: (keys) => channel.write(keys),
    until: (pattern) => text.until(pattern, plainText),
    command: async (line) => {
      channel.write(`${line}\r`);
      // The prompt is drawn again before the line may be echoed: what follows the echo is the answer.
      const answer = await text.until(AT_PROMPT, (received) => plainText(received).replace(/^[^\n]*/, ''));
      return answer.replace(/^\n/, '').replace(/admin:$/, '');
    },
    hungUp,
    gone,
    close: async () => {
      client.end();
      await gone;
    },
  };
}

/** A session without the pager, for one command; closed afterwards. */
export async function ask(platform: PracticePlatform, node: PracticePlatformNode, line: string): Promise<string> {
  const session = await openSession(platform, node);
  await session.command('set cli pagination off');
  const answer = await session.command(line);
  await session.close();
  return answer;
}

/** Answers the question of a command with `y`, up to the next prompt; returns the question and all that came after it. */
export async function askedAndConfirmed(session: PlatformSession, line: string): Promise<string> {
  session.send(`${line}\r`);
  const question = await session.until(/(y\/n\)|to continue): ?$/);
  session.send('y\r');
  return question + (await session.until(AT_PROMPT));
}

/** The node of this role that runs CallManager. */
export function nodeOf(platform: PracticePlatform, role: 'publisher' | 'subscriber'): PracticePlatformNode {
  const node = platform.nodes.find((candidate) => candidate.role === role && candidate.product === 'callmanager');
  if (node === undefined) throw new Error(`no ${role}`);
  return node;
}
