import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type NextFile, nextEntries } from '../../../core/change/with-token/next-entries.ts';
import { serverRecord } from '../../../core/trust/records.ts';
import { type CtlFile } from '../../../shared/ctl-file/model.ts';
import { type buildRecord } from '../../../shared/ctl-file/record.ts';
import { FUNCTION_CODE } from '../../../shared/ctl-file/tags.ts';
import { type ChangeChoices, choicesFor } from '../../../shared/domain/choices.ts';
import { type CertificateRole, type ClusterFacts, type ClusterServer, type SecurityMode } from '../../../shared/domain/server.ts';
import { makeIdentity } from '../../helpers/certificates.ts';
import { type FoundingParts, foundingParts, mixedFile, must, nonSecureFile, signFile } from '../../helpers/founding-document.ts';
import { PUBLISHER, SUBSCRIBER } from '../../helpers/snapshot.ts';

let parts: FoundingParts;
/** Certificates by role and server, as the publisher of the founding document's cluster would tell them. */
let told: { pub: Uint8Array; sub: Uint8Array; capf: Uint8Array };
beforeAll(() => {
  parts = foundingParts();
  const [, , pub, capf, sub] = parts.records;
  const bytes = (der: Uint8Array | undefined): Uint8Array => der ?? expect.fail('a certificate');
  told = { pub: bytes(pub.certificate), sub: bytes(sub.certificate), capf: bytes(capf.certificate) };
});

const certificateOf = (name: string, more: { readonly names?: readonly string[] } = {}): Uint8Array => makeIdentity({ subject: [['CN', name]], serial: '0a', ...more }).certificate;

interface Wish {
  readonly base?: CtlFile | null;
  readonly mode?: SecurityMode;
  readonly release?: string;
  readonly servers?: readonly ClusterServer[];
  readonly certificates?: readonly (readonly [CertificateRole, string, Uint8Array])[];
  readonly choices?: Partial<ChangeChoices>;
}

function next({ base = mixedFile(parts), mode = 'mixed', release = '10.0.1', servers = [PUBLISHER, SUBSCRIBER], certificates, choices = {} }: Wish): NextFile {
  const known = certificates ?? [['CallManager', PUBLISHER.name, told.pub], ['CallManager', SUBSCRIBER.name, told.sub], ['CAPF', PUBLISHER.name, told.capf]];
  const facts: ClusterFacts = { mode: 'mixed', release, autoRegistration: false, servers, certificates: known.map(([role, server, der]) => ({ role, server, der })) };
  return nextEntries({ facts, base, mode, choices: { ...choicesFor('update'), ...choices }, signer: parts.tokens[0].certificate });
}

const changes = ({ entries }: NextFile): readonly string[] => entries.map(({ change }) => change);
const rules = ({ findings }: NextFile): readonly string[] => findings.map(({ rule }) => rule);
const withRecord = (record: ReturnType<typeof buildRecord>): CtlFile => signFile([...parts.records, record], parts.records[0], parts.tokens[0], 1_424_770_000);

