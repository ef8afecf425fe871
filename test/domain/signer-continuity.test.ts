import { describe, expect, it } from 'vitest';
import { type ListedRecord } from '../../shared/domain/platform/answers.ts';
import { type ContinuityFacts, isSastOf, signerContinuity, tokenlessSigner } from '../../shared/domain/signer-continuity.ts';

const SAST = 'System Administrator Security Token';

const listed = (function_: string, dnsName: string, subject: string, certificateSha1: string | null): ListedRecord => ({
  number: 1,
  length: 1156,
  function: function_,
  dnsName,
  subject,
  issuer: subject,
  serialNumber: '01',
  certificateSha1,
  usedToSign: null,
});

/** A tokenless file of release 10.5: the publisher's CallManager certificate is SAST and CCM+TFTP. */
const CALLMANAGER = listed(SAST, 'cucm-pub', 'CN=cucm-pub;OU=TAC;O=Cisco', 'aa');
const PUBLISHER = listed('CCM+TFTP', 'cucm-pub', 'CN=cucm-pub;OU=TAC;O=Cisco', 'aa');
const RECOVERY = listed(SAST, 'cucm-pub', 'CN=ITLRECOVERY_cucm-pub.example.com;OU=TAC;O=Cisco', 'bb');
const TOKEN = listed(SAST, '', 'cn="SAST-ADN0054f509        ";ou=IPCBU;o="Cisco Systems', 'cc');

const facts = (signer: ContinuityFacts['signer'], records: ContinuityFacts['records'], more: Partial<ContinuityFacts> = {}): ContinuityFacts => ({
  signer,
  records,
  publisher: ['10.48.47.153', 'cucm-pub', 'cucm-pub.example.com'],
  tvsRuns: false,
  ...more,
});

describe('the service that signs a tokenless file', () => {
  it.each([
    ['9.1.2.10000-28', null],
    ['10.0.1.10000-24', 'CallManager'],
    ['11.5.1.18900-97', 'CallManager'],
    ['12.0.1.10000-10', 'ITLRecovery'],
    ['15.0.1.11900-23', 'ITLRecovery'],
  ])('of release %s is %s', (release, service) => {
    expect(tokenlessSigner(release)).toBe(service);
  });
});

describe('phones take the next file', () => {
  it('because its signer is a SAST of theirs, whether or not TVS runs', () => {
    expect(signerContinuity(facts('CallManager', [PUBLISHER, CALLMANAGER]))).toBe('sast');
    expect(signerContinuity(facts('ITLRecovery', [CALLMANAGER, RECOVERY], { tvsRuns: true }))).toBe('sast');
  });

  it('when TVS vouches, if the file in their hands knows tokens alone', () => {
    expect(signerContinuity(facts('CallManager', [TOKEN, PUBLISHER], { tvsRuns: true }))).toBe('tvs');
    expect(signerContinuity(facts('ITLRecovery', [CALLMANAGER], { tvsRuns: true }))).toBe('tvs');
  });

  it('only after a visit, if nobody vouches', () => {
    expect(signerContinuity(facts('CallManager', [TOKEN, PUBLISHER]))).toBe('visits');
    expect(signerContinuity(facts('CallManager', []))).toBe('visits');
  });

  it('as if nobody of the file vouched, when it could not be read', () => {
    expect(signerContinuity(facts('CallManager', null))).toBe('visits');
    expect(signerContinuity(facts('CallManager', null, { tvsRuns: true }))).toBe('tvs');
  });
});

