import { connect, type Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { Secret } from '../../core/ports/secret.ts';
import { hostedSsh } from '../helpers/platform/hosted-ssh.ts';
import { IDENT, kexInit, packet, sshString, startHostile } from '../helpers/platform/hostile-ssh.ts';
import { cli, HOST, PASSWORD, startSshCli, USERNAME } from '../helpers/platform/ssh-cli.ts';
import { measureTurns } from '../helpers/longest-turn.ts';
import { Random } from '../helpers/random.ts';
import { runs } from '../helpers/runs.ts';
import { codeOf, VERSION } from './ssh-session.ts';

/** How processes of SSH ended: by our own hand, or not at all. */
const exits: string[] = [];
const ssh = hostedSsh((detail) => exits.push(detail));
afterAll(() => ssh.close());

/** Anything else would be a fault of ours. */
const TOLD = /^(?:ok|connect\.(?:lost|timeout|cancelled)|login\.refused|platform\.(?:ssh-failed|no-common-algorithm|only-old-algorithms|no-shell|host-key-changed|question-unexpected|session-limit|session-ended|output-too-long|password-expired))$/;

/** What a node or somebody between does to the bytes that come from it, by seed. */
function bend(random: Random, bytes: Buffer): Buffer {
  const at = random.below(bytes.length);
  const to = at + random.below(bytes.length - at);
  const bent = Buffer.from(bytes);
  switch (random.below(6)) {
    case 0:
      bent[at] = random.below(256);
      return bent;
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), random.bytes(random.below(200)), bytes.subarray(at)]);
    case 4:
      bent.fill(0xff, at, Math.min(at + 4, bent.length));
      return bent;
    default:
      return bytes.subarray(0, at);
  }
}

/** Stands between client and server, and bends one piece of what the server sends. */
function between(random: Random, near: Socket, port: number): void {
  const far = connect(port, HOST);
  const which = random.below(8);
  let piece = 0;
  far.on('error', () => near.destroy());
  far.on('close', () => near.destroy());
  near.on('close', () => far.destroy());
  near.pipe(far);
  far.on('data', (bytes: Buffer) => {
    near.write(piece === which ? bend(random, bytes) : bytes);
    piece += 1;
  });
}

/** A server that makes up packets: any type, any length of text, lists and groups of its own. */
function makesUp(random: Random, socket: Socket): void {
  const lists = { kex: random.pick(['ecdh-sha2-nistp256', 'diffie-hellman-group14-sha256', 'diffie-hellman-group-exchange-sha256', 'nothing', '']), hostKey: random.pick(['rsa-sha2-256', 'ssh-rsa', '']) };
  socket.write(random.pick([IDENT, 'SSH-1.5-old\r\n', 'SSH-2.0-\r\n', `hello\r\n${IDENT}`, 'SSH-2.0-OpenSSH_5.3\n']));
  socket.write(kexInit(lists));
  for (let more = random.below(6); more > 0; more -= 1) socket.write(packet(random.below(100), sshString(random.bytes(random.below(400))), random.bytes(random.below(100))));
}

test('whatever arrives, every call ends by its limit with an error of ours, the process stays, and no turn is long', async () => {
  const server = await startSshCli({ shell: cli({ 'show version active': VERSION }) });
  const turns = measureTurns();
  for (let seed = 1; seed <= runs(6, 150); seed += 1) {
    const random = new Random(seed);
    const made = await startHostile((socket) => makesUp(random, socket));
    const bent = await startHostile((socket) => between(random, socket, server.port));
    const login = { host: HOST, port: bent.port, username: USERNAME, expectedSha256: server.hostKeySha256, password: new Secret(PASSWORD), deadline: 3000 };
    const [key, madeUp, signedIn] = await Promise.all([
      ssh.probeHostKey({ host: HOST, port: bent.port, deadline: 1000 }),
      ssh.probeHostKey({ host: HOST, port: made.port, deadline: 1000, olderNode: random.chance(2) }),
      ssh.connect(login),
    ]);
    const read = signedIn.ok ? await signedIn.value.read('show-version', { deadline: 2000 }) : signedIn;
    for (const result of [key, madeUp, signedIn, read]) expect(codeOf(result), `seed ${seed}`).toMatch(TOLD);
    if (signedIn.ok) await signedIn.value.close();
    await Promise.all([made.close(), bent.close()]);
    expect(server.passwords.every((password) => password === PASSWORD)).toBe(true);
  }
  turns.stop();
  expect(turns.longest()).toBeLessThan(500);
  expect(exits.filter((detail) => detail !== 'SIGKILL')).toEqual([]);
  await server.close();
});
