import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../core/trust/digests.ts';
import { type ServerRole } from '../../shared/domain/server.ts';
import { reportSentences, stopSentences } from '../../shared/texts/sentences/report.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { bundleProgram } from '../helpers/bundle.ts';
import { type ClusterKit, type Death, type KillableCluster, makeKit, PASSWORD, practiceWith, startKillableCluster } from '../helpers/killable-cluster.ts';
import { hurriedClock } from '../helpers/clock.ts';
import { isLong } from '../helpers/runs.ts';
import { startTestEngine } from '../helpers/test-engine.ts';
import { readFolder } from '../oracle/node-folder.ts';

/** A provider that stays dead is waited for a minute by the clock of the program. */
const HURRY = 20;
let kit: ClusterKit;
const lengths: Record<ServerRole, number> = { publisher: 0, subscriber: 0 };

/** How a walk ended: with a report, or with an error before anything was signed. */
interface WalkEnd {
  readonly report: ChangeReport | null;
  readonly errorCode: string;
}

/** Walk A against the cluster; a call that fails ends it. */
async function walk(cluster: KillableCluster): Promise<WalkEnd> {
  const practice = practiceWith(kit, cluster);
  const engine = await startTestEngine(() => Promise.resolve(practice), undefined, hurriedClock(HURRY));
  const [token] = kit.identities.tokens;
  try {
    const calls = [
      ['startPractice', {}],
      ['probe', { host: '127.0.0.1', port: cluster.publisher.port }],
      ['signIn', { username: 'admin', password: PASSWORD }],
      ['chooseMode', { mode: 'non-secure' }],
      ['openModule', { path: 'practice' }],
      ['chooseToken', { serial: token?.serial ?? '', certificateSha256: sha256Hex(token?.certificate ?? new Uint8Array()) }],
    ] as const;
    for (const [name, input] of calls) {
      const result = await engine.engine.call(name, input);
      if (!result.ok) return { report: null, errorCode: result.error.code };
    }
    await engine.do('apply', { planId: engine.state().plan?.id ?? '', pin: 'Cisco123' });
    const end = await engine.waitFor((state) => state.busy === null);
    return { report: end.report, errorCode: end.error?.code ?? '' };
  } finally {
    await engine.close();
  }
}

/** The sentences that the folders of the servers call for, written out here once more, by hand. */
function expectedSentences(cluster: KillableCluster, dead: ServerRole, report: ChangeReport, before: string): { present: readonly string[]; mode: string } {
  const roles: readonly ServerRole[] = ['publisher', 'subscriber'];
  const present = roles.flatMap((role) => {
    const server = cluster.names[role];
    // Only the one that was killed may be unknown; the others must have been read.
    const gone = role === dead && report.servers.find((one) => one.server === server)?.holds === 'unknown';
    if (gone) return [`${server}: not known, because it could not be read.`];
    const { ctlSha256, staged } = readFolder(cluster.folders[role]);
    const holds =
      report.file !== undefined && ctlSha256 === report.file.sha256
        ? `holds the new CTL file (SHA-256 ${report.file.sha256}).`
        : ctlSha256 === before
          ? `holds the previous CTL file (SHA-256 ${before}).`
          : 'something else';
    return [`${server}: ${holds}`, ...(staged ? [`${server}: a CTL file is still staged there; phones do not get it.`] : [])];
  });
  const modeGone = dead === 'publisher' && report.mode.value === 'unknown';
  const mode = modeGone ? 'Cluster security mode: not known, because the publisher could not be read.' : `Cluster security mode: ${readFolder(cluster.folders.publisher).mode}.`;
  return { present, mode };
}

beforeAll(async () => {
  kit = await makeKit(await bundleProgram('test/kill/killable-provider.ts'));
  const cluster = await startKillableCluster(kit, null);
  const { report } = await walk(cluster);
  expect(report?.outcome).toBe('done');
  // The goodbye comes after the report.
  for (const role of ['publisher', 'subscriber'] as const) lengths[role] = cluster[role].events.filter((event) => !event.endsWith(' bye')).length;
  await cluster.close();
});
afterAll(() => {
  process.stdout.write(`providers were killed at each of ${lengths.publisher} (publisher) and ${lengths.subscriber} (subscriber) requests and replies${isLong ? ', with both ends' : ', with one end or the other'}\n`);
});

/** @returns `undefined` where the walk was over before the moment came. */
async function dieAndJudge(death: Death): Promise<ChangeReport | null | undefined> {
  const cluster = await startKillableCluster(kit, death);
  try {
    const before = sha256Hex(kit.ctlFile);
    const { report, errorCode } = await walk(cluster);
    if (report === null) {
      expect(errorCode).toMatch(/^(connect|login)\./);
      for (const role of ['publisher', 'subscriber'] as const) expect(readFolder(cluster.folders[role])).toMatchObject({ ctlSha256: before, staged: false });
      expect(readFolder(cluster.folders.publisher).mode).toBe('mixed');
    } else {
      const sentences = reportSentences(report, LANGUAGES.en);
      const { present, mode } = expectedSentences(cluster, death.role, report, before);
      // Besides, the node at which the change stopped is named before the reason.
      const [why] = stopSentences(report, LANGUAGES.en);
      const said = sentences.filter((sentence) => sentence !== why && Object.values(cluster.names).some((name) => sentence.startsWith(`${name}: `)));
      expect(said).toEqual(present);
      expect(sentences).toContain(mode);
      expect(sentences.filter((sentence) => sentence.startsWith('Cluster security mode:'))).toHaveLength(1);
      if (death.restart) {
        // What was down for a moment leaves no mixture, and nobody has to say "not known" of it.
        expect(report.servers.map(({ holds }) => holds)).not.toContain('unknown');
        const digests = (['publisher', 'subscriber'] as const).map((role) => readFolder(cluster.folders[role]).ctlSha256);
        expect(new Set(digests).size).toBe(1);
        expect(readFolder(cluster.folders.publisher).mode).toBe(digests[0] === before ? 'mixed' : 'non-secure');
      }
      const complete = report.servers.every(({ holds }) => holds === 'new') && report.mode.value === 'non-secure';
      if (report.outcome === 'done') expect(complete).toBe(true);
    }
    return (await cluster[death.role].died()) ? report : undefined;
  } finally {
    await cluster.close();
  }
}

describe.each(['publisher', 'subscriber'] as const)('when the %s is killed at any request or reply', (role) => {
  it.each([
    ['and stays dead', false],
    ['and comes back', true],
  ])('%s, each sentence of the report is what the folders hold', { timeout: 1_800_000 }, async (_, restart) => {
    const seen = { walks: 0, reports: 0, done: 0 };
    for (let at = 1; at <= lengths[role]; at += 1) {
      // Usually each moment has one of the two ends only: two, a request and its reply, the one, the next two the other.
      if (!isLong && (Math.ceil(at / 2) % 2 === 0) !== restart) continue;
      const report = await dieAndJudge({ role, at, restart });
      // The first walk may have asked more, on a busy machine: of later moments there is none.
      if (report === undefined) break;
      seen.walks += 1;
      if (report !== null) seen.reports += 1;
      if (report?.outcome === 'done') seen.done += 1;
    }
    // The walk gets as far as a report in a good part of the cases, or this test would judge nothing.
    expect(seen.reports).toBeGreaterThan(seen.walks / 3);
    if (!restart) expect(seen.done).toBeLessThan(seen.reports / 2);
  });
});
