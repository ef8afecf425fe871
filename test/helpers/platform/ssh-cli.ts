import { createHash, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import ssh2, { type Algorithms, type AuthContext, type AuthenticationType, type Connection, type ServerChannel } from 'ssh2';

export const HOST = '127.0.0.1';
export const USERNAME = 'administrator';
export const PASSWORD = 'Right-Pass-1';

/** What a script of the other side can do with its terminal. */
export interface Terminal {
  write(text: string | Uint8Array): void;
  /** The next line that is typed; each letter is echoed. */
  line(): Promise<string>;
  /** The next key, not echoed. */
  key(): Promise<string>;
  pause(milliseconds: number): Promise<void>;
  /** Cuts the TCP connection. */
  drop(): void;
  /** Ends the shell as `quit` does. */
  end(): void;
}

export interface CliOptions {
  readonly methods?: readonly AuthenticationType[];
  /** Questions of keyboard-interactive, one round each; the first is for the password. */
  readonly rounds?: readonly string[];
  readonly algorithms?: Algorithms;
  /** Software version as it names itself (RFC 4253, 4.2). */
  readonly ident?: string;
  readonly hostKey?: string;
  readonly refuseShell?: boolean;
  /** Ends the connection with these words (RFC 4253, 11.1) when it has got the password. */
  readonly disconnect?: string;
  readonly shell: (terminal: Terminal) => Promise<void> | void;
}

export interface SshCli {
  readonly port: number;
  readonly hostKeySha256: string;
  /** Every password that arrived, by whatever method. */
  readonly passwords: readonly string[];
  /** Every method that was tried. */
  readonly methods: readonly string[];
  /** Everything that was typed into the shell. */
  typed(): string;
  /** Resolves when the client has gone. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

export const rsaKey = (): string => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const shared = rsaKey();

/** An SSH server with one script for its shell: the other side of the platform CLI, as odd as a test wants it. */
export async function startSshCli(options: CliOptions): Promise<SshCli> {
  const passwords: string[] = [];
  const methods: string[] = [];
  let typed = '';
  const hostKey = options.hostKey ?? shared;
  const parsed = ssh2.utils.parseKey(hostKey);
  if (parsed instanceof Error) throw parsed;
  const clients = new Set<Connection>();
  let left = (): void => undefined;
  const gone = new Promise<void>((resolve) => (left = resolve));
  const offered = [...(options.methods ?? ['keyboard-interactive', 'password'])];

  const authenticate = (context: AuthContext): void => {
    methods.push(context.method);
    if (!offered.includes(context.method)) context.reject(offered);
    else if (context.method === 'password') judge(context, context.password);
    else if (context.method === 'keyboard-interactive') ask(context);
    else context.reject(offered);
  };
  const judge = (context: AuthContext, password: string): void => {
    passwords.push(password);
    if (options.disconnect !== undefined) for (const client of clients) disconnect(client, options.disconnect);
    else if (password === PASSWORD && context.username === USERNAME) context.accept();
    else context.reject(offered);
  };
  const ask = (context: AuthContext): void => {
    if (context.method !== 'keyboard-interactive') return;
    const rounds = options.rounds ?? ['Password: '];
    let last = '';
    const next = (at: number): void => {
      const prompt = rounds[at];
      if (prompt === undefined) {
        if (last === PASSWORD && context.username === USERNAME) context.accept();
        else context.reject(offered);
        return;
      }
      context.prompt([{ prompt, echo: false }], (...replies: unknown[]) => {
        const [answers] = replies.filter((reply) => Array.isArray(reply)) as string[][];
        const [answer = ''] = answers ?? [];
        if (at === 0) last = answer;
        passwords.push(answer);
        next(at + 1);
      });
    };
    next(0);
  };

  const server = new ssh2.Server({ hostKeys: [hostKey], ...(options.ident === undefined ? {} : { ident: options.ident }), ...(options.algorithms === undefined ? {} : { algorithms: options.algorithms }) }, (client) => {
    clients.add(client);
    client.on('error', () => undefined);
    client.on('close', () => {
      clients.delete(client);
      left();
    });
    client.on('authentication', authenticate);
    client.on('session', (accept) => {
      const session = accept();
      session.on('pty', (agree) => agree());
      session.on('shell', (agree, reject) => {
        if (options.refuseShell === true) reject();
        else void options.shell(terminalOf(agree(), client, (text) => (typed += text)));
      });
    });
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    hostKeySha256: createHash('sha256').update(parsed.getPublicSSH()).digest('hex'),
    passwords,
    methods,
    typed: () => typed,
    gone,
    close: async () => {
      for (const client of clients) client.end();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The library's own sends no words. */
function disconnect(client: Connection, words: string): void {
  const { _protocol: protocol, _sock: socket } = client as unknown as Internals;
  const said = Buffer.from(words);
  const { write } = protocol._packetRW;
  const packet = write.alloc(13 + said.length);
  const start = write.allocStart;
  packet[start] = 1;
  packet.writeUInt32BE(3, start + 1);
  packet.writeUInt32BE(said.length, start + 5);
  said.copy(packet, start + 9);
  packet.writeUInt32BE(0, start + 9 + said.length);
  protocol._cipher.encrypt(write.finalize(packet));
  socket.end();
}

interface Internals {
  readonly _sock: { end(): void };
  readonly _protocol: {
    readonly _packetRW: { readonly write: { readonly allocStart: number; alloc(length: number): Buffer; finalize(packet: Buffer): Buffer } };
    readonly _cipher: { encrypt(packet: Buffer): void };
  };
}

function terminalOf(channel: ServerChannel, client: Connection, note: (text: string) => void): Terminal {
  let keys = '';
  let wake = (): void => undefined;
  channel.on('data', (bytes: Buffer) => {
    const text = bytes.toString('utf8');
    note(text);
    keys += text;
    wake();
  });
  channel.on('error', () => undefined);
  const key = async (): Promise<string> => {
    while (keys === '') await new Promise<void>((resolve) => (wake = resolve));
    const first = keys.charAt(0);
    keys = keys.slice(1);
    return first;
  };
  return {
    write: (text) => {
      channel.write(text);
    },
    key,
    line: async () => {
      let line = '';
      for (let typed = await key(); typed !== '\r'; typed = await key()) {
        channel.write(typed);
        line += typed;
      }
      channel.write('\r\n');
      return line;
    },
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    drop: () => {
      (client as unknown as { _sock: { destroy(): void } })._sock.destroy();
    },
    end: () => {
      channel.exit(0);
      channel.end();
    },
  };
}

/** The CLI as it normally goes: greeting, prompt, one command after the other. */
export const cli =
  (answers: Readonly<Record<string, string | ((terminal: Terminal) => Promise<void> | void)>>) =>
  async (terminal: Terminal): Promise<void> => {
    terminal.write('Command Line Interface is starting up, please wait ...\r\n\r\n   Welcome to the Platform Command Line Interface\r\n\r\n');
    for (;;) {
      terminal.write('admin:');
      const command = await terminal.line();
      const answer = answers[command] ?? (command === 'set cli pagination off' ? 'Automatic pagination is turned off\r\n' : 'No valid command entered\r\n');
      if (typeof answer === 'string') terminal.write(answer);
      else await answer(terminal);
      terminal.write('\r\n');
    }
  };