describe('the SAST of CallManager', () => {
  const isSast = (record: ListedRecord, ...others: ListedRecord[]): boolean => isSastOf(record, facts('CallManager', [record, ...others]));

  it('has the certificate of the CCM+TFTP entry of the publisher, whatever its name', () => {
    expect(isSast({ ...CALLMANAGER, subject: 'CN=some other name' }, PUBLISHER)).toBe(true);
    expect(isSast({ ...CALLMANAGER, certificateSha1: 'dd' }, PUBLISHER)).toBe(false);
    expect(isSast({ ...CALLMANAGER, certificateSha1: null }, PUBLISHER)).toBe(false);
  });

  it.each([
    ['address', '10.48.47.153'],
    ['host name', 'cucm-pub'],
    ['host name in capitals', 'CUCM-PUB'],
    ['fully qualified name', 'cucm-pub.example.com'],
    ['host name in another domain', 'cucm-pub.example.net'],
  ])('is found when the entry of the publisher is called by its %s', (_, dnsName) => {
    expect(isSast({ ...CALLMANAGER, certificateSha1: 'dd' }, { ...PUBLISHER, dnsName })).toBe(false);
    expect(isSast({ ...CALLMANAGER, subject: 'CN=x' }, { ...PUBLISHER, dnsName })).toBe(true);
  });

  it.each([
    ['another server', { dnsName: 'cucm-sub' }],
    ['an address that begins alike', { dnsName: '10.48.47.154' }],
    ['CAPF', { function: 'CAPF' }],
    ['a server without certificate', { certificateSha1: null }],
  ])('is judged by its name when the only entry with a certificate is that of %s', (_, other) => {
    const others = { ...PUBLISHER, certificateSha1: 'ee', ...other };
    expect(isSast(CALLMANAGER, others)).toBe(true);
    expect(isSast({ ...CALLMANAGER, subject: 'CN=cucm-sub' }, others)).toBe(false);
  });

  it('has the name of the publisher when no entry tells its certificate', () => {
    for (const subject of ['CN=cucm-pub.example.com;OU=TAC', 'O=Cisco, CN=CUCM-PUB', 'o=Cisco;cn="cucm-pub   ";ou=x', 'CN= cucm-pub']) expect(isSast({ ...CALLMANAGER, subject })).toBe(true);
    for (const subject of ['CN=cucm-pub2', 'OU=CN;O=cucm-pub', 'XCN=cucm-pub', '', 'CN=ITLRECOVERY_cucm-pub']) expect(isSast({ ...CALLMANAGER, subject })).toBe(false);
  });

  it('is not found by a part of an address, nor by a name that only holds one', () => {
    const named = (publisher: string, dnsName: string): boolean =>
      isSastOf({ ...CALLMANAGER, certificateSha1: 'dd' }, facts('CallManager', [{ ...PUBLISHER, dnsName }], { publisher: [publisher, 'cucm-pub'] }));
    // Judged by the certificate when the entry is the publisher's, else by the name.
    expect(named('10.48.47.153', '10.48.47.153')).toBe(false);
    expect(named('10.48.47.153', '10.1.1.1')).toBe(true);
    expect(named('node10.48.47.153', 'node10')).toBe(false);
    expect(named('10.48.47.153.example.com', '10')).toBe(false);
  });

  it('is known although the file itself could not be read', () => {
    expect(isSastOf(CALLMANAGER, facts('CallManager', null))).toBe(true);
  });

  it('is no entry of another role', () => {
    expect(isSast(PUBLISHER, PUBLISHER)).toBe(false);
  });
});

describe('the SAST of ITLRecovery', () => {
  const isSast = (subject: string): boolean => isSastOf({ ...RECOVERY, subject }, facts('ITLRecovery', [PUBLISHER]));

  it('has the name ITLRECOVERY with that of the publisher', () => {
    for (const name of ['ITLRECOVERY_cucm-pub', 'ITLRecovery_CUCM-PUB.example.com', 'itlrecoverycucm-pub']) expect(isSast(`CN=${name};O=Cisco`)).toBe(true);
    for (const name of ['ITLRECOVERY_cucm-sub', 'cucm-pub', 'cucm-pub_itlrecovery', 'ITLRECOVERY', 'CUCM-ITLRECOVERY_cucm-pub']) expect(isSast(`CN=${name};O=Cisco`)).toBe(false);
  });

  it('is no entry of another role', () => {
    expect(isSastOf({ ...RECOVERY, function: 'CCM+TFTP' }, facts('ITLRecovery', null))).toBe(false);
  });
});
