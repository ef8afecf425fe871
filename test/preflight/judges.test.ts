import { describe, expect, it } from 'vitest';
import { judgeDependsOnMode, judgePhoneInteraction, judgePhonesOff, phonesOff } from '../../core/preflight/judges/axl.ts';
import { judgeBackup } from '../../core/preflight/judges/backup.ts';
import { judgeExpiry, judgeKeySizes, judgeNameLengths, type NodeCertificate } from '../../core/preflight/judges/certificates.ts';
import { judgeClocks } from '../../core/preflight/judges/clocks.ts';
import { judgeAlternateTftp, judgeCtlFiles, judgeSigner } from '../../core/preflight/judges/files.ts';
import { judgeNodes } from '../../core/preflight/judges/nodes.ts';
import { judgeExportControl, judgeFips, judgeItlRecoveryExported, judgeUpgrade } from '../../core/preflight/judges/release.ts';
import { judgeReplication } from '../../core/preflight/judges/replication.ts';
import { judgeCapf, judgeCtlProvider, judgeTftp, judgeTvs } from '../../core/preflight/judges/services.ts';
import { type PlatformReading } from '../../core/change/by-command/read-cluster.ts';
import { type NodeReading } from '../../core/change/by-command/read-node.ts';
import { NOT_COUNTED } from '../../shared/domain/neighbours.ts';
import { type BackupRun, type ReplicationState } from '../../shared/domain/platform/answers.ts';
import { bounded, grouped, notRead, type PreflightRow, worstOf } from '../../shared/domain/preflight/row.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import { listed, readingOf } from '../helpers/platform/reading.ts';

const PUB = '10.0.0.1';
const SUB = '10.0.0.2';
const brief = (rows: readonly PreflightRow[]): unknown => rows.map(({ verdict, finding, nodes, params }) => [verdict, finding, nodes.join(' '), params]);
const SILENT = fail('connect.timeout', SUB, { host: SUB, port: 22 });

/** Two nodes with one file, on which these services run besides. */
function cluster(running: readonly string[], more: Partial<PlatformReading> = {}): PlatformReading {
  const reading = readingOf([{ disk: 1 }, { disk: 1 }], more);
  return { ...reading, nodes: reading.nodes.map((node) => ({ ...node, running })) };
}
const withNode = (reading: PlatformReading, at: number, change: Partial<NodeReading>): PlatformReading => ({ ...reading, nodes: reading.nodes.map((node, index) => (index === at ? { ...node, ...change } : node)) });

describe('nodes', () => {
  const session = { commands: {} } as unknown as Pick<NodeReading['link'], 'commands'>;
  const signedIn = (authenticated: boolean): PlatformReading => {
    const reading = cluster([]);
    return { ...reading, nodes: reading.nodes.map((node, at) => ({ ...node, link: { ...node.link, ...session, node: { ...node.link.node, authenticated: at === 0 || authenticated } } })) };
  };

  it('pass where everyone is signed in to and trusted', () => expect(brief(judgeNodes(signedIn(true)))).toEqual([['pass', 'reached', '', { count: 2 }]]));
  it('fail where the cluster does not trust one', () => expect(brief(judgeNodes(signedIn(false)))).toEqual([['fail', 'not-authenticated', SUB, {}]]));
  it('fail where nobody is signed in, with the reason', () => {
    const reading = signedIn(true);
    const [, sub] = reading.nodes;
    if (sub === undefined) throw new Error('two nodes');
    const rows = judgeNodes(withNode(reading, 1, { link: { ...sub.link, commands: null, error: SILENT.error } }));
    expect([brief(rows), rows[0]?.error?.code]).toEqual([[['fail', 'not-reached', SUB, {}]], 'connect.timeout']);
  });
});

