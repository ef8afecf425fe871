import { describe, expect, it } from 'vitest';
import { entriesOf, type EntryFacts, presumedSigner, sastsAmong } from '../../../core/change/by-command/listed-signer.ts';
import { type SigningService } from '../../../shared/domain/sast-roles.ts';
import { type ContinuityVerdict, signerContinuity } from '../../../shared/domain/signer-continuity.ts';
import { sha1Hex, sha256Hex } from '../../../core/trust/digests.ts';
import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { must } from '../../helpers/founding-document.ts';
import { hex, SMALL_FILE } from '../../helpers/small-file.ts';

const SAST = 'System Administrator Security Token';
const OWN = ['10.48.47.153', 'cucm-pub', 'cucm-pub.example.com'];

const listed = (role: string, dnsName: string, subject: string, certificateSha1: string | null): EntryFacts => ({ function: role, dnsName, subject, certificateSha1 });

/** A tokenless file of release 10.5: the publisher's CallManager certificate is SAST and CCM+TFTP. */
const CALLMANAGER = listed(SAST, 'cucm-pub', 'CN=cucm-pub;OU=TAC;O=Cisco', 'aa');
const PUBLISHER = listed('CCM+TFTP', 'cucm-pub', 'CN=cucm-pub;OU=TAC;O=Cisco', 'aa');
const RECOVERY = listed(SAST, 'cucm-pub', 'CN=ITLRECOVERY_cucm-pub.example.com;OU=TAC;O=Cisco', 'bb');
const TOKEN = listed(SAST, '', 'cn="SAST-ADN0054f509        ";ou=IPCBU;o="Cisco Systems', 'cc');

const verdict = (service: SigningService, entries: readonly EntryFacts[], tvsMayVouch = false, publisher: readonly string[] = OWN): ContinuityVerdict =>
  signerContinuity({ signer: presumedSigner(service, entries, publisher), held: [sastsAmong(entries, publisher)], tvsMayVouch });

describe('phones take the file that the cluster makes', () => {
  it('because the entries that are listed name its signer, whether or not TVS runs', () => {
    expect(verdict('CallManager', [PUBLISHER, CALLMANAGER])).toBe('sast');
    expect(verdict('ITLRecovery', [CALLMANAGER, RECOVERY], true)).toBe('sast');
  });

  it('when TVS vouches, if the file in their hands knows tokens alone', () => {
    expect(verdict('CallManager', [TOKEN, PUBLISHER], true)).toBe('tvs');
    expect(verdict('ITLRecovery', [CALLMANAGER], true)).toBe('tvs');
  });

  it('only after a visit, if nobody vouches', () => {
    expect(verdict('CallManager', [TOKEN, PUBLISHER])).toBe('visits');
    expect(verdict('ITLRecovery', [TOKEN, CALLMANAGER])).toBe('visits');
    expect(verdict('CallManager', [])).toBe('visits');
  });
});

describe('the SAST of CallManager', () => {
  const isSast = (record: EntryFacts, ...others: EntryFacts[]): boolean => verdict('CallManager', [record, ...others]) === 'sast';

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
      verdict('CallManager', [{ ...CALLMANAGER, certificateSha1: 'dd' }, { ...PUBLISHER, dnsName }], false, [publisher, 'cucm-pub']) === 'sast';
    // Judged by the certificate when the entry is the publisher's, else by the name.
    expect(named('10.48.47.153', '10.48.47.153')).toBe(false);
    expect(named('10.48.47.153', '10.1.1.1')).toBe(true);
    expect(named('node10.48.47.153', 'node10')).toBe(false);
    expect(named('10.48.47.153.example.com', '10')).toBe(false);
  });

  it('is known by name although the entries of the publisher could not be read', () => {
    expect(signerContinuity({ signer: presumedSigner('CallManager', null, OWN), held: [sastsAmong([CALLMANAGER], OWN)], tvsMayVouch: false })).toBe('sast');
  });

  it('is no entry of another role, and none without a certificate', () => {
    expect(isSast(PUBLISHER, PUBLISHER)).toBe(false);
    expect(isSast({ ...CALLMANAGER, certificateSha1: null })).toBe(false);
  });
});

describe('the SAST of ITLRecovery', () => {
  const isSast = (subject: string): boolean => verdict('ITLRecovery', [{ ...RECOVERY, subject }, PUBLISHER]) === 'sast';

  it('has the name ITLRECOVERY with that of the publisher', () => {
    for (const name of ['ITLRECOVERY_cucm-pub', 'ITLRecovery_CUCM-PUB.example.com', 'itlrecoverycucm-pub']) expect(isSast(`CN=${name};O=Cisco`)).toBe(true);
    for (const name of ['ITLRECOVERY_cucm-sub', 'cucm-pub', 'cucm-pub_itlrecovery', 'ITLRECOVERY', 'CUCM-ITLRECOVERY_cucm-pub']) expect(isSast(`CN=${name};O=Cisco`)).toBe(false);
  });

  it('is no entry of another role', () => {
    expect(verdict('ITLRecovery', [{ ...RECOVERY, function: 'CCM+TFTP' }])).toBe('visits');
  });
});

describe('the entries of a file whose bytes were read', () => {
  it('tell what a list of it tells, and the SHA-256 besides', () => {
    const certificate = hex('090a0b');
    const entry = { function: 'Unknown (258)', dnsName: 'pub', subject: 'S', certificateSha1: sha1Hex(certificate), certificateSha256: sha256Hex(certificate) };
    expect(entriesOf(must(readCtlFile(SMALL_FILE)))).toEqual([entry]);
    expect(sastsAmong([{ ...entry, function: SAST }], OWN)).toEqual([{ sha256: entry.certificateSha256, sha1: entry.certificateSha1, serialNumber: null, owner: 'other' }]);
  });
});
