import { chmodSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { userInfo } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfigFile } from '../../provider/config-file.ts';
import { initialise } from '../../provider/init/command.ts';
import { asNobody, hasPermissions } from '../helpers/as-nobody.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { run, writeConfig } from './daemon.ts';
import { USERS } from './fixture.ts';

const HASH_LINE = USERS[0]?.passwordHash ?? '';

describe.runIf(hasPermissions)('without a right to it', () => {
  it('a file of the configuration: who may not read it, and what mends that', async () => {
    const folder = folderOfTest('no-right');
    const config = await writeConfig(folder, HASH_LINE);
    chmodSync(folder, 0o755);
    chmodSync(config, 0);
    const [read, who] = await asNobody(async () => [await readConfigFile(config), userInfo().username]);
    expect(read).toEqual({ ok: false, error: `${config}: ${who} may not read it (EACCES). Start this program as the user to whom it belongs, or give it to this one: chown ${who} ${config}` });
  });

  it('init: for whom the folder is', async () => {
    const folder = folderOfTest('no-right');
    const closed = path.join(folder, 'etc');
    mkdirSync(closed);
    chmodSync(folder, 0o755);
    chmodSync(closed, 0);
    const [made, who] = await asNobody(async () => [await initialise([closed, '--name', '192.0.2.11', '--role', 'subscriber']), userInfo().username]);
    expect(made).toEqual({ ok: false, error: `${path.join(closed, 'server.key')}: ${who} has no right to it (EACCES). Do this as root, or as the user to whom the folder belongs` });
    chmodSync(closed, 0o700);
  });
});

it('a port that is taken is called so', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const { status, stderr } = run(['--config', await writeConfig(folderOfTest('taken'), HASH_LINE, { port })]);
  server.close();
  expect({ status, stderr }).toEqual({ status: 1, stderr: `ctl-provider: cannot listen on 127.0.0.1 port ${port}: another program uses this port; "ss -ltnp" as root names it (EADDRINUSE)\n` });
});