describe('database replication', () => {
  const links = cluster([]).nodes.map(({ link }) => link);
  const state = (...states: readonly (number | null)[]): ReplicationState => ({
    nodes: states.map((one, at) => ({ name: `node-${at}`, address: `10.0.0.${at + 1}`, state: one, words: 'Setup Completed' })),
    checkedAt: null,
    askedAt: null,
    hasErrors: null,
  });

  it.each([
    ['2 everywhere', ok(state(2, 2)), [['pass', 'good', '', { count: 2 }]]],
    ['another state', ok(state(2, 4)), [['fail', 'not-good', SUB, { state: '(4) Setup Completed' }]]],
    ['no state', ok(state(2, null)), [['unknown', 'not-listed', SUB, {}]]],
    ['a node that is not in the list', ok(state(2)), [['unknown', 'not-listed', SUB, {}]]],
    ['2 everywhere, and tables that differ', ok({ ...state(2, 2), hasErrors: true }), [['fail', 'has-errors', '', {}]]],
    ['no answer', SILENT, [['unknown', 'not-read', '', {}]]],
  ] as const)('%s', (_name, read, rows) => expect(brief(judgeReplication(read, links))).toEqual(rows));
});

describe('clocks and FIPS', () => {
  const answered = { at: new Date('2026-03-02T10:00:00.000Z'), took: 10_000 };
  const ntp = (synchronised: boolean, time: string | null = null) => ok({ synchronised, server: null, stratum: null, time });

  it('are told of the nodes where they are not as they should be, and where they were not read', () => {
    expect(brief(judgeClocks([{ node: PUB, read: ntp(true), answered }, { node: SUB, read: ntp(true), answered }]))).toEqual([['pass', 'synchronised', '', { count: 2 }]]);
    expect(brief(judgeClocks([{ node: PUB, read: ntp(false), answered }, { node: SUB, read: SILENT, answered }]))).toEqual([['fail', 'not-synchronised', PUB, {}], ['unknown', 'not-read', SUB, {}]]);
    expect(brief(judgeFips([{ node: PUB, read: ok({ enabled: false }), answered }]))).toEqual([['pass', 'off', '', {}]]);
    expect(brief(judgeFips([{ node: PUB, read: ok({ enabled: true }), answered }]))).toEqual([['warn', 'on', PUB, {}]]);
  });

  it('are told by more than five minutes against the clock of this computer, less the time of the answer', () => {
    const rows = (...times: readonly (string | null)[]) => brief(judgeClocks(times.map((time, at) => ({ node: `n${at}`, read: ntp(true, time), answered }))));
    expect(rows('2026-03-02T10:05:00.000Z', '2026-03-02T09:54:50.000Z', null)).toEqual([['pass', 'synchronised', '', { count: 3 }]]);
    expect(rows('2026-03-02T10:05:01.000Z', '2026-03-02T11:00:00.000Z', '2026-03-02T09:50:00.000Z')).toEqual([
      ['warn', 'ahead', 'n0 n1', { minutes: 5 }],
      ['warn', 'behind', 'n2', { minutes: 9 }],
    ]);
  });
});

const certificate = (more: Partial<NodeCertificate> = {}): NodeCertificate => ({
  node: PUB, service: 'CallManager', subject: 'CN=pub', issuer: 'CN=pub', validFrom: '2026-01-10T12:00:00.000Z', validTo: '2031-01-10T12:00:00.000Z', keyType: 'rsa', keyBits: 2048, ...more,
});
const all = (...certificates: readonly NodeCertificate[]) => ({ certificates, gaps: [] });