describe('entries of the cluster itself', () => {
  it('get their certificates back when a cluster becomes mixed again: byte for byte the records they had', () => {
    const after = next({ base: nonSecureFile(parts) });
    expect(changes(after)).toEqual(['kept', 'kept', 'certificate-added', 'kept', 'certificate-added']);
    expect(after.entries.map(({ record }) => record.bytes)).toEqual(parts.records.map(({ bytes }) => bytes));
    expect(after.findings).toEqual([]);
  });

  it('lose their certificates in non-secure mode, on Update too; CAPF and tokens stay complete', () => {
    expect(changes(next({ mode: 'non-secure' }))).toEqual(['kept', 'kept', 'certificate-removed', 'kept', 'certificate-removed']);
    const again = next({ base: nonSecureFile(parts), mode: 'non-secure' });
    expect(changes(again)).toEqual(['kept', 'kept', 'kept', 'kept', 'kept']);
  });

  it('are replaced when the publisher tells another certificate, in their place and under their name', () => {
    const capf = certificateOf('CAPF-new');
    const after = next({ certificates: [['CallManager', PUBLISHER.name, told.pub], ['CallManager', SUBSCRIBER.name, told.sub], ['CAPF', PUBLISHER.name, capf]] });
    expect(changes(after)).toEqual(['kept', 'kept', 'kept', 'replaced', 'kept']);
    expect(after.entries[3]?.record).toMatchObject({ certificate: capf, dnsName: '10.48.47.153', function: FUNCTION_CODE.CAPF });
  });

  it('stay as they are when nothing was told of them, which is said', () => {
    expect(changes(next({ certificates: [] }))).toEqual(['kept', 'kept', 'kept', 'kept', 'kept']);
    expect(rules(next({ certificates: [] }))).toEqual(['server-certificate-unconfirmed', 'server-certificate-unconfirmed']);
    expect(rules(next({ certificates: [], mode: 'non-secure' }))).toEqual([]);
  });

  it('cannot be made without a certificate in mixed mode, without an address in any', () => {
    expect(rules(next({ base: nonSecureFile(parts), certificates: [['CAPF', PUBLISHER.name, told.capf]] }))).toEqual(['server-certificate-missing', 'server-certificate-missing']);
    const nameless: ClusterServer = { ...SUBSCRIBER, name: 'cucm-sub2', addresses: [] };
    const certificates = [['CallManager', PUBLISHER.name, told.pub], ['CallManager', 'cucm-sub2', told.sub]] as const;
    expect(rules(next({ servers: [PUBLISHER, nameless], certificates }))).toEqual(['server-address-missing']);
    expect(rules(next({ servers: [PUBLISHER, nameless], certificates: [], mode: 'non-secure' }))).toEqual(['server-without-entry']);
  });

  it('are refused when a name of their certificate is longer than 255 bytes', () => {
    const long = makeIdentity({ subject: [['CN', 'a'.repeat(200)], ['OU', 'b'.repeat(60)]], serial: '0b' }).certificate;
    const after = next({ certificates: [['CallManager', PUBLISHER.name, long], ['CallManager', SUBSCRIBER.name, told.sub], ['CAPF', PUBLISHER.name, told.capf]] });
    expect(after.findings).toEqual([{ rule: 'names-too-long', severity: 'refuse', params: { server: PUBLISHER.name, detail: 'name' } }]);
  });

  it('use the certificate of the publisher where it names the subscriber (multi-server certificate), unless another is told of it', () => {
    const multi = certificateOf('cucm-ms', { names: ['cucm-pub', 'cucm-sub1.example'] });
    const named: ClusterServer = { ...SUBSCRIBER, name: 'cucm-sub1.example', addresses: [SUBSCRIBER.name] };
    const others = [['CallManager', PUBLISHER.name, multi], ['CAPF', PUBLISHER.name, told.capf]] as const;
    expect(next({ servers: [PUBLISHER, named], certificates: [...others, ['CallManager', named.name, multi]] })).toEqual(next({ servers: [PUBLISHER, named], certificates: others }));
    const own = next({ servers: [PUBLISHER, named], certificates: [...others, ['CallManager', named.name, told.sub]] });
    expect([own.entries[4]?.record.certificate, own.findings]).toEqual([told.sub, []]);
    const after = next({ servers: [PUBLISHER, named], certificates: others });
    expect(after.entries.map(({ record }) => record.certificate)).toEqual([expect.anything(), expect.anything(), multi, told.capf, multi]);
    expect(after.findings).toEqual([{ rule: 'multi-server-certificate', severity: 'note', params: { server: named.name } }]);
  });

  it('follow a server to its new address, certificate or not, and stay else byte for byte', () => {
    const moved: ClusterServer = { ...SUBSCRIBER, name: 'cucm-sub1', addresses: ['10.48.47.99'] };
    const [token, second, pub, capf] = parts.records;
    const old = must(serverRecord({ function: FUNCTION_CODE.CCM_TFTP, address: SUBSCRIBER.name, dnsName: 'CUCM-sub1', certificate: told.sub, withSignature: true }));
    const base = signFile([token, second, pub, capf, old], token, parts.tokens[0], 1);
    const certificates = [['CallManager', PUBLISHER.name, told.pub], ['CallManager', moved.name, told.sub], ['CAPF', PUBLISHER.name, told.capf]] as const;
    const after = next({ base, servers: [PUBLISHER, moved], certificates });
    expect(changes(after)).toEqual(['kept', 'kept', 'kept', 'kept', 'address-changed']);
    const [, , , , entry] = after.entries;
    expect(entry?.record).toMatchObject({ ipAddress: '10.48.47.99', dnsName: 'CUCM-sub1', certificate: told.sub });
    expect(entry?.record.bytes.subarray(0, -4)).toEqual(old.bytes.subarray(0, -4));
    const bare = next({ base, servers: [PUBLISHER, moved], certificates, mode: 'non-secure' }).entries[4];
    expect(bare).toMatchObject({ change: 'certificate-removed', record: { ipAddress: '10.48.47.99' } });
  });

  it('bear the new name of a renamed server with its new certificate, and no other form of its name', () => {
    const renamed: ClusterServer = { ...SUBSCRIBER, name: 'cucm-new', addresses: [SUBSCRIBER.name] };
    const [token, second, pub, capf] = parts.records;
    const nameFor = (dnsName: string): string | undefined => {
      const old = must(serverRecord({ function: FUNCTION_CODE.CCM_TFTP, address: SUBSCRIBER.name, dnsName, certificate: told.sub }));
      const certificates = [['CallManager', PUBLISHER.name, told.pub], ['CallManager', renamed.name, certificateOf('cucm-new')], ['CAPF', PUBLISHER.name, told.capf]] as const;
      const [, , , , entry] = next({ base: signFile([token, second, pub, capf, old], token, parts.tokens[0], 1), servers: [PUBLISHER, renamed], certificates }).entries;
      return entry?.change === 'replaced' ? entry.record.dnsName : 'not replaced';
    };
    expect(['cucm-sub1', 'CUCM-new.example', SUBSCRIBER.name].map(nameFor)).toEqual(['cucm-new', 'CUCM-new.example', SUBSCRIBER.name]);
  });

  it('belong to the server that they name, though their address is another one’s now', () => {
    const one: ClusterServer = { ...SUBSCRIBER, name: 'cucm-sub1', addresses: ['10.48.47.99'] };
    const two: ClusterServer = { ...SUBSCRIBER, name: 'cucm-sub2', addresses: [SUBSCRIBER.name] };
    const theirs = certificateOf('cucm-sub2');
    const [token, second, pub, capf] = parts.records;
    const old = must(serverRecord({ function: FUNCTION_CODE.CCM_TFTP, address: SUBSCRIBER.name, dnsName: one.name, certificate: told.sub }));
    const certificates = [['CallManager', PUBLISHER.name, told.pub], ['CallManager', one.name, told.sub], ['CallManager', two.name, theirs], ['CAPF', PUBLISHER.name, told.capf]] as const;
    const after = next({ base: signFile([token, second, pub, capf, old], token, parts.tokens[0], 1), servers: [PUBLISHER, two, one], certificates });
    expect(after.entries.slice(4).map(({ change, record }) => [change, record.ipAddress, record.certificate])).toEqual([
      ['address-changed', '10.48.47.99', told.sub],
      ['added', SUBSCRIBER.name, theirs],
    ]);
  });

  it('are joined by the SASTs that the release keeps of its own, once', () => {
    const itl = certificateOf('ITLRECOVERY_pub');
    const certificates = [['CallManager', PUBLISHER.name, told.pub], ['CallManager', SUBSCRIBER.name, told.sub], ['CAPF', PUBLISHER.name, told.capf], ['ITLRecovery', PUBLISHER.name, itl]] as const;
    const after = next({ release: '11.5.1', certificates });
    expect(after.entries.slice(5).map(({ kind, change, record }) => [kind, change, record.function, record.certificate])).toEqual([
      ['cluster-sast', 'added', FUNCTION_CODE.SAST, itl],
      ['cluster-sast', 'added', FUNCTION_CODE.SAST, told.pub],
    ]);
    const file = signFile([...parts.records, ...after.entries.slice(5).map(({ record }) => record)], parts.records[0], parts.tokens[0], 1);
    const again = next({ base: file, release: '11.5.1', certificates });
    expect(changes(again)).toEqual(['kept', 'kept', 'kept', 'kept', 'kept', 'kept', 'kept']);
    expect(again.entries.map(({ kind }) => kind)).toEqual(['token', 'token', 'call-server', 'capf', 'call-server', 'cluster-sast', 'cluster-sast']);
    expect(again.entries.map(({ lock }) => lock)).toEqual(['signer', null, 'server-of-cluster', 'capf', 'server-of-cluster', 'cluster-sast', 'cluster-sast']);
    expect(rules(next({ release: '12.5.1', certificates: [], mode: 'non-secure' }))).toEqual(['cluster-sast-missing', 'cluster-sast-missing']);
  });
});

