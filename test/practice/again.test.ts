import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { probeProvider } from '../../core/ctl-provider/probe.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { Secret } from '../../core/ports/secret.ts';
import { type StartedPracticeClusters, practiceClustersIn } from '../../practice/cluster/in-data-folder.ts';
import { type StartedPracticeCluster } from '../../practice/cluster/start.ts';
import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { SEED } from '../helpers/seed.ts';
import { readFolder } from '../oracle/node-folder.ts';

const start = async (clusters: StartedPracticeClusters, scenario: PracticeScenario<'ctl-provider'> = 'founding-document'): Promise<StartedPracticeCluster> =>
  ending(await clusters.start({ connection: 'ctl-provider', scenario, seed: SEED }));

function ending(cluster: StartedPracticeCluster): StartedPracticeCluster {
  onTestFinished(() => cluster.close());
  return cluster;
}

async function startAgain(clusters: StartedPracticeClusters): Promise<StartedPracticeCluster> {
  const left = (await clusters.kept()).find(({ holder }) => holder === null);
  return ending((left === undefined ? null : await clusters.startAgain(left)) ?? expect.fail('nothing was left'));
}

/** Everything that a person, a client or a phone can tell of a cluster. */
const facts = (cluster: StartedPracticeCluster): unknown => ({
  ...Object.fromEntries((['seed', 'host', 'port', 'username', 'password', 'certificateSha256', 'pin', 'servers', 'otherTftpServer'] as const).map((name) => [name, cluster[name]])),
  keys: cluster.keys(),
  table: cluster.tokensOnTable(),
  phones: cluster.phones(),
  folders: [...cluster.folders.values()].map(readFolder),
});

/** What is inserted, as a client sees it. */
async function tokensOf(cluster: StartedPracticeCluster): Promise<unknown> {
  const list = await cluster.tokens.list();
  return list.ok ? list.value : expect.fail(list.error.code);
}

/** The data folder as a kill at this moment leaves it. */
function killed(dataDir: string): string {
  const folder = folderOfTest('killed');
  // This process holds the locks, and runs on.
  cpSync(dataDir, folder, { recursive: true, filter: (name) => !name.endsWith('.lock') });
  return folder;
}

const storeOf = (dataDir: string): string => {
  const practice = path.join(dataDir, 'practice');
  const [id] = readdirSync(practice).filter((name) => !name.endsWith('.lock'));
  return path.join(practice, id ?? '', 'practice.json');
};

describe('a practice cluster that is started again', () => {
  it('has the files, keys, passwords, tokens, phones and ports that it had', async () => {
    const clusters = practiceClustersIn(folderOfTest('data'), 'test');
    const first = await start(clusters, 'other-tftp-server');
    await first.moveToken('0054f509', true);
    await first.moveToken('card', true);
    await first.setTries('008580ef', 'last');
    await first.restartPhones();
    await first.switchPhone('SEP000E8377D9B0', false);
    const before = facts(first);
    const tokens = await tokensOf(first);
    await first.leave();
    const again = await startAgain(clusters);
    expect(facts(again)).toEqual(before);
    expect(await tokensOf(again)).toEqual(tokens);
    expect(await probeProvider({ host: again.host, port: again.port })).toMatchObject({ ok: true });
  });

  it('counts a wrong password of a token before the token says that it was wrong', async () => {
    const dataDir = folderOfTest('data');
    const first = await start(practiceClustersIn(dataDir, 'test'));
    await first.moveToken('0054f509', true);
    await first.setTries('0054f509', 'last');
    const list = await first.tokens.list();
    const certificateSha256 = (list.ok ? list.value.tokens[0]?.certificates[0]?.sha256 : undefined) ?? expect.fail('a token');
    const answer = await first.tokens.sign({ serial: '0054f509', certificateSha256, pin: new Secret('wrong'), digest: 'sha1', data: new Uint8Array(1) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'token.pin-incorrect' } });
    const again = await startAgain(practiceClustersIn(killed(dataDir), 'test'));
    expect(again.tokensOnTable()[0]).toMatchObject({ serial: '0054f509', inserted: true, tries: 'none' });
  });

  it('has other ports where its own are taken, and the publisher names them', async () => {
    const dataDir = folderOfTest('data');
    const first = await start(practiceClustersIn(dataDir, 'test'));
    const again = await startAgain(practiceClustersIn(killed(dataDir), 'test'));
    const ports = (cluster: StartedPracticeCluster): readonly number[] => cluster.servers.map(({ port }) => port);
    expect(new Set([...ports(first), ...ports(again)]).size).toBe(4);
    expect(again.port).toBe(again.servers[0]?.port);
    for (const { host, port, certificateSha256 } of again.servers) {
      expect(await probeProvider({ host, port })).toMatchObject({ ok: true, value: { sha256: certificateSha256 } });
    }
  });

  it('keeps what lies aside on its servers', async () => {
    const clusters = practiceClustersIn(folderOfTest('data'), 'test');
    const first = await start(clusters, 'files-differ');
    const folders = [...first.folders.values()];
    const before = folders.map(readFolder);
    const staged = readFileSync(path.join(folders[1] ?? '', 'CTLFile.tlv'));
    writeFileSync(path.join(folders[0] ?? '', 'CTLFile.tlv.staged'), staged);
    writeFileSync(
      path.join(folders[0] ?? '', 'CTLFile.tlv.staged.json'),
      JSON.stringify({ sha256: sha256Hex(staged), predecessorSha256: before[0]?.ctlSha256, user: 'admin', client: 'a'.repeat(32), stagedAt: new Date().toISOString() }),
    );
    await first.leave();
    const again = await startAgain(clusters);
    expect([...again.folders.values()].map(readFolder)).toEqual([{ ...before[0], staged: true }, before[1]]);
  });
});

