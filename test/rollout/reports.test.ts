import { describe, expect, test } from 'vitest';
import { type RolloutRecord } from '../../shared/domain/rollout/record.ts';
import { plannedRestarts } from '../../shared/domain/rollout/restarts.ts';
import { jumpingClock } from '../helpers/jumping-clock.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';
import { NEW_SHA256, SERVICES, SimulatedCluster, type SimulatedFaults, simulatedPhones } from '../helpers/simulated-cluster.ts';
import { begin, evening, NODES, recordOf } from './evenings.ts';
import { type Told, told } from './told.ts';

const WELL: Told = {
  ends: 'done',
  restarts: 'T:proved T:proved C:proved C:proved C:proved C:proved',
  pilots: ['accepted by status-message, registered true'],
  witness: true,
  phones: '12 came-back',
  secure: 'none',
  named: [],
  left: [],
};
const NOT_YET: Pick<Told, 'witness' | 'secure' | 'named'> = { witness: null, secure: 'unknown', named: [] };
const ALL_PROVED = 'T:proved T:proved C:proved C:proved C:proved C:proved';
const ALL_FOR_NOW = 'T:proved T:proved C:waiting C:waiting C:waiting C:waiting';

/** Each written down before it was run. The pilot is phone 0, the phone that is left alone 5; both have secure profiles. */
const EVENINGS: readonly (readonly [name: string, faults: SimulatedFaults, report: Told, record?: Partial<RolloutRecord>])[] = [
  ['all goes well', {}, WELL],
  [
    'Cisco Tftp of the subscriber does not come up again',
    { dead: ['Cisco Tftp on 10.0.0.2'] },
    { ...NOT_YET, ends: 'failed, open: rollout.service-not-proved', restarts: 'T:proved T:failed C:waiting C:waiting C:waiting C:waiting', pilots: ['waiting by nothing, registered null'], phones: '12 waiting', left: ['go-on'] },
  ],
  [
    'a node says that it restarts Cisco CallManager and does not',
    { unmoved: ['Cisco CallManager on 10.0.0.1'] },
    { ...NOT_YET, ends: 'failed, open: rollout.service-not-proved', restarts: 'T:proved T:proved C:failed C:waiting C:waiting C:waiting', pilots: ['accepted by status-message, registered null'], phones: '11 waiting, 1 reset', named: ['0 not-known'], left: ['go-on'] },
  ],
  [
    'Cisco Tftp of the subscriber serves the old file',
    { stale: ['10.0.0.2'] },
    { ...NOT_YET, ends: 'failed, open: rollout.served-other', restarts: 'T:proved T:failed C:waiting C:waiting C:waiting C:waiting', pilots: ['waiting by nothing, registered null'], phones: '12 waiting', left: ['go-on'] },
  ],
  [
    'no up-time can be read',
    { noUpTime: true },
    // What was seen away and back was restarted all the same.
    WELL,
  ],
  [
    'no up-time can be read, and a service was not restarted',
    { noUpTime: true, unmoved: ['Cisco CTIManager on 10.0.0.2'] },
    { ...WELL, ends: 'unknown', restarts: 'T:proved T:proved C:proved C:proved C:proved C:started', left: ['restart-services'] },
  ],
  [
    'the pilot refuses the file',
    { refuse: ['SEP000000000000'] },
    { ...NOT_YET, ends: 'refused: rollout.pilot-refused', restarts: ALL_FOR_NOW, pilots: ['refused by status-message, registered null'], phones: '11 waiting, 1 refused', named: ['0 refused'], left: ['find-refusal', 'restart-services', 'reset-phones', 'visit-phones', 'look-at-secure-phones'] },
  ],
  [
    'the pilot has no page: a person is waited for, and after half an hour the passwords are gone',
    { mute: ['SEP000000000000'] },
    { ...NOT_YET, ends: 'incomplete, open', restarts: ALL_FOR_NOW, pilots: ['asked by nothing, registered null'], phones: '11 waiting, 1 reset', named: ['0 not-known'], left: ['go-on'] },
  ],
  [
    'the pilot is off',
    { off: ['SEP000000000000'] },
    { ...NOT_YET, ends: 'failed, open: rollout.pilot-off', restarts: ALL_FOR_NOW, pilots: ['waiting by nothing, registered null'], phones: '11 waiting, 1 not-reached', named: ['0 not-registered'], left: ['go-on', 'visit-phones'] },
  ],
  [
    'the pilot takes the file and does not register behind Cisco CallManager',
    { adrift: ['SEP000000000000'] },
    { ...NOT_YET, ends: 'failed, open: rollout.pilot-not-registered', restarts: ALL_PROVED, pilots: ['accepted by status-message, registered false'], phones: '11 waiting, 1 reset', named: ['0 not-known'], left: ['go-on'] },
  ],
  ['the phone that is left alone does not come back by itself', { adrift: ['SEP000000000005'] }, { ...WELL, ends: 'incomplete', witness: false, phones: '11 came-back, 1 not-reached', named: ['5 not-registered'], left: ['visit-phones'] }],
  ['phones are off from the beginning', { off: ['SEP000000000003', 'SEP000000000004'] }, { ...WELL, phones: '10 came-back, 2 not-reached', named: ['3 not-registered', '4 not-registered'], left: ['visit-phones'] }],
  ['a phone does not come back from its reset', { lost: ['SEP000000000007'] }, { ...WELL, ends: 'incomplete', phones: '11 came-back, 1 not-back', named: ['7 not-back'], left: ['look-at-phones'] }],
  ['a call keeps a phone from restarting until after its batch', { inCall: { SEP000000000007: 90_000 } }, WELL],
  [
    'most phones of a pool stay away',
    { lost: ['1', '2', '4', '5', '7', '8'].map((digit) => `SEP00000000000${digit}`) },
    // Branch (3, 6, 9 besides the pilot) is the smaller pool and goes first.
    {
      ...NOT_YET,
      ends: 'failed, open: rollout.phones-not-back',
      restarts: ALL_PROVED,
      pilots: WELL.pilots,
      witness: true,
      phones: '6 reset, 6 came-back',
      named: ['1', '2', '4', '5', '7', '8'].map((digit) => `${digit} not-known`),
      left: ['go-on'],
    },
  ],
  ['secure phones stay secure', { staysSecure: true }, { ...WELL, ends: 'failed', secure: 'some', left: ['look-at-secure-phones'] }],
  ['secure phones stay secure, as they should in mixed mode', { staysSecure: true }, { ...WELL, secure: 'not-asked' }, { mode: 'mixed' }],
  [
    'nobody may ask AXL',
    { noAxl: true, mute: ['SEP000000000000'] },
    { ...NOT_YET, ends: 'unknown', restarts: ALL_PROVED, pilots: [], witness: null, phones: '', secure: 'some', left: ['reset-phones', 'look-at-secure-phones', 'compare-on-phone'] },
    { pilots: [], witness: null },
  ],
  ['an update of the file leaves Cisco CallManager alone', {}, { ...WELL, restarts: 'T:proved T:proved' }, { restarts: plannedRestarts(['Cisco Tftp'], NODES.map((name) => ({ name, services: SERVICES })), []) }],
  [
    'phones were foretold to refuse the file: that they registered again does not show that they took it',
    { off: ['SEP000000000003'] },
    { ...WELL, phones: '11 came-back, 1 not-reached', named: Array.from({ length: 12 }, (_, index) => (index === 3 ? '3 not-registered' : `${index.toString(16).toUpperCase()} foretold`)), left: ['visit-phones'] },
    { continuity: 'visits' },
  ],
];

