import { sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ChangeFolder } from '../../../core/change/folder.ts';
import { makePlan } from '../../../core/change/with-token/make-plan.ts';
import { recordWithToken } from '../../../core/change/with-token/record.ts';
import { runChange } from '../../../core/change/with-token/run.ts';
import { type Cluster } from '../../../core/ports/cluster.ts';
import { Secret } from '../../../core/ports/secret.ts';
import { type ChangeKind } from '../../../shared/domain/change-kind.ts';
import { choicesFor } from '../../../shared/domain/choices.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { type StepStatus } from '../../../shared/session/progress.ts';
import { standingClock } from '../../helpers/clock.ts';
import { type FoundingParts, foundingParts, mixedFile, must } from '../../helpers/founding-document.ts';
import { MAKER } from '../../helpers/change-maker.ts';
import { createMemoryFiles } from '../../helpers/memory-files.ts';
import { type ClusterWorld, memoryCluster } from '../../helpers/memory-cluster.ts';
import { bothHold, PUBLISHER, SUBSCRIBER } from '../../helpers/snapshot.ts';

const now = new Date('2015-02-24T15:37:45Z');
const [PUB, SUB] = [PUBLISHER.name, SUBSCRIBER.name];
let parts: FoundingParts;
beforeAll(() => {
  parts = foundingParts();
});

type Fault = (world: ClusterWorld, cluster: Cluster) => Partial<Cluster>;

const holdsOther = (world: ClusterWorld, server: string): void => {
  const held = world.servers.get(server);
  if (held !== undefined) held.file = Uint8Array.of(0);
};

/** A change of the founding document's cluster in memory, with one thing that goes wrong; `Phone-SAST-trust` and CAPF are part of an update. */
async function run(fault: Fault, mode: ChangeKind = 'non-secure', signed: (data: Uint8Array) => Uint8Array = (data) => data) {
  const [token] = parts.tokens;
  const capf = parts.records[3].certificate ?? new Uint8Array();
  const snapshot = bothHold(mixedFile(parts));
  const facts = { ...snapshot.facts, certificates: [{ server: PUB, role: 'CAPF' as const, der: capf }] };
  const choices = { ...choicesFor(mode), phoneSastTrust: mode === 'update' };
  const plan = must(makePlan({ id: 'p', snapshot: { ...snapshot, facts }, choices, signer: { serial: '0054f509', certificate: token.certificate }, now, phones: null }));
  const { world, cluster } = memoryCluster(facts, mixedFile(parts).bytes);
  const statuses = new Map<string, StepStatus>();
  const end = await runChange({
    plan,
    record: recordWithToken(plan, MAKER),
    cluster: { ...cluster, ...fault(world, cluster) },
    tokens: {
      module: { path: 'memory', description: '', manufacturer: '' },
      list: () => Promise.resolve(ok({ tokens: [], others: [], slots: 1 })),
      sign: ({ data }) => Promise.resolve(ok(sign('sha1', signed(data), token.privateKey))),
      close: () => Promise.resolve(),
    },
    pin: new Secret('Cisco123'),
    clock: standingClock(now),
    folder: new ChangeFolder({ files: createMemoryFiles(), clock: standingClock(now), dataDir: '/data' }, 'p', () => Promise.resolve('')),
    signal: new AbortController().signal,
    observer: { stepChanged: (id, status) => statuses.set(id, status), commitBegan: () => undefined },
  });
  return { end, statuses, world };
}

const lost = () => Promise.resolve(fail('connect.lost', SUB, { detail: '' }));

