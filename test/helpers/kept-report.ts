import { reportedFile } from '../../core/change/reported-file.ts';
import { type ChangeRecord } from '../../shared/domain/change-record.ts';
import { type KeptReport } from '../../shared/domain/kept-report.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { foundingParts, mixedFile, nonSecureFile } from './founding-document.ts';

const parts = foundingParts();
const modified = new Date('2026-11-25T19:12:00Z');
const [OLD, NEW] = ['ab', 'cd'].map((pair) => pair.repeat(32)) as [string, string];

export const RECORD: ChangeRecord = {
  version: 1,
  id: '20261125T191000Z-0a1b2c3d',
  route: 'with-token',
  program: '0.9.0',
  holder: 'command line',
  operator: 'hanako',
  username: 'ctladmin',
  practice: null,
  cluster: {
    host: 'pub.example.com',
    port: 2444,
    keySha256: 'ef'.repeat(32),
    release: '10.0.1.11900-2',
    places: [
      { name: '10.48.47.153', role: 'publisher', host: '10.48.47.153', port: 2444, keySha256: 'ef'.repeat(32), before: OLD, copy: 'before-1.tlv' },
      { name: '10.48.47.154', role: 'subscriber', host: '10.48.47.154', port: 2444, keySha256: 'ee'.repeat(32), before: 'none', copy: null },
    ],
    certificates: [],
  },
  kind: 'mixed',
  modeBefore: 'non-secure',
  modeAsked: 'mixed',
  client: '00'.repeat(16),
  signer: { name: 'cn=SAST-ADN0054f509;ou=IPCBU', certificateSha256: '11'.repeat(32) },
  choices: { mode: 'mixed', anew: false, addTokens: [{ serial: '008580ef', certificate: 'AAAA' }], addServers: [], removeEntries: [], style: 'cli', phoneSastTrust: true },
  consents: ['made-anew'],
};

const token: ChangeReport = {
  id: RECORD.id,
  startedAt: '2026-11-25T19:10:03.000Z',
  finishedAt: '2026-11-25T19:12:33.000Z',
  outcome: 'done',
  requestedMode: 'mixed',
  mode: { value: 'mixed' },
  servers: [
    { server: '10.48.47.153', holds: 'new', sha256: NEW, staged: 'no' },
    { server: '10.48.47.154', holds: 'unknown', sha256: '', staged: 'yes' },
  ],
  phones: [
    { name: 'SEP001D45B5A2C1', model: 'Cisco 7965', tftpServer: '10.48.47.153', usesTvs: true, ctlSha256: NEW, outcome: 'accepted', reason: 'signer-is-sast' },
    { name: 'SEP001D45B5A2C2', model: 'Cisco 7940', tftpServer: '10.48.47.154', usesTvs: false, ctlSha256: OLD, outcome: 'rejected', reason: 'signer-not-trusted' },
  ],
  kept: true,
  leftToDo: ['restart-tftp', 'reset-phones', 'visit-phones'],
  neighbours: [{ neighbour: 'srst', count: null }],
};

/** A change with a token that ended; what a test is about replaces a part of it. */
export const keptWithToken = (report: Partial<ChangeReport> = {}, record: Partial<ChangeRecord> = {}): Extract<KeptReport, { route: 'with-token' }> => ({
  version: 1,
  route: 'with-token',
  record: { ...RECORD, ...record },
  report: { ...token, ...report },
  warnings: [
    { rule: 'made-anew', severity: 'consent', params: {} },
    { rule: 'clock-behind', severity: 'warn', params: { timestamp: '2026-11-25T20:00:00Z' } },
  ],
  before: reportedFile(nonSecureFile(parts).bytes, modified),
  after: reportedFile(mixedFile(parts).bytes, modified),
  visits: [{ name: 'SEP001D45B5A2C2', model: 'Cisco 7940', tftpServer: '10.48.47.154', reason: 'signer-not-trusted', done: false }],
  ticked: ['restart-tftp'],
  tickedNeighbours: [],
});

const command: PlatformReport = {
  ...token,
  phones: [],
  readAt: '2026-11-25T19:12:30.000Z',
  kind: 'update',
  command: 'utils ctl update CTLFile',
  said: { kind: 'refused', why: 'export-control' },
  outcome: 'incomplete',
  stopped: { step: 'read-all', error: { code: 'connect.lost', params: { detail: 'closed' }, where: '10.48.47.154' } },
  modeBefore: 'mixed',
  file: null,
  previous: null,
  isSignerForetold: null,
  continuity: 'sast',
  foretold: null,
  nodes: [
    { node: '10.48.47.153', hostName: 'pub', role: 'publisher', judged: true, disk: { held: 'new', sha1: 'cd'.repeat(20) }, served: { held: 'previous', sha1: 'ab'.repeat(20), by: 'https' } },
    { node: '10.48.47.154', hostName: 'sub', role: 'subscriber', judged: false, disk: { held: 'previous', sha1: 'ab'.repeat(20) }, served: null },
  ],
  leftOutNodes: [],
  itls: [],
  notCopied: [],
  olderNode: false,
  transcriptKept: true,
};

/** The same by the publisher's command. */
export const keptByCommand = (): Extract<KeptReport, { route: 'by-command' }> => {
  const kept = keptWithToken();
  const places = kept.record.cluster.places.map((place) => ({ ...place, before: 'ab'.repeat(20) }));
  return {
    ...kept,
    route: 'by-command',
    record: { ...kept.record, route: 'by-command', kind: 'update', modeBefore: 'mixed', client: '', choices: null, cluster: { ...kept.record.cluster, places } },
    report: command,
    visits: [],
  };
};