describe('backup', () => {
  const run = (completedAt: string, more: Partial<BackupRun> = {}): BackupRun => ({ file: 'x.tar', device: 'NETWORK', completedAt, zone: 'UTC', result: 'success', features: 'CCM', ...more });
  const young = all(certificate(), certificate({ service: 'TVS', validFrom: '2026-03-01T12:00:00.000Z' }));

  it.each([
    ['newer than every certificate', [run('2026-03-01T12:30:00')], young, ['pass', 'newer', { date: '2026-03-01 12:30 UTC' }]],
    ['older than the youngest', [run('2026-02-01T12:00:00')], young, ['fail', 'older', { date: '2026-02-01 12:00 UTC', service: 'TVS', since: '2026-03-01T12:00:00.000Z' }]],
    ['none', [], young, ['fail', 'none', {}]],
    ['failed ones alone', [run('2026-04-01T12:00:00', { result: 'error' })], young, ['fail', 'none', {}]],
    ['good, and a failure behind it', [run('2026-04-01T12:00:00'), run('2026-04-02T12:00:00', { result: 'error' })], young, ['warn', 'last-failed', { date: '2026-04-01 12:00 UTC', failed: '2026-04-02 12:00 UTC' }]],
    ['hours apart, in a zone whose letters name several', [run('2026-03-01T18:00:00', { zone: 'CST' })], young, ['unknown', 'not-compared', { date: '2026-03-01 18:00 CST' }]],
    ['a day later, in such a zone', [run('2026-03-02T18:00:00', { zone: 'CST' })], young, ['pass', 'newer', { date: '2026-03-02 18:00 CST' }]],
    ['newer than those that were read', [run('2026-04-01T12:00:00')], { ...young, gaps: [{ node: SUB, error: SILENT.error }] }, ['unknown', 'not-compared', { date: '2026-04-01 12:00 UTC' }]],
    ['older than one that was read, whatever the others are', [run('2026-02-01T12:00:00')], { ...young, gaps: [{ node: SUB, error: SILENT.error }] }, ['fail', 'older', { date: '2026-02-01 12:00 UTC', service: 'TVS', since: '2026-03-01T12:00:00.000Z' }]],
  ] as const)('%s', (_name, runs, certificates, [verdict, finding, params]) => expect(brief(judgeBackup(ok(runs), certificates))).toEqual([[verdict, finding, '', params]]));
});

describe('certificates', () => {
  const NOW = new Date('2026-06-01T00:00:00Z');

  it.each([
    ['in years', '2031-01-10T12:00:00.000Z', ['pass', 'valid', '', { service: 'CallManager', until: '2031-01-10' }]],
    ['in 31 days', '2026-07-02T00:00:00.000Z', ['pass', 'valid', '', { service: 'CallManager', until: '2026-07-02' }]],
    ['in 30 days', '2026-07-01T00:00:00.000Z', ['warn', 'near', PUB, { service: 'CallManager', until: '2026-07-01', days: 30 }]],
    ['now', '2026-06-01T00:00:00.000Z', ['fail', 'expired', PUB, { service: 'CallManager', until: '2026-06-01' }]],
  ] as const)('expire %s', (_name, validTo, row) => expect(brief(judgeExpiry(all(certificate({ validTo }), certificate({ service: 'TVS', validTo: '2040-01-01T00:00:00.000Z' })), NOW))).toEqual([row]));

  it('have keys that are long enough, or are told of; recovery with a shorter one than the others fails', () => {
    expect(brief(judgeKeySizes(all(certificate(), certificate({ keyType: 'ec', keyBits: 384 }))))).toEqual([['pass', 'enough', '', { bits: 2048 }]]);
    expect(brief(judgeKeySizes(all(certificate({ keyBits: 1024 }))))).toEqual([['warn', 'short', PUB, { service: 'CallManager', bits: 1024 }]]);
    expect(brief(judgeKeySizes(all(certificate(), certificate({ service: 'ITLRecovery', keyBits: 1024 }))))).toEqual([['fail', 'recovery-short', PUB, { bits: 1024, others: 2048 }]]);
    expect(brief(judgeKeySizes(all(certificate({ keyBits: 1024 }), certificate({ service: 'ITLRecovery', keyBits: 1024 }))))).toEqual([['warn', 'short', PUB, { service: 'CallManager', bits: 1024 }], ['warn', 'short', PUB, { service: 'ITLRecovery', bits: 1024 }]]);
  });

  it('may have names of 255 bytes, those of CallManager and CAPF', () => {
    expect(brief(judgeNameLengths(all(certificate({ subject: 'x'.repeat(255) }), certificate({ service: 'TVS', subject: 'x'.repeat(300) }))))).toEqual([['pass', 'fit', '', { max: 255 }]]);
    expect(brief(judgeNameLengths(all(certificate({ service: 'CAPF', issuer: 'é'.repeat(128) }))))).toEqual([['fail', 'too-long', PUB, { service: 'CAPF', length: 256, max: 255 }]]);
  });

  it('that were not read are unknown beside those that were', () => {
    expect(brief(judgeExpiry({ certificates: [certificate()], gaps: [{ node: SUB, error: SILENT.error }] }, NOW))).toEqual([['unknown', 'not-read', SUB, {}]]);
  });
});