describe('a change with a token', () => {
  it.each(['non-secure', 'update'] as const)('to %s is done when everything reads back as asked', async (mode) => {
    const { end, statuses } = await run(() => ({}), mode);
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'done' } });
    expect([...statuses.values()].every((status) => status === 'proved')).toBe(true);
  });

  it('signs nothing when the publisher says another thing than the plan was made from', async () => {
    const { end } = await run((world) => {
      world.facts = { ...world.facts, release: '10.5.1' };
      return {};
    });
    expect(end).toMatchObject({ kind: 'not-begun', error: { code: 'plan.outdated', where: PUB } });
  });

  it('gives no server a file whose signature does not verify', async () => {
    const { end, statuses } = await run(() => ({}), 'non-secure', (data) => data.slice(1));
    expect(end).toMatchObject({ kind: 'not-begun', error: { code: 'token.signature-wrong' } });
    expect([...statuses]).toEqual([['sign', 'failed']]);
  });

  it.each<[string, string, string, ChangeKind, Fault]>([
    ['the certificates of the tokens are not in Phone-SAST-trust', `trust-tokens:${PUB}`, 'apply.proof-failed', 'update', () => ({ trustToken: () => Promise.resolve(ok(undefined)) })],
    ['a server does not keep the certificate of CAPF', `store-capf:${SUB}`, 'apply.proof-failed', 'update', () => ({ storeCapfCertificate: () => Promise.resolve(ok(undefined)) })],
    [
      'a server no longer holds the file that is to be replaced',
      `stage:${SUB}`,
      'plan.outdated',
      'non-secure',
      (world) => {
        holdsOther(world, SUB);
        return {};
      },
    ],
    ['a server wrote another file aside', `stage:${PUB}`, 'apply.proof-failed', 'non-secure', () => ({ stage: () => Promise.resolve(ok('0'.repeat(64))) })],
    [
      'what was written aside is gone when it is to be served',
      `commit:${SUB}`,
      'provider.nothing-staged',
      'non-secure',
      (world, cluster) => ({
        stage: async (server, file, predecessor) => {
          const staged = await cluster.stage(server, file, predecessor);
          if (server === SUB) world.servers.set(SUB, { file: mixedFile(parts).bytes, staged: null, capfSha256: null });
          return staged;
        },
      }),
    ],
    ['a server says that it serves the file and does not', `commit:${PUB}`, 'apply.proof-failed', 'non-secure', () => ({ commit: () => Promise.resolve(ok(undefined)) })],
    [
      'a server lost the new file before the mode is set',
      'set-mode',
      'apply.proof-failed',
      'non-secure',
      (world, cluster) => ({
        commit: async (server, sha256) => {
          const committed = await cluster.commit(server, sha256);
          if (server === SUB) holdsOther(world, PUB);
          return committed;
        },
      }),
    ],
    ['the mode is not the one that was set', 'set-mode', 'apply.proof-failed', 'non-secure', () => ({ setMode: () => Promise.resolve(ok(undefined)) })],
    [
      'a server lost the new file while the mode was set',
      'prove',
      'apply.proof-failed',
      'non-secure',
      (world, cluster) => ({
        setMode: (mode, sha256) => {
          holdsOther(world, SUB);
          return cluster.setMode(mode, sha256);
        },
      }),
    ],
  ])('stops when %s', async (_, step, code, mode, fault) => {
    const { end, statuses, world } = await run(fault, mode);
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'stopped', stopped: { step, error: { code } } } });
    expect(statuses.get(step)).toBe('failed');
    if (code === 'provider.nothing-staged') expect(end).not.toMatchObject({ report: { stopped: { error: { params: { expected: 'from the server' } } } } });
    expect([...world.servers.values()].every(({ staged }) => staged === null)).toBe(true);
  });

  it.each<[string, Fault]>([
    ['commit', (_, cluster) => ({ commit: async (server, sha256) => (await cluster.commit(server, sha256), lost()) })],
    ['mode', (_, cluster) => ({ setMode: async (mode, sha256) => (await cluster.setMode(mode, sha256), lost()) })],
  ])('whose reply to the %s was lost goes on by what the server holds', async (_, fault) => {
    expect((await run(fault)).end).toMatchObject({ kind: 'reported', report: { outcome: 'done' } });
  });

  it('tells the reply that was lost when what it asked for is not there', async () => {
    const { end } = await run(() => ({ commit: lost }));
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'stopped', stopped: { step: `commit:${PUB}`, error: { code: 'connect.lost' } } } });
  });

  it('is not proved by a server that refused, whatever it holds', async () => {
    const { end } = await run((_, cluster) => ({
      commit: async (server, sha256): ReturnType<Cluster['commit']> => {
        await cluster.commit(server, sha256);
        return fail('login.required', server);
      },
    }));
    expect(end).toMatchObject({ kind: 'reported', report: { stopped: { step: `commit:${PUB}` } } });
  });

  it('is done by what is read at its end, though the proof could not be read a moment before', async () => {
    let readings = 0;
    const { end, statuses } = await run((world, cluster) => ({
      ctlFile: (server) => (world.facts.mode === 'non-secure' && (readings += 1) === 1 ? lost() : cluster.ctlFile(server)),
    }));
    expect(statuses.get('prove')).toBe('failed');
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'done' } });
    expect(end.kind === 'reported' && 'stopped' in end.report).toBe(false);
  });
});
