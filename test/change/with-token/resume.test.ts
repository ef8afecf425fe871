import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChangeFolder, changeFolderPath } from '../../../core/change/folder.ts';
import { JOURNAL } from '../../../core/journal/folder.ts';
import { readPastChange } from '../../../core/change/past.ts';
import { foundChange } from '../../../core/change/with-token/found.ts';
import { readOpenChange } from '../../../core/change/with-token/open-change.ts';
import { keepChange, resumeChange } from '../../../core/change/with-token/resume.ts';
import { readTruth, recordedFiles } from '../../../core/change/with-token/truth.ts';
import { type Cluster } from '../../../core/ports/cluster.ts';
import { type Files } from '../../../core/ports/files.ts';
import { type ChangeRecord, type ResumeAs } from '../../../shared/domain/change-record.ts';
import { fail } from '../../../shared/domain/result.ts';
import { ENDER } from '../../helpers/change-maker.ts';
import { CHANGE_ID, type Fault, holdsOther, memoryRun, PUB, SUB } from './memory-run.ts';

type Ran = Awaited<ReturnType<typeof memoryRun>>;
const PAGE = () => Promise.resolve('');

/** From its first commit on the subscriber is away. */
const halfWay: Fault = (_, cluster) => ({ commit: (server, sha256) => (server === SUB ? Promise.resolve(fail('login.required', SUB)) : cluster.commit(server, sha256)) });

async function open({ place }: Ran) {
  const found = await readOpenChange(place, CHANGE_ID);
  return found ?? expect.fail('no change');
}

async function found(ran: Ran, cluster: Cluster = ran.cluster) {
  const change = await open(ran);
  const truth = await readTruth({ cluster, clock: ran.place.clock, files: recordedFiles(change.record, 'run', change.newSha256) }, 0);
  const facts = await cluster.facts();
  return foundChange(change, { truth, facts: facts.ok ? facts.value : null }, ran.place.clock.now());
}

async function resume(ran: Ran, as: ResumeAs, cluster: Cluster = ran.cluster) {
  const folder = new ChangeFolder(ran.place, CHANGE_ID, PAGE);
  const observer = { stepChanged: () => undefined, commitBegan: () => undefined, serverWaited: () => undefined };
  return resumeChange({ open: await open(ran), by: ENDER, cluster, clock: ran.place.clock, folder, signal: new AbortController().signal, observer }, as);
}

/** Bends the line of this entry in the journal, as a bad sector or a hand may. */
async function bend({ place }: Ran, part: string): Promise<void> {
  const file = path.join(changeFolderPath(place.dataDir, CHANGE_ID), JOURNAL);
  const text = new TextDecoder().decode(await place.files.read(file));
  expect(text).toContain(part);
  await place.files.writeDurably(file, new TextEncoder().encode(text.replace(part, part.toUpperCase())));
}

