import { describe, expect, it } from 'vitest';
import { awaitsRollout, LEFT_BY_RESTART, LEFT_TO_DO, type LeftToDo } from '../../../shared/domain/left-to-do.ts';
import { type PlatformReport } from '../../../shared/domain/platform/report.ts';
import { fail } from '../../../shared/domain/result.ts';
import { readBehind, reportBehind, withoutRollout, withRollout } from '../../../shared/domain/rollout/behind.ts';
import { NO_PHONES, type RestartProgress } from '../../../shared/domain/rollout/progress.ts';
import { type RolloutReport } from '../../../shared/domain/rollout/report.ts';
import { withTick, withTicksOf } from '../../../shared/domain/kept-report.ts';
import { parseKeptReport } from '../../../shared/contract/kept-report.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { servedReadSentences } from '../../../shared/texts/sentences/platform/report.ts';
import { localTime } from '../../../shared/texts/time.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';
import { keptByCommand, keptWithToken } from '../../helpers/kept-report.ts';
import { pilot, restart, rolloutReport } from '../../helpers/rollout-report.ts';

const [PUBLISHER, SUBSCRIBER] = ['10.48.47.153', '10.48.47.154'];
const LEFT: readonly LeftToDo[] = ['restart-tftp', 'restart-callmanager', 'restart-ctimanager', 'restart-haproxy', 'look-at-itl', 'try-one-phone', 'reset-phones', 'compare-on-phone', 'visit-phones'];

const { en: EN } = LANGUAGES;
const kept = keptByCommand();
/** A change behind which everything is to be restarted: Cisco Tftp gives the file from before. */
const change: PlatformReport = {
  ...kept.report,
  said: { kind: 'done', advice: [] },
  kind: 'non-secure',
  outcome: 'done',
  file: { md5: '0f'.repeat(16), sha1: '1e'.repeat(20), signerSerial: '4a', length: 5000, signer: null },
  previous: { md5: '0a'.repeat(16), sha1: '1a'.repeat(20), signerSerial: '4b', length: 5000, signer: null },
  nodes: [PUBLISHER, SUBSCRIBER].map((node, at) => ({ node, hostName: `cucm-${at}`, role: at === 0 ? 'publisher' : 'subscriber', judged: true, disk: { held: 'new', sha1: '1e'.repeat(20) }, served: { held: 'previous', sha1: '1a'.repeat(20), by: 'https' } })),
  leftToDo: LEFT,
};
const ALL = ['Cisco Tftp', 'Cisco CallManager', 'Cisco CTIManager'] as const;
const { record } = rolloutReport();
const places = [PUBLISHER, SUBSCRIBER].map((name, at) => ({ name, hostName: `cucm-${at}`, role: at === 0 ? ('publisher' as const) : ('subscriber' as const), keySha256: null, services: ALL }));
const every = (part: (service: (typeof ALL)[number], node: string) => Partial<RestartProgress>): readonly RestartProgress[] =>
  ALL.flatMap((service) => [PUBLISHER, SUBSCRIBER].map((node) => restart({ service, node, servedSha256: service === 'Cisco Tftp' ? 'ab'.repeat(32) : null, ...part(service, node) })));
const waiting = { status: 'waiting', upTimeAfter: null, servedSha256: null } as const;
const evening = (part: Partial<RolloutReport> = {}): RolloutReport =>
  rolloutReport({ record: { ...record, cluster: { ...record.cluster, places } }, restarts: every(() => ({})), counts: { ...NO_PHONES, 'came-back': 40 }, outcome: 'done', leftToDo: [], ...part });
const served = ({ nodes }: PlatformReport): readonly unknown[] => nodes.map((node) => node.served?.held);