describe('entries that are not of the cluster', () => {
  it.each([
    ['a server that is in no list', FUNCTION_CODE.CCM_TFTP, 'stale'],
    ['a server with the function CCM alone', FUNCTION_CODE.CCM, 'firewall'],
    ['a TFTP server', FUNCTION_CODE.TFTP, 'other-cluster'],
    ['a function that nobody has named', 77, 'unknown-function'],
    ['an SRST gateway', FUNCTION_CODE.SRST, 'unknown-function'],
  ])('%s: kept byte for byte in both modes, told apart, and removable', (_, code, origin) => {
    const record = must(serverRecord({ function: code, address: '192.0.2.7', certificate: certificateOf('elsewhere') }));
    for (const mode of ['mixed', 'non-secure'] as const) {
      const kept = next({ base: withRecord(record), mode }).entries[5];
      expect(kept).toMatchObject({ change: 'kept', origin, lock: null });
      expect(kept?.record.bytes).toEqual(record.bytes);
    }
    const [removed] = next({ base: withRecord(record), choices: { removeEntries: [{ ...nameOf(record), certificateSha1: sha1(record) }] } }).removed;
    expect(removed).toMatchObject({ change: 'removed', record: { bytes: record.bytes } });
  });

  it('an earlier key of the cluster, under the name of a server that is there or gone, is no token', () => {
    const old = must(serverRecord({ function: FUNCTION_CODE.SAST, address: PUBLISHER.name, certificate: certificateOf('old-pub') }));
    expect(next({ base: withRecord(old) }).entries[5]).toMatchObject({ kind: 'cluster-sast', origin: 'stale', lock: null });
    const gone = must(serverRecord({ function: FUNCTION_CODE.SAST, address: '192.0.2.9', dnsName: 'cucm-gone', certificate: certificateOf('old-pub') }));
    expect(next({ base: withRecord(gone) }).entries[5]).toMatchObject({ kind: 'cluster-sast', origin: 'stale', lock: null });
  });
});

