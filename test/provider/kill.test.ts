import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../core/trust/digests.ts';
import { bundleProgram } from '../helpers/bundle.ts';
import { must } from '../helpers/founding-document.ts';
import { runs } from '../helpers/runs.ts';
import { connected, NOTHING_STAGED } from './connected.ts';
import { FILES, HASH, startTestCluster, SUB, type TestCluster } from './fixture.ts';
import type { Death } from './killed.ts';

/** Deaths inside each event, and at moments in the work between them. */
const DEATHS: readonly Death[] = ['stage', 'commit', 'discard'].flatMap((name) => [
  { kind: 'request' as const, name, afterMicroseconds: 0 },
  { kind: 'reply' as const, name, afterMicroseconds: 0 },
  ...runs([200, 1000, 3000], [50, 200, 400, 700, 1000, 1500, 2200, 3000, 5000]).map((afterMicroseconds) => ({ kind: 'request' as const, name, afterMicroseconds })),
]);

describe('a provider killed in the middle of a change', () => {
  let program: string;
  /** What phones get at each of these moments is whole, and after the next start what is served. */
  let tftp: { readonly folder: string; readonly phones: readonly string[] };
  const published = (): readonly Buffer[] => ['CTLFile.tlv', 'CTLSEP001122334455.tlv'].map((name) => readFileSync(path.join(tftp.folder, name)));
  let cluster: TestCluster;
  beforeAll(async () => {
    program = await bundleProgram(path.join(import.meta.dirname, 'killed.ts'));
    cluster = await startTestCluster();
    tftp = { folder: path.join(path.dirname(cluster.sub.config.dataFolder), 'tftp'), phones: ['0011.2233.4455'] };
    const client = await connected(cluster);
    must(await client.commit(SUB, must(await client.stage(SUB, FILES.first, null))));
    await client.close();
  });
  afterAll(() => cluster.close());

  it.each(DEATHS)('at $kind $name + $afterMicroseconds µs serves the old file or the new one, and can go on', async (death) => {
    const { port } = cluster.sub.provider;
    await cluster.sub.provider.close();
    const child = fork(program, { serialization: 'advanced', execArgv: [] });
    const exit = once(child, 'exit');
    child.send({ config: { ...cluster.sub.config, port, tftp }, death });
    await once(child, 'message');

    const client = await connected(cluster);
    const old = must(await client.state(SUB)).ctlSha256;
    const next = old === HASH.first ? ('second' as const) : ('first' as const);
    const staged = await client.stage(SUB, FILES[next], old);
    const outcome = death.name === 'stage' ? staged : death.name === 'commit' ? await client.commit(SUB, HASH[next]) : await client.discard(SUB, HASH[next]);
    // A death that comes later than the work leaves it a success; then the process still dies.
    if (!outcome.ok) expect(outcome.error.code).toBe('connect.lost');
    expect(await exit).toEqual([null, 'SIGKILL']);

    for (const bytes of published()) expect([FILES.first, FILES.second].some((whole) => bytes.equals(whole))).toBe(true);
    await cluster.sub.restart({ tftp });
    // Before anybody asks, which would make up for it.
    const atStart = published().map(sha256Hex);
    const file = must(await client.ctlFile(SUB));
    const state = must(await client.state(SUB));
    const committed = file?.sha256 === HASH[next];
    expect(atStart).toEqual([file?.sha256, file?.sha256]);
    expect(Buffer.from(file?.bytes ?? [])).toEqual(Buffer.from(committed ? FILES[next] : FILES[next === 'first' ? 'second' : 'first']));
    if (outcome.ok && death.name === 'commit') expect(committed).toBe(true);
    if (death.kind === 'reply' && death.name === 'commit') expect(committed).toBe(true);
    if (death.kind === 'request' && death.afterMicroseconds === 0) expect(committed).toBe(false);
    if (death.kind === 'reply' && death.name === 'stage') expect(state.stagedSha256).toBe(HASH[next]);
    expect([null, HASH[next]]).toContain(state.stagedSha256);
    expect((await readdir(cluster.sub.config.dataFolder)).filter((name) => name.endsWith('.unfinished'))).toEqual([]);

    // Whatever was left, the same client can finish the change or take it back.
    must(await client.discard(SUB, HASH[next]));
    if (!committed) must(await client.commit(SUB, must(await client.stage(SUB, FILES[next], old))));
    expect(must(await client.state(SUB))).toEqual({ ctlSha256: HASH[next], ...NOTHING_STAGED, capfSha256: null });
    await client.close();
  });
});
