import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLong } from '../helpers/runs.ts';
import { signInFrom, silentConnections, wrongLogins } from './attackers.ts';
import { type Daemon, hashOf, PASSWORD, startDaemon, writeConfig } from './daemon.ts';
import { temporaryFolder } from './fixture.ts';
import { codeOf, greetedClient } from './raw-client.ts';

/** In `npm test` the stock's stand-in for scrypt, which is no work; in `npm run test:long` scrypt itself. */
const ENV = isLong ? { ...process.env, NODE_OPTIONS: '' } : process.env;

const MIB = 1024 * 1024;
const HOME = '127.0.0.9';

/** Kilobytes of memory: those now, and the most there ever were (proc(5)). */
const memory = ({ child }: Daemon, which: 'VmRSS' | 'VmHWM'): number => Number(new RegExp(`${which}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024;

describe.runIf(process.platform === 'linux')('a provider under attack (left out where the system is not Linux: it needs all of 127.0.0.0/8)', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let daemon: Daemon;
  beforeAll(async () => {
    folder = await temporaryFolder();
    daemon = await startDaemon(await writeConfig(folder.folder, hashOf(PASSWORD, ENV)), ENV);
  });
  afterAll(async () => {
    daemon.child.kill('SIGKILL');
    await folder.remove();
  });

  const timed = async (address: string): Promise<{ readonly outcome: unknown; readonly seconds: number }> => {
    const since = performance.now();
    const outcome = await signInFrom(daemon.port, address, 'admin', PASSWORD);
    return { outcome, seconds: (performance.now() - since) / 1000 };
  };

  it('lets right passwords in at the first try, from a known and from a new address, in bounded memory and log', async () => {
    const first = await timed(HOME);
    expect(first.outcome).toBe('ok');
    // On an idle machine one sign-in takes less than a quarter of a second.
    const limit = Math.max(20, 20 * first.seconds);
    const idle = memory(daemon, 'VmRSS');
    const silent = await silentConnections(daemon.port, 64, '127.0.0.2');
    const attack = wrongLogins(daemon.port, 60, 4);
    const during = await Promise.all([timed(HOME), timed('127.0.0.10')]);
    const wrong = await attack;
    const after = await Promise.all([timed(HOME), timed('127.0.0.11')]);
    for (const { outcome, seconds } of [...during, ...after]) {
      expect(outcome).toBe('ok');
      expect(seconds).toBeLessThan(limit);
    }
    expect(wrong).not.toContain('ok');
    // The silent ones have ten places of one address, and the others were not kept out by them.
    expect(silent.open()).toBeLessThanOrEqual(10);
    expect(wrong.filter((outcome) => outcome === 'login.refused').length).toBeGreaterThan(60);
    silent.end();
    expect((memory(daemon, 'VmHWM') - idle) / MIB).toBeLessThan(64);
    await daemon.end();
    const summary = daemon.lines.findLast(({ kind }) => kind === 'left-out');
    expect(summary?.lines).toBeGreaterThan(100);
    // A burst, and what an hour adds, is counted in log.test.ts; the attack of this test alone stays far below.
    expect(daemon.bytes()).toBeLessThan(150_000);
  });
});

describe.runIf(process.platform === 'linux')('an address and its share', () => {
  it('silent connections of one address leave the others their places, and end their own oldest', async () => {
    const folder = await temporaryFolder();
    const daemon = await startDaemon(await writeConfig(folder.folder, hashOf(PASSWORD), { bounds: { connections: 8, strangersPerAddress: 3 } }));
    const clients = [await greetedClient(daemon.port, undefined, '127.0.0.2')];
    const silent = await silentConnections(daemon.port, 20, '127.0.0.3');
    await daemon.line(({ reason, detail }) => reason === 'too-many-connections' && detail === '127.0.0.3');
    clients.push(await greetedClient(daemon.port, undefined, '127.0.0.4'));
    await expect.poll(() => silent.open()).toBe(3);
    for (const client of clients) expect(codeOf(await client.ask('login', { username: 'admin', password: PASSWORD }))).toMatchObject({ ok: true });
    silent.end();
    for (const client of clients) client.close();
    await daemon.end();
    await folder.remove();
  });
});
