/**
 * A rollout of 28 nodes and 30,000 phones over the real interfaces of practice, on a clock that jumps, against a loop that sends the same requests at the same times, parses the same answers and keeps
 * nothing. Rollout, loop and practice share this process, so processor time is measured: nothing of it is waiting. Resident memory is that of rollout and practice: what it has grown to since the cluster stood there.
 */
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';
import { loadEveningParts, recorded, replay, rollOut, startLargeCluster } from './lib/evening.mjs';
import { report, reportPairs, yesOrNo } from './lib/report.mjs';

const GOAL = 0.8;
const MOST_MEMORY = 200;
/** Bytes of JSON: what a window is sent after each step. */
const MOST_STATE = 64 * 1024;
const MIB = 2 ** 20;

const parts = await loadEveningParts();

/** Milliseconds of the processor that work takes, and what it gave. */
async function measured(work) {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, milliseconds: (user + system) / 1000 };
}

/** Each on a cluster of its own that has just begun: restarts and resets are part of what is measured. */
async function onCluster(work) {
  const cluster = await startLargeCluster(parts);
  try {
    const result = await measured(() => work(cluster));
    const violations = JSON.stringify(cluster.platform.violations());
    if (violations !== '{}') throw new Error(`a limit of the cluster was not kept: ${violations}`);
    return result;
  } finally {
    await cluster.close();
  }
}

/** A run by itself, in which nobody writes down what is asked: 31,000 calls with the names in them are memory of the measurement, not of the rollout. */
const { value: memory } = await onCluster(async (cluster) => {
  await pause(100);
  const idle = process.memoryUsage().rss;
  let most = idle;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  await rollOut(parts, cluster, cluster.operations);
  clearInterval(watch);
  return { idle, grown: most - idle };
});

const subject = await onCluster(async (cluster) => {
  const { groups, operations } = recorded(cluster);
  return { groups, told: await rollOut(parts, cluster, operations) };
});
const { groups, told } = subject.value;
const loop = () => onCluster((cluster) => replay(parts, cluster, groups));
const reference = await loop();
const again = await loop();

const rate = reference.milliseconds / subject.milliseconds;
const requests = groups.reduce((sum, { calls }) => sum + calls.length, 0);
const result = { subject: subject.milliseconds, reference: reference.milliseconds, ratio: 1 / rate, sameRatio: again.milliseconds / reference.milliseconds };
await reportPairs({ row: `A rollout of 28 nodes and 30,000 phones (${requests} requests), throughput of a loop that keeps nothing`, result, figure: rate, goal: `at least ${GOAL}`, met: rate >= GOAL });
const [grown, idle] = [memory.grown / MIB, memory.idle / MIB];
await report({ row: 'The same, resident memory above idle, with practice', figure: `${grown.toFixed(0)} MiB (idle ${idle.toFixed(0)} MiB)`, goal: `less than ${MOST_MEMORY} MiB`, met: yesOrNo(grown < MOST_MEMORY) });
await report({ row: 'The same, largest view of it', figure: `${told.largest} bytes, sent ${told.views} times; ${told.counts['came-back']} phones came back`, goal: `less than ${MOST_STATE}`, met: yesOrNo(told.largest < MOST_STATE && told.counts['came-back'] === 30_000) });
process.exit();
