import { describe, expect, it } from 'vitest';
import { judgeItls, type ItlReading } from '../../core/change/by-command/itl.ts';
import { READINGS } from '../../core/platform/commands.ts';
import { showItlText } from '../../core/trust/show.ts';
import { knownCertificate } from '../../core/trust/sast.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { itlFile } from '../../practice/ctl-files/itl.ts';
import { createPracticeIdentities, type PracticeIdentities, renewServices, renewTvs } from '../../practice/identities/issue.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { type ItlVerdict } from '../../shared/domain/itl.ts';
import { type ItlListing } from '../../shared/domain/platform/answers.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import { must } from '../helpers/founding-document.ts';

const identities = await createPracticeIdentities();
const RELEASES = ['9.1.2.11900-12', '10.5.1.10000-7', '11.5.1.18900-97', '12.5.1.11900-146', '15.0.1.11900-23'];

interface Made {
  readonly release?: string;
  readonly by?: PracticeIdentities;
  readonly dnsName?: string;
  readonly emptied?: boolean;
}
const bytesOf = (node: string, { release = '10.5.1', by = identities, dnsName = ' ', emptied = false }: Made = {}): Uint8Array =>
  itlFile({ identities: by, node, release, mode: 'mixed', emptied, dnsName, now: new Date('2026-03-01T12:00:00Z') });
function textOf(bytes: Uint8Array): string {
  const file = must(readCtlFile(bytes));
  return showItlText(file, verifyCtlFile(file), new Date('2026-03-01T12:00:00Z'));
}
function listed(text: string): ItlListing {
  const answer = READINGS['show-itl'].read(text);
  if (!answer.known) throw new Error(JSON.stringify(answer));
  return answer.value;
}
const reasonOf = (text: string): unknown => {
  const answer = READINGS['show-itl'].read(text);
  return answer.known ? answer.value.kind : answer.reason;
};

