import { describe, expect, it } from 'vitest';
import { type NodeLink, type PlatformLinks } from '../../../core/change/by-command/links.ts';
import { makePlatformPlan } from '../../../core/change/by-command/make-plan.ts';
import { readPlatform } from '../../../core/change/by-command/read-cluster.ts';
import { recordByCommand } from '../../../core/change/by-command/record.ts';
import { runPlatformChange } from '../../../core/change/by-command/run.ts';
import { foundByCommand } from '../../../core/change/by-command/found.ts';
import { keepByCommand } from '../../../core/change/by-command/keep.ts';
import { readPastChange } from '../../../core/change/past.ts';
import { ChangeFolder } from '../../../core/change/folder.ts';
import { type Files } from '../../../core/ports/files.ts';
import { type PlatformCommands, type PlatformReadings } from '../../../core/ports/platform/commands.ts';
import { sha1Hex, sha256Hex } from '../../../core/trust/digests.ts';
import { type CommandKind } from '../../../shared/domain/change-kind.ts';
import { type OwnCertificate, type UpgradeState } from '../../../shared/domain/platform/answers.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type StepStatus } from '../../../shared/session/progress.ts';
import { makeIdentity, newKey } from '../../helpers/certificates.ts';
import { standingClock } from '../../helpers/clock.ts';
import { ENDER, MAKER } from '../../helpers/change-maker.ts';
import { linesNotTaken } from '../../helpers/lines-not-taken.ts';
import { createMemoryFiles } from '../../helpers/memory-files.ts';
import { must } from '../../helpers/must.ts';

const ID = '20260101T000000Z-0a1b2c3d';
const [PUB, SUB] = ['10.48.47.153', '10.48.47.154'];
const [BEFORE, AFTER, FOREIGN] = [1, 2, 3].map((byte) => Uint8Array.of(byte)) as [Uint8Array, Uint8Array, Uint8Array];

const privateKey = newKey(1024);
/** Of CallManager; one of another host name is another certificate, whatever its serial number. */
const certificate = (serialNumber: string, host = 'node-0'): OwnCertificate => ({ serialNumber, der: makeIdentity({ subject: [['CN', host]], serial: serialNumber, privateKey }).certificate });

/** What the nodes of a platform in memory hold; a test may change it while a change runs. */
interface World {
  mode: SecurityMode;
  /** The certificate that CallManager has. */
  callManager: OwnCertificate;
  readonly disk: Map<string, Uint8Array>;
  readonly served: Map<string, Uint8Array>;
  readonly dumped: Map<string, Uint8Array>;
  /** No node answers. */
  isSilent: boolean;
  release: string;
  upgrade: UpgradeState;
  /** Of the list of certificates, what it says of CallManager's. */
  description: string;
  /** What the command does. */
  command: () => void;
}

function readingsOf(world: World, node: string): PlatformReadings {
  const disk = world.disk.get(node) ?? new Uint8Array();
  return {
    'show-version': { release: world.release },
    'show-network-cluster': [],
    'show-ctl': { kind: 'file', md5: '', sha1: sha1Hex(disk), length: disk.length, lastModified: null, records: null, verified: true },
    'security-mode': world.mode,
    'service-list': [{ name: 'Cisco Tftp', state: 'started', activated: true, remark: '' }],
    'cert-callmanager': world.callManager,
    'cert-itlrecovery': { serialNumber: '02', der: null },
    'show-itl': { kind: 'broken' },
    'cert-tvs': { serialNumber: '04', der: null },
    'cert-tomcat': { serialNumber: '03', der: null },
    'cert-list': [{ service: 'CallManager', description: world.description }],
    'upgrade-status': world.upgrade,
    'list-ctl-file': { kind: 'none' },
    'dump-ctl-file': { kind: 'file', bytes: world.dumped.get(node) ?? disk },
    'cert-capf': { serialNumber: '05', der: null },
    replication: { nodes: [], checkedAt: null, askedAt: null, hasErrors: null },
    'ntp-status': { synchronised: false, server: null, stratum: null, time: null },
    'backup-history': [],
    'fips-status': { enabled: false },
    'perf-callmanager': new Map(),
    'risdb-phones': [],
  };
}

function commandsOf(world: World, node: string): PlatformCommands {
  return {
    read: (name) => Promise.resolve(world.isSilent ? fail('connect.lost', node, { detail: '' }) : ok({ command: name, text: '', answer: { known: true as const, value: readingsOf(world, node)[name] } })),
    change: (command) => {
      world.command();
      return Promise.resolve(ok({ command, text: '', answer: { known: true as const, value: { kind: 'done', advice: [] } as never } }));
    },
    opening: '',
    transcript: () => '',
    mark: () => () => undefined,
    subscribe: () => () => undefined,
    isOpen: () => true,
    ended: new Promise(() => undefined),
    close: () => Promise.resolve(),
  };
}