describe('services', () => {
  it('pass where they run', () => {
    const reading = cluster(['Cisco Tftp', 'Cisco CTL Provider', 'Cisco Trust Verification Service', 'Cisco Certificate Authority Proxy Function']);
    expect([judgeCtlProvider, judgeCapf, judgeTvs, judgeTftp].map((judge) => brief(judge(reading)))).toEqual([
      [['pass', 'started', '', { count: 2 }]], [['pass', 'started', '', {}]], [['pass', 'started', '', { count: 2 }]], [['pass', 'answers', '', { count: 2 }]],
    ]);
  });

  it('fail where they do not, CAPF on the publisher alone', () => {
    const reading = cluster(['Cisco Tftp']);
    expect([judgeCtlProvider, judgeCapf, judgeTvs].map((judge) => grouped(judge(reading))).map(brief)).toEqual([
      [['fail', 'not-started', `${PUB} ${SUB}`, {}]], [['fail', 'not-started', PUB, {}]], [['fail', 'not-started', `${PUB} ${SUB}`, {}]],
    ]);
  });

  it('are unknown where the list was not read', () => {
    expect(brief(judgeTvs(withNode(cluster(['Cisco Trust Verification Service']), 1, { running: [], servicesError: SILENT.error })))).toEqual([['unknown', 'not-read', SUB, {}]]);
  });

  it('need no CTL Provider from 14SU3 on', () => {
    expect(brief(judgeCtlProvider(cluster([], { release: '14.0.1.13900-155' })))).toEqual([['pass', 'not-needed', '', { release: '14.0.1.13900-155' }]]);
    expect(judgeCtlProvider(cluster([], { release: '14.0.1.12900-161' }))[0]?.verdict).toBe('fail');
  });

  it('of files fail where Cisco Tftp does not answer, and where it is active nowhere', () => {
    expect(brief(judgeTftp(withNode(cluster(['Cisco Tftp']), 1, { served: SILENT })))).toEqual([['fail', 'no-answer', SUB, {}]]);
    expect(brief(judgeTftp(withNode(cluster(['Cisco Tftp']), 1, { running: [], served: SILENT })))).toEqual([['fail', 'not-started', SUB, {}]]);
    expect(brief(judgeTftp(readingOf([{ disk: 1, judged: false }])))).toEqual([['fail', 'nowhere', '', {}]]);
  });
});

describe('CTL files', () => {
  it.each([
    ['one file everywhere', readingOf([{ disk: 1 }, { disk: 1 }]), [['pass', 'same', '', { sha1: 'file 1', count: 2 }]]],
    ['another one on the subscriber', readingOf([{ disk: 1 }, { disk: 2 }]), [['fail', 'differs', SUB, {}]]],
    ['none there', readingOf([{ disk: 1 }, { disk: 0 }]), [['fail', 'differs', SUB, {}]]],
    ['none where no files are served', readingOf([{ disk: 1 }, { disk: 0, judged: false }]), [['pass', 'same', '', { sha1: 'file 1', count: 1 }]]],
    ['none anywhere, in mixed mode', readingOf([{ disk: 0 }, { disk: 0 }]), [['fail', 'none-in-mixed-mode', '', {}]]],
    ['none anywhere', readingOf([{ disk: 0 }, { disk: 0 }], { mode: 'non-secure' }), [['pass', 'none', '', {}]]],
    ['one that was not read, of the only node that serves none', readingOf([{ disk: null, judged: false }, { disk: 0 }]), [['unknown', 'not-read', PUB, {}]]],
    ['none on the publisher, and one that was not read where none is served', readingOf([{ disk: 0 }, { disk: null, judged: false }]), [['unknown', 'not-read', SUB, {}]]],
    ['one that was not read', readingOf([{ disk: 1 }, { disk: null }]), [['unknown', 'not-read', SUB, {}]]],
    ['another one served', readingOf([{ disk: 1 }, { disk: 1, served: new Uint8Array([1]) }]), [['fail', 'served-differs', SUB, {}]]],
    ['a file service that is silent', readingOf([{ disk: 1 }, { disk: 1, served: null }]), [['unknown', 'not-read', SUB, {}]]],
  ] as const)('%s', (_name, reading, rows) => expect(brief(judgeCtlFiles(reading))).toEqual(rows));

  it('that their node does not call verified fail, the publisher’s too', () => {
    const reading = readingOf([{ disk: 1 }]);
    const [publisher] = reading.nodes;
    if (publisher?.disk.ok !== true || publisher.disk.value.listing.kind !== 'file') throw new Error('a file');
    const disk = ok({ listing: { ...publisher.disk.value.listing, verified: false }, text: '' });
    expect(brief(judgeCtlFiles(withNode(reading, 0, { disk })))).toEqual([['fail', 'not-verified', PUB, {}]]);
  });
});