describe('what a person chooses', () => {
  const stranger = makeIdentity({ subject: [['CN', 'SAST-ADN00c0ffee'.padEnd(24)]], serial: '0c' }).certificate;
  const base64 = (der: Uint8Array): string => Buffer.from(der).toString('base64');

  it('a token is added behind all others; one that is there already is refused', () => {
    const after = next({ choices: { addTokens: [{ serial: 'c0ffee', certificate: base64(stranger) }] } });
    expect(changes(after)).toEqual(['kept', 'kept', 'kept', 'kept', 'kept', 'added']);
    expect(rules(next({ choices: { addTokens: [{ serial: '1', certificate: base64(parts.tokens[1].certificate) }] } }))).toEqual(['duplicate-entry']);
  });

  it('neither a key of the cluster nor a second certificate of the same token counts as another token', () => {
    const itl = certificateOf('ITLRECOVERY_pub');
    const certificates = [['ITLRecovery', PUBLISHER.name, itl]] as const;
    const ours = next({ certificates, mode: 'non-secure', choices: { addTokens: [{ serial: '1', certificate: base64(itl) }] } });
    expect(ours.findings).toEqual([{ rule: 'certificate-unusable', severity: 'refuse', params: { server: '1', detail: 'cluster-certificate' } }]);
    expect(changes(ours)).not.toContain('added');
    const another = makeIdentity({ subject: [['CN', 'SAST-ADN00c0ffef'.padEnd(24)]], serial: '0d' }).certificate;
    const addTokens = [{ serial: 'c0ffee', certificate: base64(stranger) }, { serial: 'c0ffee', certificate: base64(another) }];
    expect(rules(next({ choices: { addTokens } }))).toEqual(['duplicate-entry']);
  });

  it('what is locked stays, and a name that fits nothing is told', () => {
    const remove = (record: (typeof parts.records)[number]) => next({ choices: { removeEntries: [{ ...nameOf(record), certificateSha1: sha1(record) }] } });
    for (const index of [0, 2, 3, 4] as const) {
      const after = remove(parts.records[index]);
      expect([rules(after), after.removed]).toEqual([['entry-locked'], []]);
    }
    expect(remove(parts.records[1]).removed.map(({ kind }) => kind)).toEqual(['token']);
    expect(rules(next({ choices: { removeEntries: [{ function: 'CAPF', name: 'nobody', certificateSha1: '' }] } }))).toEqual(['entry-not-found']);
  });

  it('a server of the cluster is no TFTP server besides', () => {
    const certificate = base64(told.sub);
    expect(rules(next({ choices: { addServers: [{ name: 'x', address: SUBSCRIBER.name, certificate }] } }))).toEqual(['duplicate-entry']);
  });
});

const nameOf = (record: ReturnType<typeof buildRecord>) => ({ function: FUNCTION_NAMES[record.function] ?? `Unknown (${record.function})`, name: record.dnsName === '' ? (record.subjectName ?? '') : (record.dnsName ?? '') });
const FUNCTION_NAMES: Readonly<Record<number, string>> = { 0: 'System Administrator Security Token', 1: 'CCM', 2: 'CCM+TFTP', 3: 'TFTP', 4: 'CAPF', 5: 'SRST' };
const sha1 = (record: ReturnType<typeof buildRecord>): string => (record.certificate === undefined ? '' : createHash('sha1').update(record.certificate).digest('hex'));