describe('show itl', () => {
  it.each(RELEASES.flatMap((release) => ['', ' '].map((dnsName) => [release, dnsName] as const)))('of release %s with DNSNAME "%s" is read', (release, dnsName) => {
    const [publisher] = identities.servers;
    if (publisher === undefined) throw new Error('there is a publisher');
    const listing = listed(textOf(bytesOf(publisher.name, { release, dnsName })));
    if (listing.kind === 'broken') throw new Error('it can be read');
    const [, ...more] = listing.records ?? [];
    expect(listing.verified).toBe(true);
    expect(more.filter(({ function: role }) => role === 'TVS').map(({ certHash }) => certHash)).toEqual(identities.servers.map(({ tvs }) => knownCertificate(tvs.certificate).sha1));
    expect(more.find(({ function: role }) => role === 'CCM+TFTP')?.certificateSha1).toBe(knownCertificate(publisher.callManager.certificate).sha1);
  });

  it('is broken where the node cannot parse it, and not understood in other words', () => {
    expect(reasonOf('Length of ITL file: 0\r\nITL File not found.\r\nError parsing the ITL File.')).toBe('broken');
    expect(reasonOf('Verification of the ITL file failed.\r\nError parsing the ITL File!!')).toBe('broken');
    expect(reasonOf('ITL File not found.')).toBe('words-unknown');
    expect(reasonOf('')).toBe('no-output');
    const text = textOf(bytesOf('10.48.47.153'));
    expect(reasonOf(text.replaceAll('ITL', 'CTL'))).toBe('words-unknown');
    expect(reasonOf(text.replace('The ITL file was verified successfully.', ''))).toBe('incomplete');
    expect(reasonOf(text.replace(/\tITL Record #:3[\s\S]*?(?=\tITL Record #:4)/, ''))).toBe('contradictory');
    expect(reasonOf(text.replace(/(CERTHASH\t20\t)[0-9A-F]{2}/, '$1ZZ'))).toBe('words-unknown');
  });
});

/** The reading of a cluster whose nodes list and serve these files. */
function readings(disk: (node: string) => Uint8Array | null, served: (node: string) => Uint8Array | null = disk): readonly ItlReading[] {
  return identities.servers.map(({ name, hostName, role, callManager, tvs }): ItlReading => {
    const [onDisk, bytes] = [disk(name), served(name)];
    return {
      link: {
        node: { address: name, names: [hostName], role, product: 'callmanager', authenticated: true },
        commands: null, error: null, username: 'administrator', hostKeySha256: null, httpsSha256: null, soapSha256: null, wantsCertificate: false,
      },
      disk: ok(onDisk === null ? { kind: 'broken' } : listed(textOf(onDisk))),
      served: ok({ by: 'http', file: bytes === null ? null : { bytes, sha256: '', lastModified: null, clockSkew: null } }),
      callManager: ok(knownCertificate(callManager.certificate)),
      itlRecovery: ok(knownCertificate(identities.itlRecovery.certificate)),
      tvs: ok(knownCertificate(tvs.certificate)),
    };
  });
}
const said = ({ verdict }: { readonly verdict: ItlVerdict }): unknown => (verdict.kind === 'fails' ? verdict.faults : verdict.kind);
const verdicts = (release: string, all: readonly ItlReading[]): unknown => judgeItls(all, release).map(said);

describe('the ITL files of a cluster', () => {
  it.each(RELEASES)('are good on release %s where each node names what it has now', (release) => {
    expect(verdicts(release, readings((node) => bytesOf(node, { release })))).toEqual(['good', 'good']);
  });

  it('fail where one was made with other certificates, on the disk or as served', async () => {
    const renewed = await renewServices(identities, ['CallManager', 'ITLRecovery']);
    const release = '12.5.1';
    const good = (node: string): Uint8Array => bytesOf(node, { release });
    const foreign = (node: string): Uint8Array => bytesOf(node, { release, by: renewTvs(renewed) });
    expect(verdicts(release, readings(foreign))).toEqual([['signer', 'tftp', 'tvs', 'itlrecovery'], ['signer', 'tvs', 'itlrecovery']]);
    expect(verdicts(release, readings(good, foreign))).toEqual(verdicts(release, readings(foreign)));
    expect(verdicts(release, readings(foreign, good))).toEqual(verdicts(release, readings(foreign)));
  });

  it('are not said to lack a reading of ITLRecovery on a release that has none', () => {
    const silent = fail('platform.port-closed', '10.48.47.153', { host: '10.48.47.153', port: 22 });
    const errors = (release: string) => judgeItls(readings((node) => bytesOf(node, { release })).map((one) => ({ ...one, itlRecovery: silent, served: null, disk: ok({ kind: 'file', md5: 'm', sha1: 's', length: 1, lastModified: null, records: null, verified: true }) })), release).map(({ verdict, error }) => [verdict.kind, error?.code]);
    expect(errors('8.5.1')).toEqual([['unknown', undefined], ['unknown', undefined]]);
    expect(errors('12.5.1')).toEqual([['unknown', 'platform.port-closed'], ['unknown', 'platform.port-closed']]);
  });

  it('fail where the file of another node lies there, is emptied, is broken or does not verify', () => {
    const release = '10.5.1';
    const [one, other] = identities.servers.map(({ name }) => name);
    expect(verdicts(release, readings((node) => bytesOf(node === one ? (other ?? '') : (one ?? ''))))).toEqual([['signer', 'tftp', 'itlrecovery'], ['signer', 'tftp', 'itlrecovery']]);
    expect(verdicts(release, readings((node) => bytesOf(node, { emptied: true })))).toEqual([['emptied'], ['emptied']]);
    expect(verdicts(release, readings(() => null))).toEqual([['broken'], ['broken']]);
    const bent = (node: string): Uint8Array => bytesOf(node).map((byte, at) => (at === 200 ? byte ^ 1 : byte));
    expect(verdicts(release, readings((node) => bytesOf(node), bent))).toEqual([['bad-signature'], ['bad-signature']]);
    expect(verdicts(release, readings((node) => bytesOf(node), (node) => bytesOf(node).slice(0, 900)))).toEqual([['broken'], ['broken']]);
  });

  it('are unknown where a node serves none, and name the digests that a phone shows', () => {
    const all = readings((node) => bytesOf(node), () => null);
    expect(verdicts('10.5.1', all)).toEqual(['unknown', 'unknown']);
    const [first] = judgeItls(readings((node) => bytesOf(node)), '10.5.1');
    expect(first?.sha1).toBe(knownCertificate(bytesOf('10.48.47.153')).sha1);
    expect(first?.servedSha1).toBeUndefined();
  });

  it('leave out nodes without Cisco Tftp', () => {
    const all = readings((node) => bytesOf(node)).map((one, index) => (index === 0 ? one : { ...one, disk: null, served: null }));
    expect(verdicts('10.5.1', all)).toEqual(['good']);
  });
});
