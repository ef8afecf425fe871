import { sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePlan } from '../../../core/change/with-token/make-plan.ts';
import { type ChangePlan } from '../../../core/change/with-token/plan.ts';
import { sha1Hex } from '../../../core/trust/digests.ts';
import { tokenRecord } from '../../../core/trust/records.ts';
import { sameBytes } from '../../../shared/ctl-file/elements.ts';
import { draftCtlFile } from '../../../shared/ctl-file/draft.ts';
import { type CtlFile, type CtlRecord } from '../../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { buildRecord } from '../../../shared/ctl-file/record.ts';
import { FUNCTION_CODE, functionName } from '../../../shared/ctl-file/tags.ts';
import { choicesFor } from '../../../shared/domain/choices.ts';
import { type PlannedEntry } from '../../../shared/domain/plan.ts';
import { type ClusterServer, type SecurityMode, type ServiceCertificate } from '../../../shared/domain/server.ts';
import { ecCertificate, makeIdentity, newKey, type TestIdentity } from '../../helpers/certificates.ts';
import { must } from '../../helpers/must.ts';
import { Random } from '../../helpers/random.ts';
import { runs } from '../../helpers/runs.ts';
import { clusterServer, snapshotOf } from '../../helpers/snapshot.ts';
import { oracleVerdict } from '../../oracle/ctl-verifier.ts';

const RELEASES = ['8.6.2', '10.0.1', '10.5.2', '11.5.1', '12.5.1'] as const;
const FUNCTIONS = [FUNCTION_CODE.CCM, FUNCTION_CODE.CCM_TFTP, FUNCTION_CODE.CCM_TFTP, FUNCTION_CODE.CCM_TFTP, FUNCTION_CODE.TFTP, FUNCTION_CODE.CAPF, FUNCTION_CODE.SRST, FUNCTION_CODE.TVS, 99] as const;
const SERVERS: readonly ClusterServer[] = [
  { ...clusterServer('cucm-pub', 'publisher'), addresses: ['192.0.2.1'] },
  { ...clusterServer('192.0.2.2', 'subscriber'), addresses: ['192.0.2.2'] },
  { ...clusterServer('cucm-sub2.example', 'subscriber'), addresses: ['192.0.2.3', '198.51.100.3'] },
];

interface Kit {
  readonly tokens: readonly TestIdentity[];
  readonly rsa: readonly Uint8Array[];
  readonly ec: readonly Uint8Array[];
  /** For several servers at once. */
  readonly multi: Uint8Array;
}

let kit: Kit;
beforeAll(() => {
  const privateKey = newKey(1024);
  const named = (name: string, serial: string, names: readonly string[] = []) => ({ subject: [['CN', name], ['OU', 'TAC'], ['O', 'Cisco']] as const, serial, privateKey, names });
  kit = {
    tokens: ['0a01', '0a02'].map((serial, at) => makeIdentity({ subject: [['O', 'Cisco Systems, Inc.'], ['OU', 'IPCBU'], ['CN', `SAST-${at}`.padEnd(24)]], serial })),
    rsa: ['cucm-pub', 'cucm-sub1', 'cucm-sub2', 'CAPF-1', 'elsewhere'].map((name, at) => makeIdentity(named(name, `0b0${at}`)).certificate),
    ec: (['prime256v1', 'secp384r1', 'secp521r1'] as const).map((curve, at) => ecCertificate(named(`cucm-${at}-EC`, `0c0${at}`), curve, privateKey)),
    multi: makeIdentity(named('cucm-ms', '0d01', ['cucm-pub', 'cucm-sub2.example'])).certificate,
  };
});

const isEc = ({ certificate }: CtlRecord): boolean => certificate !== undefined && kit.ec.some((one) => sameBytes(one, certificate));

/** Any entry that a reader must take: of this cluster, of another one, of nobody. */
function randomRecord(random: Random): CtlRecord {
  const certificate = random.chance(6) ? undefined : random.pick([...kit.rsa, ...kit.ec, ...kit.ec, kit.multi]);
  const name = random.pick(['cucm-pub', 'CUCM-PUB', '192.0.2.1', '192.0.2.2', 'cucm-sub2.example', 'elsewhere', '203.0.113.9', '']);
  const address = random.pick(['192.0.2.1', '192.0.2.2', '192.0.2.3', '198.51.100.3', '203.0.113.9']);
  const code = random.pick(FUNCTIONS);
  const place = { function: code, dnsName: name, ...(random.chance(5) ? {} : { ipAddress: address }) };
  if (certificate === undefined) return buildRecord(place);
  return buildRecord({
    ...place,
    subjectName: random.pick(['CN=one;OU=TAC', '']),
    issuerName: random.chance(2) ? 'CN=one;OU=TAC' : undefined,
    serialNumber: random.bytes(8),
    publicKey: random.bytes(random.pick([97, 140])),
    signature: random.chance(2) ? random.bytes(128) : undefined,
    certificate,
  });
}

