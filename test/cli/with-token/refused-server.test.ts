import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { folderOfTest } from '../../helpers/temporary-folder.ts';
import { ADMIN, OTHER, PUB_TLS, sha256Of, startTestCluster, SUB, USERS } from '../../provider/fixture.ts';

it('a server with another user and password is asked for on a terminal, and why is said', async () => {
  const cluster = await startTestCluster({ subUsers: USERS.filter(({ name }) => name === OTHER.name) });
  try {
    const command = [process.execPath, path.resolve('out/ctl.js'), '--lang', 'en', 'show', `127.0.0.1:${cluster.pub.provider.port}`, '--user', ADMIN.name, '--trust', sha256Of(PUB_TLS)];
    const child = spawn('script', ['-qec', command.join(' '), '/dev/null'], { env: { ...process.env, XDG_DATA_HOME: folderOfTest('home'), TERM: 'dumb' } });
    const asked: [RegExp, string][] = [[/Password of admin on [^ ]+: $/, ADMIN.password], [/Username for 10\.48\.47\.154: $/, OTHER.name], [/Password of other on 10\.48\.47\.154: $/, OTHER.password]];
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString('utf8');
      if (asked[0]?.[0].test(seen) === true) child.stdin.write(`${asked.shift()?.[1] ?? ''}\n`);
    });
    await once(child, 'close');
    expect(asked, seen).toEqual([]);
    // Before the question, not behind it.
    expect(seen).toMatch(new RegExp(`${SUB.replaceAll('.', '\\.')} does not accept this username and password\\. They were sent there once\\. It may have others:\\s+.*Username for`));
    expect(seen).toContain(`CTL file of ${SUB}`);
    expect(child.exitCode).toBe(0);
  } finally {
    await cluster.close();
  }
});