describe('the practice clusters of a data folder', () => {
  it('are each run by one program, and one that runs is neither removed nor started by another', async () => {
    const dataDir = folderOfTest('data');
    const clusters = practiceClustersIn(dataDir, 'window');
    await start(clusters);
    const first = await start(clusters);
    await first.leave();
    const others = practiceClustersIn(dataDir, 'command line');
    const left = (await others.kept()).filter(({ holder }) => holder === null);
    expect(left).toHaveLength(1);
    const [mine, none] = await Promise.all([others.startAgain(left[0] ?? expect.fail()), clusters.startAgain(left[0] ?? expect.fail())]);
    const again = ending(mine ?? none ?? expect.fail('neither'));
    expect([mine, none]).toContain(null);
    expect((await others.kept()).map(({ holder }) => holder).sort()).toEqual([mine === null ? 'window' : 'command line', 'window']);
    await others.clear(() => Promise.resolve(false));
    expect(readdirSync(path.join(dataDir, 'practice')).filter((name) => !name.endsWith('.lock'))).toHaveLength(2);
    expect(await probeProvider({ host: again.host, port: again.port })).toMatchObject({ ok: true });
  });

  it('leave nothing behind when they end, nor when what was left is removed', async () => {
    const dataDir = folderOfTest('data');
    const clusters = practiceClustersIn(dataDir, 'test');
    const first = await start(clusters);
    const second = await start(clusters);
    await first.close();
    await second.leave();
    const [left] = await clusters.kept();
    await clusters.clear(({ id }) => Promise.resolve(id === left?.id));
    expect(await clusters.kept()).toEqual([left]);
    await clusters.clear(() => Promise.resolve(false));
    expect(readdirSync(path.join(dataDir, 'practice'))).toEqual([]);
  });

  it.each([
    ['was killed while it started', (store: string) => rmSync(store)],
    ['is damaged', (store: string) => writeFileSync(store, readFileSync(store).subarray(0, 5000))],
    ['was made by another version', (store: string) => writeFileSync(store, readFileSync(store, 'utf8').replace('"version":1', '"version":2'))],
  ])('of which one %s do not offer it again', async (_name, harm) => {
    const dataDir = folderOfTest('data');
    const clusters = practiceClustersIn(dataDir, 'test');
    const first = await start(clusters);
    await first.leave();
    harm(storeOf(dataDir));
    expect(await clusters.kept()).toEqual([]);
    await clusters.clear(() => Promise.resolve(true));
    expect(readdirSync(path.join(dataDir, 'practice'))).toEqual([]);
  });

  it('of which one lacks a key say so, and keep it', async () => {
    const dataDir = folderOfTest('data');
    const clusters = practiceClustersIn(dataDir, 'test');
    await (await start(clusters)).leave();
    const store = storeOf(dataDir);
    writeFileSync(store, readFileSync(store, 'utf8').replace('BEGIN PRIVATE KEY', 'BEGIN PUBLIC KEY'));
    const [left] = await clusters.kept();
    expect(await clusters.startAgain(left ?? expect.fail())).toBeNull();
    expect(await clusters.kept()).toEqual([left]);
  });
});
