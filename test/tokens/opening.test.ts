import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { forkHost } from '../../core/hosts/fork.ts';
import { type SpawnHost } from '../../core/ports/host-process.ts';
import { openTokenModule } from '../../core/tokens/open-module.ts';
import { loadedObject } from '../helpers/loaded-object.ts';

const OUT = path.resolve(import.meta.dirname, '../../out');
const HOST = path.join(OUT, 'token-host.js');
const spawn: SpawnHost = () => forkHost(HOST);

describe.runIf(process.platform === 'linux')('opening a library in the token host', () => {
  it('says that a library without C_GetFunctionList is no PKCS#11 library', async () => {
    const libc = loadedObject(/libc\.so\.6$/);
    expect(await openTokenModule({ path: libc, spawnHost: spawn })).toEqual({
      ok: false,
      error: { code: 'token.module-not-pkcs11', where: libc, params: { path: libc } },
    });
  });

  it('passes on what the system says of a library that cannot be loaded', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'broken-'));
    const file = path.join(folder, 'broken.so');
    await writeFile(file, (await readFile(loadedObject(/libc\.so\.6$/))).subarray(0, 64)); // a right header and nothing behind it
    const opened = await openTokenModule({ path: file, spawnHost: spawn });
    expect(opened).toMatchObject({ ok: false, error: { code: 'token.module-unloadable', where: file } });
    expect(opened.ok ? '' : String(opened.error.params.detail)).toContain('broken.so');
    await rm(folder, { recursive: true });
  });

  it('says which packages are missing where pkcs11js was not installed', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'no-pkcs11js-'));
    await cp(OUT, folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
    const opened = await openTokenModule({
      path: loadedObject(/libc\.so\.6$/),
      spawnHost: () => forkHost(path.join(folder, 'token-host.js')),
    });
    expect(opened).toMatchObject({ ok: false, error: { code: 'token.support-missing', params: { packages: 'g++ make python3 (Debian)' } } });
    await rm(folder, { recursive: true });
  });

  it('answers token.host-ended when the host cannot be started', async () => {
    const opened = await openTokenModule({ path: loadedObject(/libc\.so\.6$/), spawnHost: () => forkHost('/nonexistent/token-host.js') });
    expect(opened).toMatchObject({ ok: false, error: { code: 'token.host-ended', params: { detail: 'exit code 1' } } });
  });

  it('stops before loading when it was cancelled', async () => {
    const opened = await openTokenModule({ path: loadedObject(/libc\.so\.6$/), spawnHost: spawn, signal: AbortSignal.abort() });
    expect(opened).toMatchObject({ ok: false, error: { code: 'token.cancelled' } });
  });
});
