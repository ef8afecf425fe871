import { NO_PHONES, type PilotProgress, type RestartProgress } from '../../shared/domain/rollout/progress.ts';
import { type RolloutReport } from '../../shared/domain/rollout/report.ts';
import { type RolloutView } from '../../shared/session/rollout-view.ts';

const PUBLISHER = '10.48.47.153';
const SUBSCRIBER = '10.48.47.154';

export const restart = (part: Partial<RestartProgress> = {}): RestartProgress => ({
  node: PUBLISHER,
  service: 'Cisco Tftp',
  status: 'proved',
  upTimeBefore: 420_000,
  upTimeAfter: 42,
  callsBefore: null,
  servedSha256: 'ab'.repeat(32),
  error: null,
  ...part,
});

export const pilot = (part: Partial<PilotProgress> = {}): PilotProgress => ({ name: 'SEP001D45B5A2C1', model: 'Cisco 7975', why: 'secure-profile', verdict: 'accepted', proof: 'md5', isRegistered: true, ...part });

const counters = { callsActive: 3, registeredPhones: 40, encryptedPhones: 5, authenticatedPhones: 1 };

/** A restart of services and phones that came to its end but for two phones. */
export const rolloutReport = (part: Partial<RolloutReport> = {}): RolloutReport => ({
  version: 1,
  record: {
    version: 1,
    id: '20261126T041233Z-0a1b2c3d',
    change: '20261126T031233Z-0a1b2c3d',
    program: '0.1.0',
    holder: 'window',
    operator: 'mika',
    osUsername: 'ccmadmin',
    axlUsername: 'axluser',
    practice: null,
    cluster: {
      host: 'cucm-pub.example.test',
      port: 22,
      keySha256: 'cd'.repeat(32),
      release: '12.5.1.11900-146',
      places: [
        { name: PUBLISHER, hostName: 'cucm-pub', role: 'publisher', keySha256: 'cd'.repeat(32), services: ['Cisco Tftp'] },
        { name: SUBSCRIBER, hostName: 'cucm-sub', role: 'subscriber', keySha256: 'ce'.repeat(32), services: ['Cisco CallManager'] },
      ],
    },
    mode: 'non-secure',
    file: { md5: '0f'.repeat(16), sha1: '1e'.repeat(20), signerSerial: '4a' },
    previous: null,
    continuity: 'tvs',
    restarts: [{ node: PUBLISHER, service: 'Cisco Tftp' }, { node: SUBSCRIBER, service: 'Cisco CallManager' }],
    reason: 'words',
    pilots: ['SEP001D45B5A2C1'],
    witness: 'SEP00A2EE3F7714',
    neighbours: [{ neighbour: 'secure-trunks', count: 3 }, { neighbour: 'unity-connection', count: null }],
    mayHaveNewCallManager: false,
  },
  startedAt: '2026-11-26T04:12:33.000Z',
  finishedAt: '2026-11-26T05:12:33.000Z',
  outcome: 'incomplete',
  isOver: true,
  error: null,
  restarts: [restart(), restart({ node: SUBSCRIBER, service: 'Cisco CallManager', callsBefore: 3, servedSha256: null })],
  pilots: [pilot()],
  witness: { name: 'SEP00A2EE3F7714', model: 'Cisco 8841', isRegistered: false },
  counts: { ...NO_PHONES, 'came-back': 38, 'not-back': 1, 'not-reached': 1 },
  before: { [PUBLISHER]: counters, [SUBSCRIBER]: counters },
  after: { [PUBLISHER]: { ...counters, encryptedPhones: 0, authenticatedPhones: 0 }, [SUBSCRIBER]: { ...counters, encryptedPhones: null } },
  secureShare: { verdict: 'unknown', nodes: [] },
  foretold: { takes: { ...NO_PHONES, 'came-back': 38, 'not-back': 1 }, visit: { ...NO_PHONES, 'not-reached': 1 }, unknown: NO_PHONES },
  phones: [
    { name: 'SEP000E8377D9B0', model: 'Cisco 7960', description: 'Lobby', devicePool: 'Tokyo_HQ', state: 'not-back', trouble: 'not-back', foretold: 'takes', done: false },
    { name: 'SEP00A6CA1180D2', model: 'Cisco 8841', description: '', devicePool: 'Osaka', state: 'not-reached', trouble: 'not-registered', foretold: 'visit', done: true },
  ],
  neighbours: [{ neighbour: 'secure-trunks', count: 3 }, { neighbour: 'unity-connection', count: null }],
  tickedNeighbours: ['secure-trunks'],
  leftToDo: ['visit-phones', 'look-at-neighbours'],
  kept: true,
  ...part,
});

/** The same as the window and the command line see it on its way. */
export const rolloutView = (part: Partial<RolloutView> = {}): RolloutView => {
  const { record, restarts, pilots, witness, counts, before, after: now } = rolloutReport();
  return {
    id: record.id,
    change: record.change,
    state: 'running',
    part: 'services',
    mode: record.mode,
    file: record.file,
    reason: record.reason,
    restarts,
    pilots,
    witness,
    phonesListed: true,
    counts,
    pools: [],
    poolsInAll: 0,
    before,
    now,
    wait: null,
    holdsUntil: null,
    error: null,
    outcome: null,
    leftToDo: [],
    secureShare: 'not-asked',
    openPhones: 0,
    isDamaged: false,
    folder: '/data/rollouts/20261126T041233Z-0a1b2c3d',
    ...part,
  };
};