describe('the signer of the next file', () => {
  const own = { sha256: null, sha1: 'a1', serialNumber: '01' };
  const present = { CallManager: null, ITLRecovery: ok(own) };
  const held = (sha1: string, tvs = false) => readingOf([{ disk: 1, records: [listed({ sha1, serialNumber: sha1 === 'a1' ? '01' : '02' })], tvs }], { present });

  it.each([
    ['is in the file', held('a1'), ['pass', 'known']],
    ['is not, and TVS runs', held('b2', true), ['warn', 'tvs-only']],
    ['is not, and nobody vouches', held('b2'), ['fail', 'visits']],
    ['is not, and CallManager can sign first', { ...readingOf([{ disk: 1, records: [listed({ sha1: 'b2', serialNumber: '02' }), listed({ sha1: 'c3', serialNumber: '03' })] }]), present: { CallManager: ok({ sha256: null, sha1: 'c3', serialNumber: '03' }), ITLRecovery: ok(own) } }, ['fail', 'visits-reset']],
    ['could not be read', { ...held('a1'), present: { CallManager: null, ITLRecovery: SILENT } }, ['unknown', 'not-known']],
    ['signs the first file', readingOf([{ disk: 0 }], { present, mode: 'non-secure' }), ['pass', 'no-file']],
    ['is a token before 10.0', { ...held('a1'), release: '9.1.2.11900-12' }, ['pass', 'no-command']],
  ] as const)('%s', (_name, reading, [verdict, finding]) => expect(judgeSigner(reading)).toMatchObject([{ verdict, finding }]));
});

it('TFTP servers that are no node of the cluster are told of by name', () => {
  const records = [listed({ sha1: 'a1' }, { function: 'CCM+TFTP', dnsName: 'cucm-pub' }), listed({ sha1: 'b2' }, { function: 'TFTP', dnsName: 'other-tftp.example.com' })];
  expect(brief(judgeAlternateTftp(readingOf([{ disk: 1, records }])))).toEqual([['warn', 'found', '', { names: 'other-tftp.example.com' }]]);
  expect(brief(judgeAlternateTftp(readingOf([{ disk: 1, records: records.slice(0, 1) }])))).toEqual([['pass', 'none', '', {}]]);
  expect(brief(judgeAlternateTftp(readingOf([{ disk: 0 }])))).toEqual([['pass', 'no-file', '', {}]]);
  expect(brief(judgeAlternateTftp(readingOf([{ disk: 1 }])))).toEqual([['unknown', 'not-read', PUB, {}]]);
});

describe('what no interface tells', () => {
  it.each([
    ['10.5.2', [], 'not-needed', 'pass'],
    ['11.5.1.13900-52', [], 'licence-to-confirm', 'unknown'],
    ['12.5.1.11900-146', [], 'to-confirm', 'unknown'],
    ['15.0.1.11900-23', ['export-control'], 'confirmed', 'pass'],
    ['15.0.1.11900-23', ['itlrecovery-exported'], 'to-confirm', 'unknown'],
  ] as const)('export control on %s, confirmed: %s', (release, ticked, finding, verdict) => expect(judgeExportControl(release, ticked)).toMatchObject([{ finding, verdict }]));

  it('the copy of the ITLRecovery key is a warning until somebody confirms it', () => {
    expect(judgeItlRecoveryExported('12.5.1', [])).toMatchObject([{ verdict: 'warn', finding: 'to-confirm' }]);
    expect(judgeItlRecoveryExported('12.5.1', ['itlrecovery-exported'])).toMatchObject([{ verdict: 'pass' }]);
    expect(judgeItlRecoveryExported('9.1.2', [])).toMatchObject([{ finding: 'no-such-key' }]);
  });

  it('an upgrade is one only where it was read; a pager that stays on may be the account', () => {
    expect([ok('none'), ok('running'), ok('likely'), SILENT].map((read) => judgeUpgrade(read as typeof SILENT)[0]?.verdict)).toEqual(['pass', 'fail', 'unknown', 'unknown']);
  });
});

