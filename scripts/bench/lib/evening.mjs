import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadParts } from './load-parts.mjs';

/** What the measurement of a rollout needs of the product, of practice and of its tests, bundled as the product is. */
const PARTS = {
  platform: 'test/helpers/platform/start.ts',
  clock: 'test/helpers/jumping-clock.ts',
  port: 'core/ports/clock.ts',
  secret: 'core/ports/secret.ts',
  files: 'core/files/node.ts',
  operations: 'core/platform/operations/connect.ts',
  run: 'core/rollout/run.ts',
  view: 'core/rollout/view.ts',
  folder: 'core/rollout/folder.ts',
  table: 'core/rollout/phone-table.ts',
  progress: 'core/rollout/progress.ts',
  work: 'core/rollout/work.ts',
  restarts: 'shared/domain/rollout/restarts.ts',
  digests: 'core/trust/digests.ts',
};

export const loadEveningParts = () => loadParts('bench-rollout', PARTS);

const START = new Date('2026-11-26T20:00:00Z');
const SERVICES = ['Cisco Tftp', 'Cisco CallManager'];

/**
 * Practice with 28 nodes and 30,000 phones in this process, on a clock that jumps, and the real Operations over it.
 * @param {any} parts
 */
export async function startLargeCluster(parts) {
  const clock = parts.jumpingClock(START);
  const platform = await parts.startPracticePlatform({ scenario: 'large-cluster', pace: 0, clock });
  const named = (name) => platform.nodes.find((node) => node.name === name);
  const operations = parts.connectOperations({
    nodes: platform.nodes.map(({ name, hostName, role, certificateSha256, ports }) => ({ address: name, names: [`${hostName}.example.com`, hostName], role, soapSha256: certificateSha256, httpsSha256: ports.https === null ? null : certificateSha256, hostKeySha256: null, commands: null })),
    locate: (name, service) => {
      const node = named(name);
      const port = node === undefined ? null : { ssh: node.ports.ssh, axl: node.ports.axl, 'tftp-https': node.ports.https, 'tftp-http': node.ports.http }[service];
      return node === undefined || port === null ? null : { host: node.host, port };
    },
    locatePhone: () => platform.phonePages,
    application: { username: platform.axlUser.username, password: new parts.HeldSecret(platform.axlUser.password) },
    administrator: null,
    olderNode: true,
    clock,
  });
  return {
    clock,
    platform,
    operations,
    close: async () => {
      await operations.close();
      await platform.close();
    },
  };
}

/** Operations that writes down what it is asked for: groups of calls that were under way together, each with the time of its beginning. */
export function recorded({ operations, clock }) {
  const groups = [];
  let live = 0;
  const began = clock.elapsed();
  const through = (name) => async (...args) => {
    if (live === 0) groups.push({ at: clock.elapsed() - began, most: 0, calls: [] });
    const group = groups.at(-1);
    live += 1;
    group.most = Math.max(group.most, live);
    group.calls.push({ name, args: args.slice(0, -1) });
    try {
      return await operations[name](...args);
    } finally {
      live -= 1;
    }
  };
  const names = ['services', 'restart', 'servedFile', 'counters', 'groups', 'phones', 'registrations', 'resetPhone', 'phoneStatus'];
  return { groups, operations: Object.fromEntries([...names.map((name) => [name, through(name)]), ['close', () => operations.close()]]) };
}

/** The baseline: the same requests in their order, as many side by side, at the same times of the clock; answers are parsed by the same code, and dropped. */
export async function replay(parts, { operations, clock }, groups) {
  const began = clock.elapsed();
  for (const { at, most, calls } of groups) {
    const early = began + at - clock.elapsed();
    if (early > 0) await parts.sleep(clock, early);
    let next = 0;
    const one = async () => {
      for (let call = calls[next]; call !== undefined; call = calls[next]) {
        next += 1;
        // What a node that is restarting refuses, it may refuse here too.
        await operations[call.name](...call.args, {});
      }
    };
    await Promise.all(Array.from({ length: most }, one));
  }
}

/** A rollout of the whole cluster as the product works it off: journal on the disk, list of phones, and the view after each step. */
export async function rollOut(parts, { clock, platform }, operations) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'ctl-bench-'));
  try {
    const bytes = platform.servedFile(platform.nodes[0].name);
    const places = platform.nodes.map(({ name, hostName, role }) => ({ name, hostName, role, keySha256: null, services: SERVICES }));
    const record = {
      version: 1, id: '20261126T200000Z-0a0b0c0d', change: null, program: '0', holder: 'bench', operator: '', osUsername: 'admin', axlUsername: 'axl', practice: null,
      cluster: { host: platform.named.host, port: platform.named.sshPort, keySha256: 'a'.repeat(64), release: '14.0.1.12900-161', places },
      mode: 'mixed', file: { md5: '0'.repeat(32), sha1: parts.sha1Hex(bytes), signerSerial: null }, previous: null, continuity: 'sast', neighbours: [], mayHaveNewCallManager: false,
      restarts: parts.plannedRestarts(SERVICES, places, []), reason: 'release', pilots: [], witness: null,
    };
    const folder = new parts.RolloutFolder({ files: parts.createNodeFiles(), clock, dataDir }, record.id, () => Promise.resolve(''));
    let [views, largest] = [0, 0];
    const work = new parts.RolloutWork({
      progress: parts.beginning(record, clock.now().toISOString()), table: new parts.PhoneTable('sast'), folder, clock,
      tell: () => {
        views += 1;
        largest = Math.max(largest, JSON.stringify(parts.viewOf(work, { isWorking: true, isPlanned: false, holdsUntil: null, report: null })).length);
      },
    });
    await work.note({ what: 'record', record });
    work.ready();
    const halt = await parts.runRollout({ work, operations, options: {}, holds: true, practicePhone: null });
    if (halt !== null) throw new Error(`the rollout ended early: ${JSON.stringify(halt)}`);
    return { views, largest, counts: work.table.counts };
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}