/** A change to non-secure mode on publisher and subscriber, with one thing that goes wrong before or behind the plan. */
async function run(
  fault: (world: World) => void,
  when: 'before' | 'behind' = 'behind',
  { kind, release }: { readonly kind: CommandKind; readonly release: string } = { kind: 'non-secure', release: '10.0.1.11900-2' },
  files: Files = createMemoryFiles(),
) {
  const world: World = {
    mode: 'mixed',
    isSilent: false,
    release,
    upgrade: 'none',
    description: 'Self-signed certificate generated by system',
    callManager: certificate('01'),
    disk: new Map([PUB, SUB].map((node) => [node, BEFORE])),
    served: new Map([PUB, SUB].map((node) => [node, BEFORE])),
    dumped: new Map(),
    command: () => {
      world.mode = 'non-secure';
      for (const node of [PUB, SUB]) world.disk.set(node, AFTER);
    },
  };
  const nodes = [PUB, SUB].map((address, index): NodeLink => ({
    node: { address, names: [`node-${index}`], role: index === 0 ? 'publisher' : 'subscriber', product: 'callmanager', authenticated: true },
    commands: commandsOf(world, address),
    error: null,
    username: 'administrator',
    hostKeySha256: 'b'.repeat(64),
    httpsSha256: null,
    soapSha256: null,
    wantsCertificate: false,
  }));
  const links: PlatformLinks = {
    act: commandsOf(world, PUB),
    nodes,
    locate: (host) => ({ host, port: 6970 }),
    fetchCtlFile: ({ host }) => {
      const bytes = world.served.get(host) ?? new Uint8Array();
      return Promise.resolve(ok({ bytes, sha256: sha256Hex(bytes), lastModified: null, clockSkew: null }));
    },
    osUsername: 'administrator',
    olderNode: false,
  };
  if (when === 'before') fault(world);
  const before = must(await readPlatform(links, fail('platform.axl-not-asked', PUB)));
  const plan = must(makePlatformPlan({ id: ID, kind, reading: before, olderNode: false }));
  if (when === 'behind') fault(world);
  const statuses = new Map<string, StepStatus>();
  const now = new Date('2026-01-01T00:00:00Z');
  const record = recordByCommand(plan.id, plan, { links, ...before }, MAKER);
  const place = { files, clock: standingClock(now), dataDir: '/data' };
  const { end } = await runPlatformChange({
    plan,
    record,
    links,
    before,
    clock: standingClock(now),
    folder: new ChangeFolder(place, ID, () => Promise.resolve('')),
    signal: new AbortController().signal,
    observer: { stepChanged: (id, status) => statuses.set(id, status), commitBegan: () => undefined, serverWaited: () => undefined },
  });
  return { end, statuses, world, links, record, place };
}