describe('a change behind which all was proved', () => {
  const told = reportBehind(change, evening());

  it('leaves neither services nor phones: the served files are those that were read behind the restarts', () => {
    expect(served(told)).toEqual(['new', 'new']);
    expect(told.nodes[0]?.served).toEqual({ held: 'new', sha1: '1e'.repeat(20), by: null });
    expect(told.leftToDo).toEqual(['restart-haproxy', 'look-at-itl']);
    expect(awaitsRollout(told.leftToDo)).toBe(false);
    // With the time of that reading, which is later than that of the change.
    const at = '2026-11-26T05:20:00.000Z';
    const timed = reportBehind(change, evening({ restarts: every((_, node) => (node === PUBLISHER ? { servedAt: at } : {})) }));
    expect(timed.nodes.map((node) => node.served?.at)).toEqual([at, undefined]);
    expect([servedReadSentences(timed, EN), servedReadSentences(told, EN)]).toEqual([[fill(EN.platform.report.servedReadAt, { time: localTime(at, 'en') })], []]);
    expect(told.rollout).toMatchObject({ isOpen: false, outcome: 'done', isTried: true, isReset: true, before: LEFT });
  });

  it('does not forget it when it is read once more; what was read last counts', () => {
    expect(readBehind(change, told.rollout).leftToDo).toEqual(['restart-tftp', 'restart-haproxy', 'look-at-itl']);
    expect(readBehind({ ...change, nodes: told.nodes }, told.rollout).leftToDo).toEqual(told.leftToDo);
  });

  it('takes the tick with what is no longer left', () => {
    const ticked: readonly LeftToDo[] = ['restart-tftp', 'look-at-itl'];
    const amended = withRollout({ ...kept, report: change, ticked }, evening({ tickedNeighbours: [] }));
    expect(amended.ticked).toEqual(['look-at-itl']);
    expect(parseKeptReport(JSON.parse(JSON.stringify(amended)))?.report.rollout).toEqual(amended.report.rollout);
  });

  it('keeps the ticks of neighbours while a reading that fails tells of none', () => {
    const ticked = { ...kept, tickedNeighbours: kept.report.neighbours.map(({ neighbour }) => neighbour) };
    const unread = withTicksOf({ ...kept, report: { ...kept.report, outcome: 'unknown', neighbours: [] } }, ticked);
    expect(withTicksOf(kept, withTick(unread, { left: 'restart-tftp', neighbour: null, phone: null }, true)).tickedNeighbours).toEqual(['srst']);
  });

  it('is not believed where what was kept is not of its form', () => {
    const amended = withRollout({ ...kept, report: change }, evening());
    for (const bent of [{ outcome: 'fine' }, { unproved: { 'Cisco Anything': [] } }, { phones: ['restart-tftp'] }, { at: 7 }])
      expect(parseKeptReport(JSON.parse(JSON.stringify({ ...amended, report: { ...amended.report, rollout: { ...amended.report.rollout, ...bent } } })))).toBe(null);
  });
});

describe('a change whose restart ended early leaves what is really left', () => {
  it('of services: those that are not proved on every node; of phones: those that were not reset', () => {
    const cut = every((service, node) => (service === 'Cisco Tftp' ? {} : service === 'Cisco CallManager' && node === PUBLISHER ? { status: 'failed' } : waiting));
    const told = reportBehind(change, evening({ restarts: cut, outcome: 'failed', counts: { ...NO_PHONES, waiting: 40 }, leftToDo: ['restart-services', 'reset-phones'] }));
    expect(told.rollout?.unproved).toEqual({ 'Cisco Tftp': [], 'Cisco CallManager': [PUBLISHER, SUBSCRIBER], 'Cisco CTIManager': [PUBLISHER, SUBSCRIBER] });
    // One pilot phone has taken the file.
    expect(told.leftToDo).toEqual(['restart-callmanager', 'restart-ctimanager', 'restart-haproxy', 'look-at-itl', 'reset-phones']);
    expect(awaitsRollout(told.leftToDo)).toBe(true);
    // The next one does the rest, and has left out what was proved.
    const rest = every((service) => (service === 'Cisco Tftp' ? waiting : {}));
    expect(reportBehind(told, evening({ restarts: rest })).leftToDo).toEqual(['restart-haproxy', 'look-at-itl']);
  });

  it('before a phone was tried: all of it', () => {
    const none = every(() => ({ ...waiting, status: 'skipped' }));
    const told = reportBehind(change, evening({ restarts: none, pilots: [pilot({ verdict: 'waiting', proof: null })], outcome: 'incomplete', counts: { ...NO_PHONES, waiting: 40 }, leftToDo: ['restart-services', 'reset-phones'] }));
    expect(told.leftToDo).toEqual(LEFT);
    expect(served(told)).toEqual(['previous', 'previous']);
  });

  it('with a node that serves another file: that file', () => {
    const other = (sha1: string) => every((service, node) => (service === 'Cisco Tftp' && node === SUBSCRIBER ? { status: 'failed', error: fail('rollout.served-other', node, { sha1 }).error, servedSha256: sha1 === '-' ? '' : 'cd'.repeat(32) } : {}));
    expect(['1a'.repeat(20), '77'.repeat(20), '-'].map((sha1) => served(reportBehind(change, evening({ restarts: other(sha1), outcome: 'failed' }))))).toEqual([['new', 'previous'], ['new', 'other'], ['new', 'none']]);
  });

  it('with a phone that refused: the refusal before all else, and no advice to try one', () => {
    const told = reportBehind(change, evening({ pilots: [pilot({ verdict: 'refused', proof: null })], restarts: every((service) => (service === 'Cisco Tftp' ? {} : waiting)), outcome: 'refused', counts: { ...NO_PHONES, waiting: 39, refused: 1 }, leftToDo: ['find-refusal', 'restart-services', 'reset-phones', 'visit-phones'] }));
    expect(told.leftToDo).toEqual(['find-refusal', 'restart-callmanager', 'restart-ctimanager', 'restart-haproxy', 'look-at-itl', 'reset-phones', 'visit-phones']);
  });

  it('behind a later restart that reset no phone: what the earlier one left of them', () => {
    const first = reportBehind(change, evening({ counts: { ...NO_PHONES, 'came-back': 39, 'not-back': 1 }, leftToDo: ['look-at-phones'] }));
    const id = '20261126T051233Z-0a1b2c3d';
    const later = reportBehind(first, evening({ record: { ...evening().record, id }, pilots: [], counts: { ...NO_PHONES, waiting: 40 }, leftToDo: ['reset-phones'] }));
    expect(later.leftToDo).toEqual(['restart-haproxy', 'look-at-itl', 'look-at-phones']);
    expect(later.rollout).toMatchObject({ id, before: LEFT });
  });

  it('where a service that was proved failed later: that service again', () => {
    const told = reportBehind(reportBehind(change, evening()), evening({ restarts: every((service, node) => (service === 'Cisco CallManager' && node === SUBSCRIBER ? { status: 'failed' } : waiting)), outcome: 'failed' }));
    expect(told.leftToDo).toContain('restart-callmanager');
    expect(told.leftToDo).not.toContain('restart-ctimanager');
  });
});

