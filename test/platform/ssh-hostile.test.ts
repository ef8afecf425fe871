import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { type Listener } from '../../practice/nodes/listen.ts';
import { hostedSsh } from '../helpers/platform/hosted-ssh.ts';
import { DEBUG, flood, group, IDENT, IGNORE, kexInit, packet, startHostile } from '../helpers/platform/hostile-ssh.ts';
import { cli, HOST, startSshCli } from '../helpers/platform/ssh-cli.ts';
import { must } from '../helpers/must.ts';
import { measureTurns } from '../helpers/longest-turn.ts';
import { codeOf, endAll, serve, session, signIn, VERSION } from './ssh-session.ts';

/** Milliseconds of processor time that no turn of the event loop may take, whatever a node does. */
const MAX_TURN = 500;

const exits: string[] = [];
const ssh = hostedSsh((detail) => exits.push(detail));
const open: Listener[] = [];
afterAll(async () => {
  ssh.close();
  for (const one of open) await one.close();
  await endAll();
});

async function hostile(play: (socket: Socket) => void): Promise<number> {
  const listener = await startHostile(play);
  open.push(listener);
  return listener.port;
}

/** A number of so many bits that is odd: whether it is a prime costs the more the longer it is. */
function oddNumber(bits: number): Uint8Array {
  const bytes = randomBytes(bits / 8);
  bytes[0] = 0x7f;
  bytes[bytes.length - 1] = 0xff;
  return bytes;
}

/** A safe prime of 8192 bits that no library knows by name (moduli(5)): to see that it is one takes Node.js 40 s. */
const PRIMES = '/etc/ssh/moduli';
const safePrime = existsSync(PRIMES) ? /^\d+(?: \d+){3} 8191 \w+ ([0-9A-F]+)$/m.exec(readFileSync(PRIMES, 'latin1'))?.[1] : undefined;
const chooses = (prime: Uint8Array) => (socket: Socket) => void socket.write(Buffer.concat([Buffer.from(IDENT), kexInit({ kex: 'diffie-hellman-group-exchange-sha256' }), group(prime)]));
/** What a node does, and what may be said of it. */
const SLOW: Readonly<Record<string, readonly [play: (socket: Socket) => void, ...codes: readonly string[]]>> = {
  ...(safePrime === undefined ? {} : { 'a safe prime of 8192 bits': [chooses(Buffer.from(safePrime, 'hex')), 'connect.timeout'] as const }),
  'a number of 8192 bits that is no prime': [chooses(oddNumber(8192)), 'platform.ssh-failed', 'connect.timeout', 'connect.lost'],
  'a number of 32768 bits': [chooses(oddNumber(32_768)), 'platform.ssh-failed', 'connect.timeout', 'connect.lost'],
  'a number as long as a packet': [chooses(oddNumber(32_768 + 2048)), 'platform.ssh-failed', 'connect.timeout', 'connect.lost'],
  'the number 0': [chooses(Uint8Array.of(0)), 'platform.ssh-failed', 'connect.timeout', 'connect.lost'],
  'an identification byte by byte': [
    (socket) => {
      let at = 0;
      const timer = setInterval(() => socket.write(IDENT.charAt((at += 1) % 8)), 50);
      socket.on('close', () => clearInterval(timer));
    },
    'connect.timeout',
  ],
  'lines without end before the identification': [(socket) => flood(socket, Buffer.from('Welcome to the node\r\n'.repeat(500))), 'platform.ssh-failed', 'connect.lost'],
  'one line without end': [(socket) => flood(socket, Buffer.alloc(65_536, 'x')), 'platform.ssh-failed', 'connect.lost'],
  'a packet of 4 GB': [(socket) => void socket.write(Buffer.concat([Buffer.from(IDENT), Buffer.alloc(64, 0xff)])), 'platform.ssh-failed'],
  'nothing but messages to ignore': [(socket) => flood(socket.setNoDelay(), Buffer.concat([Buffer.from(''), ...Array.from({ length: 4000 }, () => IGNORE)])), 'connect.timeout', 'platform.ssh-failed', 'connect.lost'],
  'nothing behind the algorithms': [(socket) => void socket.write(Buffer.concat([Buffer.from(IDENT), kexInit({ kex: 'ecdh-sha2-nistp256' })])), 'connect.timeout'],
  'lists of thousands of algorithms': [(socket) => void socket.write(Buffer.concat([Buffer.from(IDENT), kexInit({ kex: 'a,'.repeat(16_000) })])), 'platform.no-common-algorithm'],
  'an answer that belongs to another exchange': [
    (socket) => void socket.write(Buffer.concat([Buffer.from(IDENT), kexInit({ kex: 'ecdh-sha2-nistp256' }), packet(31, Buffer.alloc(30_000, 0xff))])),
    'platform.ssh-failed',
  ],
};