function randomFile(random: Random): CtlFile {
  const [first, second] = kit.tokens.map(({ certificate }) => must(tokenRecord(certificate)));
  const others = Array.from({ length: 1 + random.below(12) }, () => randomRecord(random));
  const twice = random.chance(3) ? [random.pick(others)] : [];
  const records = [...others, ...twice, ...(first === undefined || second === undefined ? [] : [first, second])].map((record) => ({ record, at: random.below(1000) }));
  const sorted = records.sort((a, b) => a.at - b.at).map(({ record }) => record);
  return signed(must(draftOf(sorted, first)), 0);
}

const draftOf = (records: readonly CtlRecord[], signer: CtlRecord | undefined) => draftCtlFile({ records, signer: signer ?? expect.fail('a token'), timestamp: 1_424_770_000 });
const signed = (draft: Pick<ChangePlan['draft'], 'signedBytes' | 'complete'>, token: number): CtlFile =>
  must(readCtlFile(draft.complete(sign('sha1', draft.signedBytes, kit.tokens[token]?.privateKey ?? expect.fail('a token')))));

/** What the publisher tells: of each server perhaps an RSA certificate, perhaps an EC one, in any order. */
function randomCertificates(random: Random): readonly ServiceCertificate[] {
  const of = (server: string, role: ServiceCertificate['role'], der: Uint8Array | undefined) => (der === undefined || random.chance(4) ? [] : [{ server, role, der }]);
  return [
    ...(random.chance(3) ? of('cucm-pub', 'CallManager', kit.ec[0]) : []),
    ...of('cucm-pub', 'CallManager', random.chance(3) ? kit.multi : kit.rsa[0]),
    ...of('192.0.2.2', 'CallManager', kit.rsa[1]),
    ...(random.chance(3) ? of('192.0.2.2', 'CallManager', kit.ec[1]) : []),
    ...of('cucm-sub2.example', 'CallManager', kit.rsa[2]),
    ...of('cucm-pub', 'CAPF', kit.rsa[3]),
    ...of('cucm-pub', 'ITLRecovery', kit.rsa[4]),
  ];
}

const shown = (entry: PlannedEntry) => {
  const { function: role, name, address, subject, issuer, certificateSha1 } = entry;
  return { role, name, address, subject, issuer, certificateSha1 };
};
const hex = ({ bytes }: CtlRecord): string => Buffer.from(bytes).toString('hex');
const held = (record: CtlRecord) => ({
  role: functionName(record.function),
  name: record.dnsName ?? '',
  address: record.ipAddress ?? '',
  subject: record.subjectName ?? '',
  issuer: record.issuerName ?? '',
  certificateSha1: record.certificate === undefined ? '' : sha1Hex(record.certificate),
});

/** The change of each entry, held against the bytes of the present file and of the next one. */
function judge(entry: PlannedEntry, before: CtlRecord | undefined, after: CtlRecord): void {
  const same = before !== undefined && sameBytes(before.bytes, after.bytes);
  switch (entry.change) {
    case 'kept':
      expect(same).toBe(true);
      break;
    case 'certificate-added':
      expect([before?.certificate === undefined, after.certificate === undefined]).toEqual([true, false]);
      break;
    case 'certificate-removed':
      expect([before?.certificate === undefined, after.certificate === undefined]).toEqual([false, true]);
      expect(after.publicKey).toBeUndefined();
      break;
    case 'replaced':
      expect(sameBytes(before?.certificate ?? new Uint8Array(), after.certificate ?? new Uint8Array())).toBe(false);
      expect(before === undefined || isEc(before)).toBe(false);
      break;
    case 'address-changed':
      expect(sameBytes(before?.certificate ?? new Uint8Array(), after.certificate ?? new Uint8Array())).toBe(true);
      expect(before?.ipAddress).not.toBe(after.ipAddress);
      break;
    case 'added':
      expect(before).toBeUndefined();
      break;
    case 'removed':
      expect.fail('a removed entry stands behind the others');
  }
  if (before !== undefined) expect(after.function).toBe(before.function);
}

