import { describe, expect, it } from 'vitest';
import { type Cluster } from '../../../core/ports/cluster.ts';
import { type ChangeKind } from '../../../shared/domain/change-kind.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { linesNotTaken } from '../../helpers/lines-not-taken.ts';
import { createMemoryFiles } from '../../helpers/memory-files.ts';
import { type Fault, holdsOther, memoryRun as run, PUB, SUB } from './memory-run.ts';

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
    // From the first commit on there is one direction: what lies aside stays for whoever finishes.
    if (!step.startsWith('commit:')) expect([...world.servers.values()].every(({ staged }) => staged === null)).toBe(true);
  });

  it('whose disk is full goes to its end from the first commit on, where stopping half way is worse, and says that not everything is kept', async () => {
    const { end } = await run(() => ({}), 'non-secure', undefined, linesNotTaken(createMemoryFiles(), /"step":"(commit|set-mode|prove)/));
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'done', kept: false } });
  });

  it('stages nothing where the disk is full before it', async () => {
    const { end, world } = await run(() => ({}), 'non-secure', undefined, linesNotTaken(createMemoryFiles(), /"step":"stage:/));
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'stopped', stopped: { error: { code: 'file.not-written' } } } });
    expect([...world.servers.values()].every(({ staged }) => staged === null)).toBe(true);
  });

  it.each<[string, Fault]>([
    ['commit', (_, cluster) => ({ commit: async (server, sha256) => (await cluster.commit(server, sha256), lost()) })],
    ['mode', (_, cluster) => ({ setMode: async (mode, sha256) => (await cluster.setMode(mode, sha256), lost()) })],
  ])('whose reply to the %s was lost goes on by what the server holds', async (_, fault) => {
    expect((await run(fault)).end).toMatchObject({ kind: 'reported', report: { outcome: 'done' } });
  });

  it('puts what is no longer written aside there again, once phones may have the new file from another server', async () => {
    let isTaken = false;
    const { end } = await run((world, cluster) => ({
      commit: async (server, sha256) => {
        if (server === PUB && !isTaken) {
          isTaken = true;
          const other = world.servers.get(SUB);
          if (other !== undefined) other.staged = null;
        }
        return cluster.commit(server, sha256);
      },
    }));
    expect(isTaken).toBe(true);
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'done' } });
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
      // The publisher, which answers for the mode too, is read once more by itself.
      ctlFile: (server) => (server === SUB && world.facts.mode === 'non-secure' && (readings += 1) === 1 ? lost() : cluster.ctlFile(server)),
    }));
    expect(statuses.get('prove')).toBe('proved');
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'done', stumbles: [{ step: 'prove', error: { code: 'connect.lost' } }] } });
    expect(end.kind === 'reported' && 'stopped' in end.report).toBe(false);
  });
});