it('a node that joins the cluster behind a restart that proved all is named, and one that was only started again behind its proof is not', () => {
  const third = '10.48.47.155';
  const grown = { ...record, cluster: { ...record.cluster, places: [...places, { name: third, hostName: 'cucm-2', role: 'subscriber' as const, keySha256: null, services: ['Cisco CallManager'] as const }] } };
  const restarts = [...every(() => ({ status: 'started', upTimeAfter: null })), restart({ service: 'Cisco CallManager', node: third, ...waiting })];
  const told = reportBehind(reportBehind(change, evening()), evening({ record: grown, restarts, pilots: [pilot({ verdict: 'unknown', proof: null })] }));
  expect(told.rollout).toMatchObject({ unproved: { 'Cisco Tftp': [], 'Cisco CallManager': [third], 'Cisco CTIManager': [] }, isTried: true });
  expect(told.leftToDo).toEqual(['restart-callmanager', 'restart-haproxy', 'look-at-itl']);
});

describe('a change whose restart can go on', () => {
  const open = evening({ isOver: false, restarts: every((service) => (service === 'Cisco Tftp' ? {} : waiting)), counts: { ...NO_PHONES, waiting: 40 }, outcome: 'incomplete', leftToDo: ['go-on'] });

  it('asks a person to go on, for nothing that it will do itself', () => {
    expect(reportBehind(change, open).leftToDo).toEqual(['go-on', 'restart-haproxy', 'look-at-itl']);
    expect(reportBehind(reportBehind(change, open), evening()).leftToDo).toEqual(['restart-haproxy', 'look-at-itl']);
  });

  it('is not asked for it once the folder of the restart was removed', () => {
    const amended = withRollout({ ...kept, report: change }, open);
    expect(withoutRollout(amended, 'another').report.leftToDo).toContain('go-on');
    expect(withoutRollout(amended, open.record.id).report.leftToDo).toEqual(['restart-callmanager', 'restart-ctimanager', 'restart-haproxy', 'look-at-itl', 'reset-phones', 'compare-on-phone', 'visit-phones']);
    // Behind one that has reset all phones nothing but its own is lost with it.
    const again = withRollout(withRollout({ ...kept, report: change }, evening()), { ...open, record: { ...open.record, id: '20261126T051233Z-0a1b2c3d' } });
    const without = withoutRollout(parseKeptReport(JSON.parse(JSON.stringify(again))) ?? kept, '20261126T051233Z-0a1b2c3d');
    expect(without.report.leftToDo).toEqual(['restart-haproxy', 'look-at-itl', 'look-at-phones']);
    // Which phones were reset stood there alone.
    const reset = withRollout({ ...kept, report: change }, { ...open, counts: { ...NO_PHONES, 'came-back': 10, waiting: 30 }, leftToDo: ['go-on', 'look-at-phones'] });
    expect(withoutRollout(reset, open.record.id).report.leftToDo).toEqual(['restart-callmanager', 'restart-ctimanager', 'restart-haproxy', 'look-at-itl', 'reset-phones', 'compare-on-phone', 'visit-phones', 'look-at-phones']);
  });
});

it('an update asks for no restart of CallManager behind its own: neither its words nor a person did', () => {
  const update = { ...change, kind: 'update' } as const;
  const told = reportBehind(update, evening({ restarts: every(() => ({})).filter(({ service }) => service === 'Cisco Tftp') }));
  expect(told.leftToDo).toEqual(['restart-haproxy', 'look-at-itl']);
});

it('a change with a token is told the same, though what phones get is not read by its route', () => {
  const withToken = keptWithToken({ leftToDo: LEFT }, { kind: 'non-secure' });
  expect(withRollout(withToken, evening()).report.leftToDo).toEqual(['restart-haproxy', 'look-at-itl']);
});

it('nothing but a restart leaves what only a restart can', () => {
  for (const item of LEFT_BY_RESTART) expect(LEFT_TO_DO).toContain(item);
  expect(awaitsRollout(LEFT_BY_RESTART)).toBe(false);
});