describe('what AXL tells', () => {
  it('counts what depends on the mode, all of it or nothing', () => {
    const counts = { 'secure-devices': 0, 'encrypted-configuration': 0, 'secure-trunks': 0, 'expressway-c': 0 };
    expect(judgeDependsOnMode(counts, null)).toMatchObject([{ finding: 'none' }]);
    expect(judgeDependsOnMode({ ...counts, 'secure-trunks': 1 }, null)).toMatchObject([{ verdict: 'warn', finding: 'counted', params: { trunks: 1 } }]);
    expect(judgeDependsOnMode({ ...counts, 'expressway-c': null }, null)).toMatchObject([{ verdict: 'unknown', finding: 'not-counted' }]);
    expect(judgeDependsOnMode(NOT_COUNTED, SILENT.error)).toMatchObject([{ verdict: 'unknown', finding: 'not-read', error: { code: 'connect.timeout' } }]);
  });

  it('shows the parameter of 14 as it is stored', () => {
    expect(judgePhoneInteraction(ok('0'), '14.0.1')).toMatchObject([{ verdict: 'warn', params: { value: '0' } }]);
    expect(judgePhoneInteraction(SILENT, '14.0.1')).toMatchObject([{ finding: 'not-read' }]);
    expect(judgePhoneInteraction(SILENT, '12.5.1')).toMatchObject([{ finding: 'not-on-release' }]);
  });

  it('names phones that are off, a phone of which nothing is said among them', () => {
    const told = (name: string, state: 'registered' | 'unregistered') => ({ name, state, node: '', host: '', since: null });
    const off = phonesOff(['A', 'B', 'C'], [told('A', 'registered'), told('B', 'unregistered')]);
    expect(off).toEqual({ count: 3, off: ['B', 'C'] });
    expect(judgePhonesOff(ok(off))).toMatchObject([{ verdict: 'warn', params: { off: 2, count: 3, names: 'B, C' } }]);
    expect(judgePhonesOff(ok({ count: 30_000, off: Array.from({ length: 29_000 }, (_none, at) => `SEP${at}`) }))[0]?.params['names']).toHaveLength('SEP0, SEP1, SEP2, SEP3, SEP4, SEP5, SEP6, SEP7, SEP8, SEP9'.length);
  });
});

describe('rows', () => {
  const row = (node: string, code: 'connect.timeout' | 'login.refused') => notRead('clocks', code === 'login.refused' ? fail(code, node).error : fail(code, node, { host: node, port: 22 }).error, [node]);

  it('of nodes of which the same is to be said are one, whatever the node is called in the error', () => {
    expect(grouped([row(PUB, 'connect.timeout'), row(SUB, 'login.refused'), row('10.0.0.3', 'connect.timeout')]).map(({ nodes }) => nodes)).toEqual([[PUB, '10.0.0.3'], [SUB]]);
  });

  it('of one id are few, the worst first, and no node is left out', () => {
    const nodes = Array.from({ length: 28 }, (_none, at) => `10.0.0.${at}`);
    const rows = nodes.map((node, at): PreflightRow => ({ id: 'clocks', verdict: at === 20 ? 'fail' : 'unknown', finding: 'not-read', nodes: [node], params: { at }, error: null }));
    const few = bounded(grouped(rows));
    expect([few.length, few[0]?.nodes, few.at(-1)?.finding]).toEqual([5, ['10.0.0.20'], 'more']);
    expect(few.flatMap((one) => one.nodes).sort()).toEqual([...nodes].sort());
  });

  it('are as bad as the worst of them', () => {
    expect([worstOf([{ verdict: 'pass' }, { verdict: 'warn' }]), worstOf([{ verdict: 'unknown' }, { verdict: 'fail' }]), worstOf([])]).toEqual(['warn', 'fail', 'pass']);
  });
});
