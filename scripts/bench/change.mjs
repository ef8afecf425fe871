/**
 * A whole change on 20 servers against the same on two: providers as processes behind a network of 25 ms each way, folders in memory, from the last
 * click to the report. Signed in before, as whoever presses Finish is.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { startEngine } from './lib/engine.mjs';
import { loadChangeParts, startFarCluster } from './lib/far-cluster.mjs';
import { median } from './lib/pairs.mjs';
import { reportPairs } from './lib/report.mjs';
import { must } from './lib/token-parts.mjs';

const GOAL = 1.2;
const ONE_WAY = 25;
const PAIRS = 9;
const WARM_UP = 2;
const [USER, PASSWORD] = ['admin', 'correct horse'];

const memory = '/dev/shm';
const folder = mkdtempSync(path.join(existsSync(memory) ? memory : os.tmpdir(), 'ctl-bench-'));
const parts = await loadChangeParts();
const kits = await parts.makeKits([2, 20]);

/** What is to be ended, the latest first. */
const running = [];

/** The engine with a cluster of this size; answers with a way to change that once more and the milliseconds that it takes. */
async function changesOf(size) {
  const kit = kits.get(size);
  const cluster = await startFarCluster(parts, kit, path.join(folder, String(size)), ONE_WAY);
  running.unshift(cluster);
  const [token] = kit.identities.tokens;
  // Its tokens are those of practice; its providers are the processes.
  const practice = parts.plainPractice({
    host: '127.0.0.1',
    port: cluster.port,
    username: USER,
    password: PASSWORD,
    certificateSha256: cluster.certificateSha256,
    tokens: parts.createPracticeTokens(kit.identities.tokens),
  });
  const engine = startEngine(parts, { dataDir: path.join(folder, `data-${size}`), practice: () => Promise.resolve(practice) });
  running.unshift(engine);
  let state;
  engine.subscribe((next) => (state = next));
  const call = async (name, input = {}) => must(await engine.call(name, input));
  await call('startPractice');
  return async () => {
    await call('probe', { host: practice.host, port: practice.port });
    await call('signIn', { username: USER, password: PASSWORD });
    await call('chooseMode', { mode: 'update' });
    await call('openModule', { path: 'practice' });
    await call('chooseToken', { serial: token.serial, certificateSha256: state.tokens.tokens.find(({ serial }) => serial === token.serial).certificates[0].sha256 });
    const consents = state.plan.findings.filter(({ severity }) => severity === 'consent').map(({ rule }) => rule);
    const ended = new Promise((resolve) => {
      const stop = engine.subscribe(({ busy, step }) => {
        if (busy !== null || step !== 'finish') return;
        process.nextTick(() => stop());
        resolve(performance.now());
      });
    });
    const began = performance.now();
    await call('apply', { planId: state.plan.id, pin: practice.pin, consents });
    const took = (await ended) - began;
    if (state.report?.outcome !== 'done') throw new Error(`the change ended as ${JSON.stringify(state.report)}`);
    await call('signOut');
    return took;
  };
}

try {
  const [two, twenty] = [await changesOf(2), await changesOf(20)];
  const results = [];
  for (let pair = -WARM_UP; pair < PAIRS; pair += 1) {
    const early = pair % 2 === 0 ? await twenty() : undefined;
    const reference = await two();
    const subject = early ?? (await twenty());
    const again = await two();
    if (pair >= 0) results.push({ subject, reference, again });
  }
  const ratio = median(results.map((one) => one.subject / one.reference));
  await reportPairs({
    row: `A change on 20 servers, times the same on two, ${ONE_WAY} ms each way`,
    result: {
      subject: median(results.map((one) => one.subject)),
      reference: median(results.map((one) => one.reference)),
      ratio,
      sameRatio: median(results.map((one) => one.again / one.reference)),
    },
    figure: ratio,
    goal: `at most ${GOAL}`,
    met: ratio <= GOAL,
  });
} finally {
  for (const one of running) await one.close();
  rmSync(folder, { recursive: true });
}
