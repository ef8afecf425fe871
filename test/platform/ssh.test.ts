import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { connectPlatform } from '../../core/cluster/platform/ssh/connect-platform.ts';
import { probeHostKey } from '../../core/cluster/platform/ssh/connect.ts';
import { type PlatformCommands, type PlatformError } from '../../core/ports/platform-port.ts';
import { Secret } from '../../core/ports/secret.ts';
import { type Result } from '../../shared/domain/result.ts';
import { must } from '../helpers/founding-document.ts';
import { cli, HOST, PASSWORD, rsaKey, startSshCli, USERNAME, type CliOptions, type SshCli, type Terminal } from '../helpers/ssh-cli.ts';

const open: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const one of open.reverse()) await one.close();
});

/** A TCP server that is no SSH server. */
async function listen(greet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    greet(socket);
  }).listen(0, HOST);
  await once(server, 'listening');
  open.push({
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
  return (server.address() as AddressInfo).port;
}

async function serve(options: CliOptions): Promise<SshCli> {
  const server = await startSshCli(options);
  open.push(server);
  return server;
}

interface Wish {
  readonly password?: string;
  readonly expectedSha256?: string;
  readonly olderNode?: boolean;
  readonly deadline?: number;
  readonly signal?: AbortSignal;
}

async function signIn(server: SshCli, wish: Wish = {}): Promise<Result<PlatformCommands, PlatformError>> {
  const { password = PASSWORD, ...rest } = wish;
  const result = await connectPlatform({ host: HOST, port: server.port, username: USERNAME, expectedSha256: server.hostKeySha256, ...rest, password: new Secret(password) });
  if (result.ok) open.push(result.value);
  return result;
}
const session = async (options: CliOptions): Promise<{ readonly server: SshCli; readonly commands: PlatformCommands }> => {
  const server = await serve(options);
  return { server, commands: must(await signIn(server)) };
};
const codeOf = (result: Result<unknown, PlatformError>): string => (result.ok ? 'ok' : result.error.code);
/** Asks, and takes whatever is answered. */
async function asks(terminal: Terminal, question: string): Promise<void> {
  terminal.write(question);
  await terminal.line();
}
/** What was typed after sign-in. */
const typedAfter = (server: SshCli): string => server.typed().replace('set cli pagination off\r', '');

const VERSION = 'Active Master Version: 15.0.1.11900-40\r\nActive Version Installed Software Options:\r\n';
const ASK = 'This operation will set the cluster to non secure mode. Do you want to continue? (y/n):';
const DONE = 'Moving Cluster to Non Secure Mode\r\nCluster set to Non Secure Mode\r\n';

describe.concurrent('signing in', () => {
  test('the password goes out once, by keyboard-interactive where it is offered', async () => {
    const { server, commands } = await session({ shell: cli({ 'show version active': VERSION }) });
    expect(server.passwords).toEqual([PASSWORD]);
    expect(server.methods).toEqual(['none', 'keyboard-interactive']);
    expect(server.typed()).toBe('set cli pagination off\r');
    expect(must(await commands.read('show-version'))).toEqual({ command: 'show version active', text: VERSION.replaceAll('\r', ''), answer: { known: true, value: { release: '15.0.1.11900-40' } } });
  });

  test('the method password is used where nothing else is offered', async () => {
    const { server } = await session({ methods: ['password'], shell: cli({}) });
    expect(server.methods).toEqual(['none', 'password']);
  });

  test.each([[['keyboard-interactive', 'password'] as const], [['password'] as const]])('a wrong password is tried once (%s)', async (methods) => {
    const server = await serve({ methods, shell: cli({}) });
    const result = await signIn(server, { password: 'wrong' });
    expect(result).toMatchObject({ ok: false, error: { code: 'login.refused', params: { username: USERNAME } } });
    expect(server.passwords).toEqual(['wrong']);
  });

  test('a node that asks again after a wrong password gets no second answer', async () => {
    const server = await serve({ rounds: ['Password: ', 'Password: '], shell: cli({}) });
    expect(codeOf(await signIn(server, { password: 'wrong' }))).toBe('login.refused');
    expect(server.passwords).toEqual(['wrong']);
  });

  test('a node that wants a new password is not given one', async () => {
    const server = await serve({ rounds: ['Password: ', 'New UNIX password: ', 'Retype new UNIX password: '], shell: cli({}) });
    expect(await signIn(server)).toMatchObject({ ok: false, error: { code: 'platform.question-unexpected', params: { text: 'New UNIX password: ' } } });
    expect(server.passwords).toEqual([PASSWORD]);
  });

  test('a code that is no password is not answered with the password', async () => {
    const server = await serve({ rounds: ['Verification code: '], shell: cli({}) });
    expect(await signIn(server)).toMatchObject({ ok: false, error: { code: 'platform.question-unexpected', params: { text: 'Verification code: ' } } });
    expect(server.passwords).toEqual([]);
  });

  test('a node without sign-in by password is told from a wrong password', async () => {
    const server = await serve({ methods: ['publickey'], shell: cli({}) });
    expect(codeOf(await signIn(server))).toBe('platform.ssh-failed');
    expect(server.passwords).toEqual([]);
  });

  test('the secret is empty afterwards', async () => {
    const server = await serve({ shell: cli({}) });
    const password = new Secret(PASSWORD);
    const result = await connectPlatform({ host: HOST, port: server.port, username: USERNAME, expectedSha256: server.hostKeySha256, password });
    open.push(must(result));
    expect(await password.use((bytes) => Promise.resolve(new TextDecoder().decode(bytes).replaceAll('\0', '')))).toBe('');
  });
});

describe.concurrent('host key', () => {
  test('the probe tells type and SHA-256, and no name or password is sent', async () => {
    const server = await serve({ shell: cli({}) });
    const key = must(await probeHostKey({ host: HOST, port: server.port }));
    expect(key).toEqual({ sha256: server.hostKeySha256, type: 'ssh-rsa', fingerprint: `SHA256:${Buffer.from(server.hostKeySha256, 'hex').toString('base64').replace(/=+$/, '')}` });
    await server.gone;
    expect(server.methods).toEqual([]);
  });

  test('another key than the accepted one gets neither name nor password', async () => {
    const server = await serve({ hostKey: rsaKey(), shell: cli({}) });
    const result = await signIn(server, { expectedSha256: 'ab'.repeat(32) });
    expect(result).toMatchObject({ ok: false, error: { code: 'platform.host-key-changed', params: { sha256: server.hostKeySha256, expected: 'ab'.repeat(32), type: 'ssh-rsa' } } });
    await server.gone;
    expect(server.methods).toEqual([]);
  });

  test('a node with weak algorithms only is reached only with the profile for older nodes', async () => {
    const server = await serve({
      algorithms: { kex: ['diffie-hellman-group14-sha1'], serverHostKey: ['ssh-rsa'], cipher: ['aes128-cbc'], hmac: ['hmac-sha1'] },
      shell: cli({ 'show version active': VERSION }),
    });
    expect(codeOf(await signIn(server))).toBe('platform.no-common-algorithm');
    expect(codeOf(await probeHostKey({ host: HOST, port: server.port }))).toBe('platform.no-common-algorithm');
    expect(must(await probeHostKey({ host: HOST, port: server.port, olderNode: true })).sha256).toBe(server.hostKeySha256);
    expect(must(await must(await signIn(server, { olderNode: true })).read('show-version')).answer.known).toBe(true);
  });

  test('a node with NIST curves is reached', async () => {
    const server = await serve({ algorithms: { kex: ['ecdh-sha2-nistp256'] }, shell: cli({}) });
    expect(codeOf(await signIn(server))).toBe('ok');
  });
});

describe.concurrent('reaching', () => {
  test('a closed port, and a port that speaks something else', async () => {
    const server = await startSshCli({ shell: cli({}) });
    await server.close();
    expect(codeOf(await signIn(server))).toBe('platform.port-closed');
    const other = await listen((socket) => socket.end('220 mail.example.com ESMTP\r\n'));
    expect(codeOf(await probeHostKey({ host: HOST, port: other }))).toBe('platform.ssh-failed');
  });

  test('a node that says nothing is left at the deadline, and when somebody cancels', async () => {
    const cancel = new AbortController();
    let connections = 0;
    const port = await listen(() => {
      connections += 1;
      if (connections === 2) cancel.abort();
    });
    expect(codeOf(await probeHostKey({ host: HOST, port, deadline: 200 }))).toBe('connect.timeout');
    expect(codeOf(await probeHostKey({ host: HOST, port, signal: cancel.signal }))).toBe('connect.cancelled');
  });

  test('a shell that is refused, ends, or never prompts is no platform CLI', async () => {
    expect(codeOf(await signIn(await serve({ refuseShell: true, shell: () => undefined })))).toBe('platform.no-shell');
    expect(codeOf(await signIn(await serve({ shell: (terminal) => terminal.end() })))).toBe('platform.no-shell');
    expect(codeOf(await signIn(await serve({ shell: (terminal) => terminal.write('$ ') }), { deadline: 900 }))).toBe('platform.no-shell');
  });

  test('a question before the first prompt is not answered', async () => {
    const server = await serve({ shell: (terminal) => terminal.write('Accept the new licence terms (yes/no)?') });
    expect(codeOf(await signIn(server))).toBe('platform.question-unexpected');
    expect(server.typed()).toBe('');
  });
});

describe.concurrent('reading', () => {
  test('redrawn prompts, escape sequences and carriage returns do not disturb', async () => {
    const { commands } = await session({
      shell: async (terminal) => {
        terminal.write('\x1b[2J\x1b]0;platform\x07\r\n\x1b[1madmin:\x1b[0m');
        for (;;) {
          const command = await terminal.line();
          terminal.write(command === 'show version active' ? `\x1b[1mActiv\x1b[0me Master Version: 99\b\b15.0.1.11900-40\r\nworking |\r\x1b[Kworking /\r\x1b[K` : 'off\r\n');
          terminal.write('\r\n\radmin:');
          await terminal.pause(50);
          terminal.write('\r\x1b[Kadmin:\r\nadmin:');
        }
      },
    });
    const outcome = must(await commands.read('show-version'));
    expect(outcome.answer).toEqual({ known: true, value: { release: '15.0.1.11900-40' } });
    expect(outcome.text).not.toContain('\x1b');
    expect(outcome.text).not.toContain('working');
  });

  test('an answer that arrives byte by byte is whole, letters of several bytes too', async () => {
    const { commands } = await session({
      shell: cli({
        'show version active': async (terminal) => {
          for (const byte of Buffer.from(`${VERSION}é—日本\r\n`)) {
            terminal.write(Uint8Array.of(byte));
            await terminal.pause(1);
          }
        },
      }),
    });
    expect(must(await commands.read('show-version')).text).toContain('é—日本');
  });

  test('an answer that pauses longer than the silence before a prompt is whole', async () => {
    const { commands } = await session({
      shell: cli({
        'show version active': async (terminal) => {
          await terminal.pause(700);
          terminal.write('Active Master Version: ');
          await terminal.pause(700);
          terminal.write('15.0.1.11900-40\r\nadmin');
          await terminal.pause(700);
          terminal.write(': a line, not the prompt\r\nend\r\n');
        },
      }),
    });
    expect(must(await commands.read('show-version')).text).toContain('admin: a line, not the prompt\nend');
  });

  test('a node that is slow to echo, and a line that stops at a colon, are waited for', async () => {
    const { commands } = await session({
      shell: async (terminal) => {
        for (;;) {
          terminal.write('admin:');
          const keys: string[] = [];
          for (let key = await terminal.key(); key !== '\r'; key = await terminal.key()) keys.push(key);
          const command = keys.join('');
          if (command === 'show version active') await terminal.pause(3000);
          terminal.write(`${command}\r\nActive Master Version:`);
          if (command === 'show version active') await terminal.pause(3000);
          terminal.write(' 15.0.1.11900-40\r\n');
        }
      },
    });
    expect(must(await commands.read('show-version')).answer.known).toBe(true);
  });

  test('a pager that comes all the same is answered, and leaves no trace in the answer', async () => {
    const row = (offset: number) => `${offset.toString(16).padStart(8, '0')}  ${'00 '.repeat(16).trim()}\r\n`;
    const keys: string[] = [];
    const { commands } = await session({
      shell: cli({
        'file dump tftp CTLFile.tlv hex': async (terminal) => {
          terminal.write(row(0));
          for (const offset of [16, 32]) {
            terminal.write('\x1b[1mPress <enter> for 1 line, <space> for one page, or <q> to quit\x1b[0m');
            keys.push(await terminal.key());
            terminal.write(`\r${' '.repeat(70)}\r${row(offset)}`);
          }
          terminal.write('\x1b[1m\r\noptions: q=quit, n=next, p=prev, b=begin, e=end (lines 1 - 3 of 4) : \x1b[0m');
          keys.push(await terminal.key());
          terminal.write(`\r\n${row(48)}\r\noptions: q=quit, n=next, p=prev, b=begin, e=end (lines 3 - 4 of 4) : `);
          keys.push(await terminal.key());
          terminal.write('\r\n');
        },
      }),
    });
    const { answer } = must(await commands.read('dump-ctl-file'));
    expect(answer).toEqual({ known: true, value: { kind: 'file', bytes: new Uint8Array(64) } });
    expect(keys).toEqual([' ', ' ', 'n', 'q']);
  });

  test('output without end is cut off, and the session with it', async () => {
    const { server, commands } = await session({
      shell: cli({
        'show version active': async (terminal) => {
          for (let more = 0; more < 2000; more += 1) {
            terminal.write(`${'x'.repeat(1023)}\r`);
            await terminal.pause(0);
          }
        },
      }),
    });
    expect(await commands.read('show-version')).toMatchObject({ ok: false, error: { code: 'platform.output-too-long', params: { command: 'show version active' } } });
    await server.gone;
    expect(codeOf(await commands.read('show-version'))).toBe('connect.lost');
  });

  test('commands given at once go one after the other', async () => {
    const { commands, server } = await session({ shell: cli({ 'show version active': VERSION, 'file list tftp CTLFile.tlv detail': 'no such file or directory can be found\r\n' }) });
    const [first, second] = await Promise.all([commands.read('show-version'), commands.read('list-ctl-file')]);
    expect(must(first).answer.known).toBe(true);
    expect(must(second).answer).toEqual({ known: true, value: { kind: 'none' } });
    expect(typedAfter(server)).toBe('show version active\rfile list tftp CTLFile.tlv detail\r');
  });

  test('a command that gets no prompt back ends at its deadline, and the session with it', async () => {
    const { server, commands } = await session({ shell: cli({ 'show version active': () => new Promise<void>(() => undefined) }) });
    expect(codeOf(await commands.read('show-version', { deadline: 500 }))).toBe('connect.timeout');
    await server.gone;
    expect(codeOf(await commands.read('show-version'))).toBe('connect.lost');
  });

  test('a command that is cancelled ends the session; one cancelled before is not sent', async () => {
    const cancel = new AbortController();
    const { server, commands } = await session({
      shell: cli({
        'show version active': async (terminal) => {
          cancel.abort();
          await terminal.pause(60_000);
        },
      }),
    });
    expect(codeOf(await commands.change('set-mixed-mode', { signal: AbortSignal.abort() }))).toBe('connect.cancelled');
    expect(typedAfter(server)).toBe('');
    expect(codeOf(await commands.read('show-version', { signal: cancel.signal }))).toBe('connect.cancelled');
    await server.gone;
  });
});

describe.concurrent('changing', () => {
  const COMMAND = 'utils ctl set-cluster non-secure-mode';

  test('the question of the command is answered once with y', async () => {
    const { server, commands } = await session({
      shell: cli({
        [COMMAND]: async (terminal) => {
          terminal.write(ASK);
          if ((await terminal.line()) === 'y') terminal.write(DONE);
        },
      }),
    });
    const outcome = must(await commands.change('set-non-secure-mode'));
    expect(outcome.answer).toEqual({ known: true, value: { kind: 'done', advice: [] } });
    expect(outcome.text).toContain(`${ASK}y\n`);
    expect(typedAfter(server)).toBe(`${COMMAND}\ry\r`);
  });

  test('a node that does not echo the y is understood too', async () => {
    const { commands } = await session({
      shell: cli({
        [COMMAND]: async (terminal) => {
          terminal.write(ASK);
          await terminal.key();
          await terminal.key();
          await terminal.pause(3000);
          terminal.write(`\r\n\r\n${DONE}`);
        },
      }),
    });
    expect(must(await commands.change('set-non-secure-mode')).answer).toMatchObject({ known: true, value: { kind: 'done' } });
  });

  test.each([
    ['another operation', 'This operation will set the cluster to Mixed mode. Do you want to continue? (y/n):'],
    ['a sentence more', `All phones will be reset.\r\n${ASK}`],
    ['a password', 'Security password:'],
    ['yes or no', 'Restart now (yes/no)?'],
  ])('a question for %s is not answered and ends the session', async (_what, question) => {
    const { server, commands } = await session({ shell: cli({ [COMMAND]: (terminal) => asks(terminal, question) }) });
    const result = await commands.change('set-non-secure-mode');
    expect(result).toMatchObject({ ok: false, error: { code: 'platform.question-unexpected', params: { command: COMMAND } } });
    if (!result.ok) expect(String(result.error.params['text'])).toContain(question.split('\r\n').at(-1));
    await server.gone;
    expect(typedAfter(server)).toBe(`${COMMAND}\r`);
  });

  test('the right question a second time is not answered again', async () => {
    const { server, commands } = await session({
      shell: cli({
        [COMMAND]: async (terminal) => {
          terminal.write(ASK);
          await terminal.line();
          terminal.write(`Moving Cluster to Non Secure Mode\r\n${ASK}`);
          await terminal.line();
        },
      }),
    });
    expect(codeOf(await commands.change('set-non-secure-mode'))).toBe('platform.question-unexpected');
    await server.gone;
    expect(typedAfter(server)).toBe(`${COMMAND}\ry\r`);
  });

  test('a command that only reads answers no question, not even one that is known', async () => {
    const { server, commands } = await session({ shell: cli({ 'show ctl': (terminal) => asks(terminal, ASK) }) });
    expect(codeOf(await commands.read('show-ctl'))).toBe('platform.question-unexpected');
    expect(typedAfter(server)).toBe('show ctl\r');
  });

  test('the question is not answered when the node echoes another command', async () => {
    const { server, commands } = await session({
      shell: async (terminal) => {
        terminal.write('admin:');
        await terminal.line();
        terminal.write('admin:');
        for (let key = await terminal.key(); key !== '\r'; key = await terminal.key());
        terminal.write(`utils ctl set-cluster mixed-mode\r\n${ASK}`);
      },
    });
    expect(codeOf(await commands.change('set-non-secure-mode'))).toBe('platform.question-unexpected');
    expect(typedAfter(server)).toBe(`${COMMAND}\r`);
  });

  test('a connection lost after y is told as lost, and nothing is sent again', async () => {
    const { server, commands } = await session({
      shell: cli({
        [COMMAND]: async (terminal) => {
          terminal.write(ASK);
          await terminal.line();
          terminal.write('Moving Cluster to Non Secure Mode\r\n');
          terminal.drop();
        },
      }),
    });
    expect(codeOf(await commands.change('set-non-secure-mode'))).toBe('connect.lost');
    expect(codeOf(await commands.read('security-mode'))).toBe('connect.lost');
    expect(typedAfter(server)).toBe(`${COMMAND}\ry\r`);
    expect(commands.transcript()).toContain(`${ASK}y`);
  });

  test('a refusal without a question is read by its words', async () => {
    const { commands } = await session({ shell: cli({ [COMMAND]: 'Executed command unsuccessfully\r\nNo valid command entered\r\n' }) });
    expect(must(await commands.change('set-non-secure-mode')).answer).toEqual({ known: true, value: { kind: 'refused', why: 'no-such-command' } });
  });
});

describe('transcript', () => {
  test('both sides stand in it, line by line, without secrets and control characters', async () => {
    const { commands } = await session({
      shell: async (terminal) => {
        terminal.write(`Last login with ${PASSWORD} from 10.0.0.1\r\n`);
        await cli({ 'show version active': `${VERSION}password: hunter22\r\n-----BEGIN RSA PRIVATE KEY-----\r\nMIIE\r\n-----END RSA PRIVATE KEY-----\r\n\x07\u202edone\r\n` })(terminal);
      },
    });
    const lines: string[] = [];
    commands.subscribe((line) => lines.push(line));
    const { text } = must(await commands.read('show-version'));
    const transcript = commands.transcript();
    for (const all of [transcript, text]) {
      expect(all).not.toMatch(/Right-Pass-1|hunter22|MIIE|\u202e/);
      expect(all).toContain('password: [secret]');
    }
    expect(transcript).toContain('Last login with [secret] from');
    expect(transcript).toContain('admin:show version active\nActive Master Version: 15.0.1.11900-40');
    expect(lines.slice(0, 2)).toEqual(['admin:show version active', 'Active Master Version: 15.0.1.11900-40']);
  });
});