/** A file that was made anew: every entry of the present one is either in it byte for byte, or told as gone. */
function tryAnew(seed: number): void {
  const random = new Random(seed);
  const before = randomFile(random);
  const snapshot = snapshotOf(new Map(SERVERS.map((server) => [server, before.bytes])));
  const facts = { ...snapshot.facts, mode: 'mixed' as const, release: '10.5.2', certificates: randomCertificates(random) };
  const addTokens = kit.tokens.map(({ certificate }, index) => ({ serial: `t${index}`, certificate: Buffer.from(certificate).toString('base64') }));
  const choices = { ...choicesFor('update'), anew: true, addTokens, style: random.pick(['token-client', 'cli'] as const) };
  const plan = must(makePlan({ id: 'p', snapshot: { ...snapshot, facts }, choices, signer: { serial: 't0', certificate: kit.tokens[0]?.certificate ?? expect.fail('a token') }, now: new Date('2020-01-01T00:00:00Z'), phones: null }));
  const after = signed(plan.draft, 0);
  const staying = plan.view.entries.filter(({ change }) => change !== 'removed');
  expect(staying.map(shown)).toEqual(after.records.map(held));
  expect(new Set(staying.map(({ change }) => change))).toEqual(new Set(['kept', 'added'].filter((change) => staying.some((entry) => entry.change === change))));
  const kept = after.records.filter((_, at) => staying[at]?.change === 'kept');
  const gone = plan.shown.slice(staying.length);
  expect([...kept, ...gone].map(hex).sort()).toEqual(before.records.map(hex).sort());
  for (const record of gone) expect(plan.view.entries[plan.shown.indexOf(record)]).toMatchObject({ change: 'removed', lock: 'not-continued' });
}

function tryOne(seed: number): void {
  const random = new Random(seed);
  const before = randomFile(random);
  const snapshot = snapshotOf(new Map(SERVERS.map((server) => [server, before.bytes])));
  const mode: SecurityMode = random.pick(['mixed', 'non-secure']);
  const facts = { ...snapshot.facts, mode, release: random.pick(RELEASES), certificates: randomCertificates(random) };
  const removable = random.chance(2) ? [random.pick(before.records)] : [];
  const choices = {
    ...choicesFor(random.pick(['mixed', 'non-secure', 'update'] as const)),
    style: random.pick(['token-client', 'cli'] as const),
    removeEntries: removable.map((record) => ({ function: functionName(record.function), name: (record.dnsName ?? '') === '' ? (record.subjectName ?? '') : (record.dnsName ?? ''), certificateSha1: held(record).certificateSha1 })),
  };
  const token = random.below(2);
  const plan = must(makePlan({ id: 'p', snapshot: { ...snapshot, facts }, choices, signer: { serial: 'x', certificate: kit.tokens[token]?.certificate ?? expect.fail('a token') }, now: new Date('2020-01-01T00:00:00Z'), phones: null }));
  const after = signed(plan.draft, token);
  expect(oracleVerdict(after.bytes)).toBe('verified');
  expect(after.bytes.length).toBe(plan.view.length);
  const staying = plan.view.entries.filter(({ change }) => change !== 'removed');
  const gone = plan.view.entries.filter(({ change }) => change === 'removed');
  expect(staying.map(shown)).toEqual(after.records.map(held));
  expect(plan.shown.slice(0, staying.length).map(hex)).toEqual(after.records.map(hex));
  // The order of the present file stays: what is neither new nor gone is found again one after the other.
  const left = [...before.records];
  for (const record of plan.shown.slice(staying.length)) {
    const at = left.findIndex((one) => sameBytes(one.bytes, record.bytes));
    expect(at).toBeGreaterThanOrEqual(0);
    left.splice(at, 1);
  }
  expect(gone.length + staying.filter(({ change }) => change !== 'added').length).toBe(before.records.length);
  // Of entries that are the same twice any may be the removed one: they cannot be told apart.
  if (gone.length === 0) staying.forEach((entry, at) => judge(entry, entry.change === 'added' ? undefined : before.records[at], after.records[at] ?? expect.fail('an entry')));
  else expect(staying.filter(({ change }) => change === 'kept').length).toBeLessThanOrEqual(left.length);
  const mixed = plan.view.mode === 'mixed';
  for (const record of before.records.filter(isEc)) {
    const there = after.records.some((one) => sameBytes(one.bytes, record.bytes));
    const toldGone = plan.shown.slice(staying.length).some((one) => sameBytes(one.bytes, record.bytes));
    const moved = after.records.some((one) => one.certificate !== undefined && record.certificate !== undefined && sameBytes(one.certificate, record.certificate) && one.function === record.function);
    if (mixed) expect(there || toldGone || moved).toBe(true);
  }
  // Phones learn from bare entries that their cluster is not secure.
  const ownServers = after.records.filter((record) => record.function === FUNCTION_CODE.CCM_TFTP && SERVERS.some(({ name, addresses }) => name === record.dnsName?.toLowerCase() || addresses.includes(record.ipAddress ?? '')));
  if (!mixed) expect(ownServers.every(({ certificate }) => certificate === undefined)).toBe(true);
}

describe('what a plan says of an entry is what the file then holds', () => {
  it(`in ${runs(20, 1000)} files that are made anew in the place of random ones`, () => {
    for (let seed = 1; seed <= runs(20, 1000); seed += 1) {
      try {
        tryAnew(seed);
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
  });

  it(`in ${runs(80, 4000)} random files, byte by byte`, () => {
    for (let seed = 1; seed <= runs(80, 4000); seed += 1) {
      try {
        tryOne(seed);
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
  });
});