describe('a change by the publisher’s command', () => {
  it('is done when everything reads back as asked', async () => {
    const { end, statuses } = await run(() => undefined);
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'done', notCopied: [] } });
    expect([...statuses.values()].every((status) => status === 'proved')).toBe(true);
  });

  it('sends no command whose line the disk does not take: nobody would ask what became of it', async () => {
    const { end, statuses, world, place } = await run(() => undefined, 'behind', undefined, linesNotTaken(createMemoryFiles(), /"step":"command:.*"begun"/));
    expect(statuses.get(`command:${PUB}`)).toBe('failed');
    expect(world).toMatchObject({ mode: 'mixed', disk: new Map([[PUB, BEFORE], [SUB, BEFORE]]) });
    expect(end).toMatchObject({ kind: 'not-begun', error: { code: 'file.not-written' } });
    expect(await readPastChange(place, ID)).toMatchObject({ outcome: 'not-begun' });
  });

  it.each<[string, (world: World) => void, string?]>([
    ['mode', (world) => (world.mode = 'non-secure')],
    ['file', (world) => world.disk.set(PUB, FOREIGN)],
    ['served file', (world) => world.served.set(PUB, FOREIGN)],
    ['file of a subscriber', (world) => world.disk.set(SUB, FOREIGN), SUB],
    ['served file of a subscriber', (world) => world.served.set(SUB, FOREIGN), SUB],
    ['certificate of the signer', (world) => (world.callManager = certificate('02'))],
    ['certificate of the signer, with the serial number of the one before,', (world) => (world.callManager = certificate('01', 'node-1'))],
  ])('is not begun when the %s is another than the plan was made from', async (_, fault, where = PUB) => {
    const { end, statuses } = await run(fault);
    expect(end).toMatchObject({ kind: 'not-begun', error: { code: 'plan.outdated', where } });
    expect(statuses.get(`command:${PUB}`)).toBe('failed');
  });

  it.each<[string, string, (world: World) => void]>([
    ['an upgrade runs', '12.5.1.10000-22', (world) => (world.upgrade = 'running')],
    ['the publisher contradicts itself about the signer', '14.0.1.10000-20', (world) => (world.description = 'Reused from tomcat')],
  ])('that resets the local key is not begun when %s since it was planned', async (_, release, fault) => {
    const { end, statuses } = await run(fault, 'behind', { kind: 'reset-localkey', release });
    expect(end).toMatchObject({ kind: 'not-begun', error: { code: 'plan.outdated', where: PUB } });
    expect(statuses.get(`command:${PUB}`)).toBe('failed');
    // Without it the command is sent.
    expect(await run(() => undefined, 'behind', { kind: 'reset-localkey', release })).toMatchObject({ end: { kind: 'reported' } });
  });

  it('keeps no copy that has not the digest that the node lists, and goes on', async () => {
    const { end, statuses } = await run((world) => {
      world.served.set(SUB, FOREIGN);
      world.dumped.set(SUB, FOREIGN);
    }, 'before');
    expect(statuses.get(`copy:${PUB}`)).toBe('proved');
    expect(statuses.get(`copy:${SUB}`)).toBe('failed');
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'done', notCopied: [SUB] } });
  });

  it('stops when the mode does not read back, whatever the command said', async () => {
    const { end, statuses } = await run((world) => (world.command = () => undefined));
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'not-done', stopped: { step: `command:${PUB}`, error: { code: 'apply.unchanged', where: PUB } } } });
    expect(statuses.get('read-all')).toBeUndefined();
  });

  it('shows the node that does not list the new file, and that not everything is as asked', async () => {
    const { end, statuses } = await run((world) => {
      world.command = () => {
        world.mode = 'non-secure';
        world.disk.set(PUB, AFTER);
      };
    });
    expect([...statuses].slice(2)).toEqual([
      [`command:${PUB}`, 'proved'],
      [`read-node:${PUB}`, 'proved'],
      [`read-node:${SUB}`, 'failed'],
      ['read-all', 'failed'],
    ]);
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'incomplete', stopped: { step: 'read-all', error: { code: 'apply.proof-failed', where: SUB } } } });
  });
});

describe('an open change by command', () => {
  /** The publisher does what it is told and then answers nothing: what was read decides nothing. */
  async function open() {
    const ran = await run((world) => {
      const { command } = world;
      world.command = () => {
        command();
        world.isSilent = true;
      };
    });
    expect(ran.end).toMatchObject({ kind: 'reported', report: { outcome: 'unknown' } });
    expect(await readPastChange(ran.place, ID)).toMatchObject({ outcome: 'unfinished', phase: 'writing' });
    ran.world.isSilent = false;
    return ran;
  }

  it('is read again by its record alone; nothing is sent again, and the opposite is a change of its own', async () => {
    const { links, record, place, world } = await open();
    const found = await foundByCommand(links, record, place.clock);
    expect(found).toMatchObject({ outcome: 'done', mode: { value: 'non-secure' }, finish: { offered: false, reason: 'by-command' }, undo: { offered: false, reason: 'by-command' }, opposite: 'mixed' });
    expect(found.places.map(({ where, holds }) => [where, holds])).toEqual([[PUB, 'new'], [SUB, 'new']]);
    world.disk.set(SUB, BEFORE);
    expect(await foundByCommand(links, record, place.clock)).toMatchObject({ outcome: 'incomplete', places: [{ holds: 'new' }, { holds: 'previous' }] });
    for (const node of [PUB, SUB]) world.disk.set(node, BEFORE);
    world.mode = 'mixed';
    expect(await foundByCommand(links, record, place.clock)).toMatchObject({ outcome: 'not-done', opposite: null });
  });

  it('ends with a report of what is read', async () => {
    const { links, record, place } = await open();
    const folder = new ChangeFolder(place, ID, () => Promise.resolve(''));
    const report = await keepByCommand({ links, record, startedAt: '2026-01-01T00:00:00Z', folder, clock: place.clock, by: ENDER });
    expect(report).toMatchObject({ outcome: 'done', requestedMode: 'non-secure', nodes: [{ disk: { held: 'new' } }, { disk: { held: 'new' } }] });
    expect(await readPastChange(place, ID)).toMatchObject({ outcome: 'done', kept: true, hasReport: true, endedBy: { as: 'keep', ...ENDER } });
    expect(await folder.readReport()).toMatchObject({ route: 'by-command', report: { id: ID }, endedBy: { as: 'keep', ...ENDER } });
  });
});