describe('an open change', () => {
  it('whose journal is damaged behind the signature is finished all the same, and its undo counts every server as served', async () => {
    const ran = await memoryRun(halfWay);
    await bend(ran, '"step":"stage');
    expect(await open(ran)).toMatchObject({ isOpen: true, isUnnamed: false, served: new Set([PUB, SUB]) });
    expect(await found(ran)).toMatchObject({ outcome: 'incomplete', finish: { offered: true }, undo: { offered: true, findings: [{ rule: 'older-timestamp' }] } });
    expect(await resume(ran, 'finish')).toMatchObject({ kind: 'reported', report: { outcome: 'done', kept: true, servers: [{ holds: 'new' }, { holds: 'new' }] } });
    expect(await readPastChange(ran.place, CHANGE_ID)).toMatchObject({ outcome: 'done', resumedAs: 'finish' });
  });

  it('whose journal lost the line that names the signed file says what servers hold, and is only kept', async () => {
    const ran = await memoryRun(halfWay);
    await bend(ran, '"what":"signed"');
    const reason = { offered: false, reason: 'journal-damaged' };
    expect(await found(ran)).toMatchObject({ outcome: 'incomplete', finish: reason, undo: reason, places: [{ where: PUB, holds: 'new' }, { where: SUB, holds: 'previous' }] });
    const folder = new ChangeFolder(ran.place, CHANGE_ID, PAGE);
    const observer = { stepChanged: () => undefined, commitBegan: () => undefined, serverWaited: () => undefined };
    await keepChange({ open: await open(ran), by: ENDER, cluster: ran.cluster, clock: ran.place.clock, folder, signal: new AbortController().signal, observer });
    expect(await readPastChange(ran.place, CHANGE_ID)).toMatchObject({ outcome: 'incomplete', kept: true });
  });

  it('is finished in one step with the file that was signed then', async () => {
    const ran = await memoryRun(halfWay);
    expect(await readPastChange(ran.place, CHANGE_ID)).toMatchObject({ outcome: 'unfinished' });
    expect(await found(ran)).toMatchObject({ outcome: 'incomplete', finish: { offered: true, findings: [] }, undo: { offered: true, findings: [{ rule: 'older-timestamp' }] } });
    const end = await resume(ran, 'finish');
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'done', mode: { value: 'non-secure' }, servers: [{ holds: 'new' }, { holds: 'new' }] } });
    const { startedAt } = (await readPastChange(ran.place, CHANGE_ID)) ?? expect.fail('no change');
    expect(end).toMatchObject({ report: { startedAt } });
    expect(await readPastChange(ran.place, CHANGE_ID)).toMatchObject({ outcome: 'done', resumedAs: 'finish', endedBy: { as: 'finish', ...ENDER } });
    expect(await new ChangeFolder(ran.place, CHANGE_ID, PAGE).readReport()).toMatchObject({ record: { operator: 'ann' }, endedBy: { as: 'finish', ...ENDER } });
    expect(await found(ran)).toMatchObject({ outcome: 'done', finish: { offered: false, reason: 'not-open' } });
  });

  it('is undone in one step with the files from before: file and mode', async () => {
    const ran = await memoryRun((world, cluster) => ({ setMode: (mode, sha256) => cluster.setMode(mode, sha256).then(() => (holdsOther(world, SUB), fail('login.required', PUB))) }));
    const before = ran.before;
    ran.world.servers.set(SUB, { file: before, staged: null, capfSha256: null });
    const end = await resume(ran, 'undo');
    expect(end).toMatchObject({ kind: 'reported', report: { outcome: 'undone', requestedMode: 'mixed', mode: { value: 'mixed' }, servers: [{ holds: 'previous' }, { holds: 'previous' }] } });
    expect(end).toMatchObject({ report: { leftToDo: expect.arrayContaining(['try-one-phone', 'reset-phones']) as unknown } });
    expect([...ran.world.servers.values()].every(({ file, staged }) => Buffer.compare(file ?? new Uint8Array(), before) === 0 && staged === null)).toBe(true);
    expect(await readPastChange(ran.place, CHANGE_ID)).toMatchObject({ outcome: 'not-done', resumedAs: 'undo', endedBy: { as: 'undo', ...ENDER } });
  });

  it('of which only staged files are left is undone by taking them away', async () => {
    const ran = await memoryRun((_, cluster) => ({
      stage: (server, file, expected) => cluster.stage(server, file, expected).then((staged) => (server === SUB ? fail('provider.file-refused', SUB, { problem: 'version' }) : staged)),
      discard: () => Promise.resolve(fail('login.required', PUB)),
    }));
    expect(await readPastChange(ran.place, CHANGE_ID)).toMatchObject({ outcome: 'unfinished', phase: 'staged' });
    expect(await found(ran)).toMatchObject({ undo: { offered: true, findings: [] } });
    expect(await resume(ran, 'undo')).toMatchObject({ report: { outcome: 'undone', leftToDo: [] } });
    expect([...ran.world.servers.values()].every(({ staged }) => staged === null)).toBe(true);
  });

  it('that somebody changed since is neither finished nor undone, and nothing is written over', async () => {
    const ran = await memoryRun(halfWay);
    holdsOther(ran.world, SUB);
    expect(await found(ran)).toMatchObject({ finish: { offered: false, reason: 'changed-since' }, undo: { offered: false, reason: 'changed-since' }, places: [{ where: PUB, holds: 'new' }, { where: SUB, holds: 'other' }] });
    const end = await resume(ran, 'finish');
    expect(end).toMatchObject({ report: { outcome: 'stopped', stopped: { error: { code: 'plan.outdated', where: SUB } } } });
    expect(ran.world.servers.get(SUB)?.file).toEqual(Uint8Array.of(0));
  });

  it('asks for consent where certificates or servers are others since', async () => {
    const ran = await memoryRun(halfWay);
    const [first] = ran.world.facts.certificates;
    ran.world.facts = { ...ran.world.facts, certificates: [{ ...(first ?? expect.fail('none')), der: Uint8Array.of(1) }], servers: ran.world.facts.servers.filter(({ name }) => name !== SUB) };
    const { finish } = await found(ran);
    expect(finish).toMatchObject({ offered: true, findings: [{ rule: 'certificates-since', severity: 'consent', params: { names: `CAPF ${PUB}` } }, { rule: 'servers-since', params: { names: SUB } }] });
  });

  it('whose kept files are gone or bent says so', async () => {
    const ran = await memoryRun(halfWay);
    const folder = changeFolderPath('/data', CHANGE_ID);
    await ran.place.files.writeDurably(`${folder}/new.tlv`, Uint8Array.of(1));
    expect(await found(ran)).toMatchObject({ finish: { offered: false, reason: 'not-signed' }, undo: { offered: false, reason: 'signer-not-known' } });
    await ran.place.files.remove(`${folder}/before-1.tlv`);
    expect(await found(ran)).toMatchObject({ undo: { offered: false, reason: 'copy-missing' } });
  });

  it('is not undone with a copy that is another file than the one that was read', async () => {
    const ran = await memoryRun(halfWay);
    const folder = changeFolderPath('/data', CHANGE_ID);
    // A CTL file all the same, of a signer that phones know.
    await ran.place.files.writeDurably(`${folder}/before-1.tlv`, await ran.place.files.read(`${folder}/new.tlv`));
    expect(await found(ran)).toMatchObject({ finish: { offered: true }, undo: { offered: false, reason: 'copy-missing' } });
  });

  it('has its report on the disk before its journal says that it is over', async () => {
    const ran = await memoryRun(halfWay);
    const written: string[] = [];
    const files: Files = {
      ...ran.place.files,
      writeDurably: (file, bytes) => (written.push(path.basename(file)), ran.place.files.writeDurably(file, bytes)),
      appendDurably: (file, bytes) => (written.push(new TextDecoder().decode(bytes).includes('"ended"') ? 'ended' : 'line'), ran.place.files.appendDurably(file, bytes)),
    };
    await resume({ ...ran, place: { ...ran.place, files: { ...ran.place.files, ...files } } }, 'finish');
    expect(written.slice(-3)).toEqual(['report.html', 'report.json', 'ended']);
  });

  it('keeps what was ticked off of its report when it is finished', async () => {
    const ran = await memoryRun(halfWay);
    const folder = new ChangeFolder(ran.place, CHANGE_ID, PAGE);
    const first = (await folder.readReport()) ?? expect.fail('no report');
    await folder.saveReport({ ...first, ticked: ['reset-phones'] });
    await resume(ran, 'finish');
    expect((await folder.readReport())?.ticked).toEqual(['reset-phones']);
  });

  it('in whose cluster the mode is one that it did not ask for is left alone', async () => {
    const ran = await memoryRun(halfWay, 'update');
    expect(await found(ran)).toMatchObject({ mode: { value: 'mixed' }, finish: { offered: true } });
    ran.world.facts = { ...ran.world.facts, mode: 'non-secure' };
    expect(await found(ran)).toMatchObject({ finish: { reason: 'changed-since' }, undo: { reason: 'changed-since' } });
  });

  it('is not undone where a server that may have given phones the new file had none before', async () => {
    const ran = await memoryRun(halfWay);
    const change = await open(ran);
    const { cluster } = change.record;
    const record: ChangeRecord = { ...change.record, cluster: { ...cluster, places: cluster.places.map((place) => ({ ...place, before: 'none', copy: null })) } };
    Object.assign(ran.world.servers.get(SUB) ?? expect.fail('no server'), { file: null });
    const truth = await readTruth({ cluster: ran.cluster, clock: ran.place.clock, files: recordedFiles(record, 'run', change.newSha256) }, 0);
    expect(foundChange({ ...change, record, copies: new Map() }, { truth, facts: ran.world.facts }, ran.place.clock.now())).toMatchObject({ undo: { offered: false, reason: 'no-file-before' } });
  });

  it.each([
    ['staged', 1, [`stage ${SUB}`, `commit ${PUB}`, `commit ${SUB}`]],
    ['put in service', 2, [`commit ${PUB}`, `stage ${SUB}`, `commit ${SUB}`]],
  ])('stages its file itself where the same one is another client\'s when it is to be %s', async (_, from, asked) => {
    // Both servers refuse the commit, so that both have the file aside.
    const ran = await memoryRun(() => ({ commit: (server) => Promise.resolve(fail('login.required', server)) }));
    const { cluster } = ran;
    const calls: string[] = [];
    let looks = 0;
    await resume(ran, 'finish', {
      ...cluster,
      state: async (server) => {
        const state = await cluster.state(server);
        const isForeign = server === SUB && (looks += 1) >= from && !calls.includes(`stage ${SUB}`);
        return state.ok && isForeign ? { ok: true, value: { ...state.value, stagedHere: false } } : state;
      },
      stage: (server, file, expected) => (calls.push(`stage ${server}`), cluster.stage(server, file, expected)),
      commit: (server, sha256) => (calls.push(`commit ${server}`), cluster.commit(server, sha256)),
    });
    expect(calls).toEqual(asked);
  });

  it('shows no report of another change that lies in its folder', async () => {
    const { place } = await memoryRun(halfWay);
    const other = '20150224T153745Z-ffffffff';
    await place.files.makeFolder(changeFolderPath('/data', other));
    await place.files.writeDurably(`${changeFolderPath('/data', other)}/report.json`, await place.files.read(`${changeFolderPath('/data', CHANGE_ID)}/report.json`));
    expect(await new ChangeFolder(place, CHANGE_ID, PAGE).readReport()).not.toBeNull();
    expect(await new ChangeFolder(place, other, PAGE).readReport()).toBeNull();
  });

  it('of which no server can be read offers nothing', async () => {
    const ran = await memoryRun(halfWay);
    const gone = () => Promise.resolve(fail('connect.refused', PUB, { host: '', port: 1 }));
    expect(await found(ran, { ...ran.cluster, ctlFile: gone, facts: gone })).toMatchObject({ outcome: 'unknown', finish: { reason: 'not-read' }, undo: { reason: 'not-read' } });
  });

  it('offers nothing where certificates could not be compared, to which a person would have to agree', async () => {
    const ran = await memoryRun(halfWay);
    let asked = 0;
    const facts = () => ((asked += 1) === 1 ? ran.cluster.facts() : Promise.resolve(fail('connect.refused', PUB, { host: '', port: 1 })));
    expect(await found(ran, { ...ran.cluster, facts })).toMatchObject({ mode: { value: 'mixed' }, finish: { reason: 'not-read' }, undo: { reason: 'not-read' } });
  });

  it('may be left as it is, with a report of what was read', async () => {
    const ran = await memoryRun(halfWay);
    const observer = { stepChanged: () => undefined, commitBegan: () => undefined, serverWaited: () => undefined };
    const folder = new ChangeFolder(ran.place, CHANGE_ID, PAGE);
    const report = await keepChange({ open: await open(ran), by: ENDER, cluster: ran.cluster, clock: ran.place.clock, folder, signal: new AbortController().signal, observer });
    expect(report).toMatchObject({ outcome: 'kept', servers: [{ holds: 'new' }, { holds: 'previous' }] });
    expect('stopped' in report).toBe(false);
    expect(report.leftToDo).not.toContain('settle-open-change');
    expect(await readPastChange(ran.place, CHANGE_ID)).toMatchObject({ outcome: 'incomplete', kept: true, phase: 'ended', endedBy: { as: 'keep', ...ENDER } });
  });
});