describe('before sign-in', () => {
  test.each(Object.entries(SLOW))('%s: an answer by the deadline, and no turn of the engine is long', async (_what, [play, ...codes]) => {
    const port = await hostile(play);
    const turns = measureTurns();
    const began = performance.now();
    const result = await ssh.probeHostKey({ host: HOST, port, deadline: codes[0] === 'connect.timeout' ? 700 : codes.includes('connect.timeout') ? 10_000 : 40_000 });
    turns.stop();
    expect(codes).toContain(codeOf(result));
    expect(turns.longest()).toBeLessThan(MAX_TURN);
    // With room for a machine that is busy; without the process of its own some of these take minutes.
    expect(performance.now() - began).toBeLessThan(60_000);
  });

  test('identification and then messages to ignore without end: an answer by the deadline, and other nodes answer meanwhile', async () => {
    const port = await hostile((socket) => {
      socket.write(IDENT);
      flood(socket, Buffer.concat(Array.from({ length: 4000 }, (_, index) => (index % 2 === 0 ? IGNORE : DEBUG))));
    });
    const good = await startSshCli({ shell: cli({}) });
    const turns = measureTurns();
    const flooded = ssh.probeHostKey({ host: HOST, port, deadline: 1200 });
    const key = await ssh.probeHostKey({ host: HOST, port: good.port, deadline: 60_000 });
    expect(codeOf(key)).toBe('ok');
    expect(codeOf(await flooded)).toBe('connect.timeout');
    turns.stop();
    expect(turns.longest()).toBeLessThan(MAX_TURN);
    await good.close();
  });

  test.runIf(safePrime !== undefined)('who cancels while a node has a number checked is answered at once, and the process of it is ended', async () => {
    const port = await hostile(chooses(Buffer.from(safePrime ?? '', 'hex')));
    const cancel = new AbortController();
    const probing = ssh.probeHostKey({ host: HOST, port, signal: cancel.signal, deadline: 60_000 });
    setTimeout(() => cancel.abort(), 700);
    const began = performance.now();
    expect(codeOf(await probing)).toBe('connect.cancelled');
    expect(performance.now() - began).toBeLessThan(40_000);
    // Its process is the last one: it is gone once its exit is told.
    await expect.poll(() => exits.at(-1), { timeout: 60_000 }).toBe('SIGKILL');
  });

  test('an identification that comes in pieces, behind a greeting, is read', async () => {
    const good = await startSshCli({ shell: cli({}) });
    const port = await hostile((socket) => {
      const far = connect(good.port, HOST, () => socket.write('Welcome'));
      far.on('error', () => undefined);
      setTimeout(() => socket.write(' to the\r\nno'), 40);
      setTimeout(() => socket.write('de\r\n'), 80);
      setTimeout(() => {
        far.on('data', (bytes: Buffer) => socket.write(bytes));
        socket.pipe(far);
      }, 120);
    });
    expect(codeOf(await ssh.probeHostKey({ host: HOST, port }))).toBe('ok');
    await good.close();
  });
});

describe('signed in', () => {
  test('a shell that prints without end, and a node that asks for the password again and again', async () => {
    const turns = measureTurns();
    const endless = await session({
      shell: cli({
        'show version active': async (terminal) => {
          for (let more = 0; more < 4000; more += 1) {
            terminal.write('x\r\n'.repeat(300));
            await terminal.pause(0);
          }
        },
      }),
    });
    expect(codeOf(await endless.commands.read('show-version'))).toBe('platform.output-too-long');
    const asking = await serve({ rounds: Array.from({ length: 500 }, () => 'Password: '), shell: cli({}) });
    expect(codeOf(await signIn(asking))).toBe('login.refused');
    expect(asking.passwords).toHaveLength(1);
    turns.stop();
    expect(turns.longest()).toBeLessThan(MAX_TURN);
  });

  test.each(['a\n', 'abc\r\n\x07Message from syslogd@node at Jan  5 10:10:10 ...\r\n text\n\r', '-----BEGIN PRIVATE KEY-----\n'])(
    'a node that fills every answer with %j: each comes, no turn is long, and the sessions of other nodes stay',
    async (filling) => {
      const filled = filling.repeat(Math.floor(990_000 / filling.length));
      const other = await session({ shell: cli({ 'show version active': VERSION }) });
      const full = await session({ shell: cli({ 'show version active': filled, 'show ctl': filled }) });
      const turns = measureTurns();
      for (const reading of ['show-version', 'show-ctl'] as const) expect(must(await full.commands.read(reading)).answer.known).toBe(false);
      turns.stop();
      expect(turns.longest()).toBeLessThan(2 * MAX_TURN);
      expect(must(await other.commands.read('show-version')).answer.known).toBe(true);
    },
  );

  test('a node that prints while nobody has asked it: the session ends', async () => {
    let begin = (): void => undefined;
    const asked = new Promise<void>((resolve) => (begin = resolve));
    const { commands } = await session({
      shell: async (terminal) => {
        await Promise.race([cli({})(terminal), asked]);
        for (let more = 0; more < 300; more += 1) {
          terminal.write('y'.repeat(10_000));
          await terminal.pause(0);
        }
      },
    });
    begin();
    await commands.ended;
    expect(commands.isOpen()).toBe(false);
    expect(codeOf(await commands.read('show-version'))).toBe('connect.lost');
  });
});