describe('each evening ends in the report that was written beforehand', () => {
  test.each(EVENINGS.map(([name, ...rest]) => [name, rest] as const))('%s', async (_name, [faults, expected, record = {}]) => {
    const clock = jumpingClock(new Date('2026-11-26T20:00:00Z'));
    const cluster = new SimulatedCluster(clock, NODES, simulatedPhones(12), faults);
    const report = await evening(await begin(createMemoryFiles(), clock, recordOf(record)), cluster.operations());
    expect(told(report)).toEqual(expected);
    expect(report.kept).toBe(true);
    // Nobody is asked twice, no phone is reset twice, and never more than four at a time.
    expect(new Set(cluster.restarts).size).toBe(cluster.restarts.length);
    expect([...cluster.phones.values()].filter(({ resets }) => resets > 1)).toEqual([]);
    expect(cluster.mostResets).toBeLessThanOrEqual(4);
    for (const { service, status, servedSha256 } of report.restarts) if (service === 'Cisco Tftp' && status === 'proved') expect(servedSha256).toBe(NEW_SHA256);
  });

  test('a pilot that refuses leaves all other phones alone', async () => {
    const clock = jumpingClock(new Date('2026-11-26T20:00:00Z'));
    const cluster = new SimulatedCluster(clock, NODES, simulatedPhones(12), { refuse: ['SEP000000000000'] });
    await evening(await begin(createMemoryFiles(), clock), cluster.operations());
    expect([...cluster.phones.values()].filter(({ resets }) => resets > 0).map(({ name }) => name)).toEqual(['SEP000000000000']);
    expect(cluster.restarts).toEqual(NODES.map((node) => `Cisco Tftp on ${node}`));
  });
});
