import { describe, expect, it } from 'vitest';
import { readPastChange } from '../../../core/change/past.ts';
import { FORWARD_PATIENCE, TRUTH_PATIENCE } from '../../../core/change/with-token/passing.ts';
import { fail } from '../../../shared/domain/result.ts';
import { CHANGE_ID, type Fault, memoryRun, PUB, SUB } from './memory-run.ts';

const lost = () => Promise.resolve(fail('connect.lost', SUB, { detail: '' }));

/** The subscriber is away from the moment the publisher serves the new file, for so many questions. */
const awayFor =
  (questions: number): Fault =>
  (world, cluster) => {
    let left = questions;
    const before = world.servers.get(PUB)?.file;
    const away = (server: string): boolean => server === SUB && world.servers.get(PUB)?.file !== before && (left -= 1) >= 0;
    return {
      state: (server) => (away(server) ? lost() : cluster.state(server)),
      ctlFile: (server) => (away(server) ? lost() : cluster.ctlFile(server)),
      commit: async (server, sha256) => {
        // The publisher is quicker.
        if (server === SUB) while (world.servers.get(PUB)?.file === before) await new Promise((resolve) => setImmediate(resolve));
        return away(server) ? lost() : cluster.commit(server, sha256);
      },
    };
  };

describe('a change that has given phones the new file on one server', () => {
  it('waits for one that does not answer, says since when, and is done', async () => {
    const { end, waits, place, world } = await memoryRun(awayFor(9));
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'done', stumbles: [{ step: `commit:${SUB}`, error: { code: 'connect.lost' } }] } });
    expect(waits[0]).toMatchObject([SUB, { server: SUB, error: { code: 'connect.lost' } }]);
    expect(waits.at(-1)).toEqual([SUB, null]);
    expect(world.facts.mode).toBe('non-secure');
    expect(await readPastChange(place, CHANGE_ID)).toMatchObject({ outcome: 'done', phase: 'ended' });
  });

  it('ends with what is true when that takes too long, and stays open', async () => {
    const { end, place, world } = await memoryRun(awayFor(Infinity));
    expect(end).toMatchObject({
      kind: 'reported',
      report: { outcome: 'stopped', stopped: { step: `commit:${SUB}` }, mode: { value: 'mixed' }, servers: [{ server: PUB, holds: 'new' }, { server: SUB, holds: 'unknown' }], leftToDo: ['settle-open-change', 'wait-with-phones', 'restart-tftp', 'restart-callmanager'] },
    });
    // A server that was waited for in vain is not waited for once more by the last reading.
    const took = end.kind === 'reported' ? Date.parse(end.report.finishedAt) - Date.parse(end.report.startedAt) : Infinity;
    expect(took).toBeLessThan(FORWARD_PATIENCE + TRUTH_PATIENCE / 2);
    expect(world.servers.get(SUB)?.staged).not.toBeNull();
    expect(await readPastChange(place, CHANGE_ID)).toMatchObject({ outcome: 'unfinished', phase: 'writing', isSigned: true, hasReport: true });
  });
});

describe('a change that has not', () => {
  it('takes back what was staged when one server fails, after a while where that may pass', async () => {
    let tries = 0;
    const { end, world, place } = await memoryRun((_, cluster) => ({ stage: (server, file, expected) => (server === SUB ? ((tries += 1), lost()) : cluster.stage(server, file, expected)) }));
    expect(tries).toBeGreaterThan(3);
    expect(end).toMatchObject({ kind: 'reported', report: { stopped: { step: `stage:${SUB}`, error: { code: 'connect.lost' } } } });
    expect([...world.servers.values()].every(({ staged }) => staged === null)).toBe(true);
    expect(await readPastChange(place, CHANGE_ID)).toMatchObject({ outcome: 'not-done', phase: 'ended' });
  });

  it('does not wait for what does not pass', async () => {
    let tries = 0;
    const { end } = await memoryRun((_, cluster) => ({
      stage: (server, file, expected) => (server === SUB ? ((tries += 1), Promise.resolve(fail('provider.file-refused', SUB, { problem: 'version' }))) : cluster.stage(server, file, expected)),
    }));
    expect(tries).toBe(1);
    expect(end).toMatchObject({ report: { stopped: { step: `stage:${SUB}`, error: { code: 'provider.file-refused' } } } });
  });
});

it.each(['stage', 'commit'] as const)('another program of this computer that signs in during %s, to look, spoils nothing', async (act) => {
  let times = 0;
  const superseded = (server: string) => (server === SUB && (times += 1) === 1 ? Promise.resolve(fail('login.superseded', SUB)) : null);
  const { end, place } = await memoryRun((_, cluster) =>
    act === 'stage'
      ? { stage: (server, file, expected) => superseded(server) ?? cluster.stage(server, file, expected) }
      : { commit: (server, sha256) => superseded(server) ?? cluster.commit(server, sha256) },
  );
  expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'done', stumbles: [{ step: `${act}:${SUB}`, error: { code: 'login.superseded' } }] } });
  expect(await readPastChange(place, CHANGE_ID)).toMatchObject({ outcome: 'done', phase: 'ended' });
});

it('a file that another client staged meanwhile stops it, stays, and leaves nothing open', async () => {
  const foreign = Uint8Array.of(1, 2, 3);
  const { end, place, world } = await memoryRun((now, cluster) => ({
    stage: (server, file, expected) => {
      const other = now.servers.get(SUB);
      if (server !== SUB || other === undefined) return cluster.stage(server, file, expected);
      other.staged = foreign;
      return Promise.resolve(fail('provider.busy', SUB, { user: 'bob', since: '', until: '' }));
    },
  }));
  expect(world.servers.get(SUB)?.staged).toEqual(foreign);
  expect(end).toMatchObject({ report: { outcome: 'stopped', servers: [{ holds: 'previous', staged: 'no' }, { holds: 'previous', staged: 'yes' }] } });
  expect(await readPastChange(place, CHANGE_ID)).toMatchObject({ outcome: 'not-done', phase: 'ended' });
});

it('what somebody else put onto a server meanwhile is never written over', async () => {
  const foreign = Uint8Array.of(1, 2, 3);
  const { end, world } = await memoryRun((now, cluster) => ({
    commit: async (server, sha256) => {
      const committed = await cluster.commit(server, sha256);
      const other = now.servers.get(SUB);
      if (server === PUB && other !== undefined) Object.assign(other, { file: foreign, staged: null });
      return server === SUB ? lost() : committed;
    },
  }));
  expect(world.servers.get(SUB)?.file).toEqual(foreign);
  expect(end).toMatchObject({ report: { outcome: 'stopped', servers: [{ holds: 'new' }, { holds: 'other' }] } });
});

it('that was taken back names the certificates that servers may have been given besides', async () => {
  const { end } = await memoryRun((_, cluster) => ({ stage: (server, file, expected) => (server === SUB ? Promise.resolve(fail('provider.file-refused', SUB, { problem: 'version' })) : cluster.stage(server, file, expected)) }), 'update');
  expect(end).toMatchObject({ report: { outcome: 'stopped', remains: [{ server: PUB, what: 'phone-sast-trust' }, { server: SUB, what: 'capf' }] } });
});
