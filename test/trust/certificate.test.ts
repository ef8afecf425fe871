import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../core/trust/certificate.ts';
import { sha1Hex, sha256Hex } from '../../core/trust/digests.ts';
import { cucmName, readableName, readName, tokenName } from '../../core/trust/names.ts';
import { serverRecord, tokenRecord } from '../../core/trust/records.ts';
import { EC_CERTIFICATE, makeIdentity } from '../helpers/certificates.ts';
import { must } from '../helpers/founding-document.ts';

const SUBJECT = [
  ['C', 'PL'],
  ['O', 'Cisco'],
  ['OU', 'TAC'],
  ['CN', 'pub'],
  ['ST', 'Malopolska'],
  ['L', 'Krakow'],
] as const;

describe('a certificate', () => {
  it('is read with its names in the order of the encoding, dates, digests and key', () => {
    const { certificate } = makeIdentity({ subject: SUBJECT, serial: '00f1e2d3', bits: 2048 });
    const info = must(readCertificate(certificate));
    expect(info).toMatchObject({
      subject: 'C=PL, O=Cisco, OU=TAC, CN=pub, ST=Malopolska, L=Krakow',
      validFrom: '2014-03-01T10:20:30Z',
      validTo: '2049-03-01T10:20:30Z',
      sha1: sha1Hex(certificate),
      sha256: sha256Hex(certificate),
      keyType: 'rsa',
      keyBits: 2048,
    });
    expect(info.subjectAttributes.map(({ type, value }) => [type, value])).toEqual(SUBJECT);
    expect(Buffer.from(info.serialNumber).toString('hex')).toBe('f1e2d3');
    expect(info.publicKeyPkcs1?.length).toBe(270);
  });

  it('with an EC key is read, without a PKCS#1 key', () => {
    expect(must(readCertificate(EC_CERTIFICATE))).toMatchObject({ subject: 'CN=ec', keyType: 'ec', keyBits: 256, serialNumber: Uint8Array.of(10) });
    expect(must(readCertificate(EC_CERTIFICATE)).publicKeyPkcs1).toBeUndefined();
  });

  it('is refused when bytes are missing, follow, or are something else', () => {
    const { certificate } = makeIdentity({ subject: SUBJECT, serial: '01' });
    const others = [new Uint8Array(0), certificate.subarray(1), certificate.subarray(0, -1), Buffer.concat([certificate, Buffer.of(0)]), Buffer.of(0x30, 0), Buffer.from('-----BEGIN CERTIFICATE-----')];
    for (const bytes of others) expect(readCertificate(bytes)).toMatchObject({ ok: false, error: { code: 'trust.certificate-unreadable' } });
  });

  it('never makes the reader throw, whichever byte of it is changed', () => {
    const { certificate } = makeIdentity({ subject: SUBJECT, serial: '01' });
    for (let at = 0; at < certificate.length; at += 1) {
      for (const mask of [0x01, 0x80, 0xff]) {
        const changed = certificate.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        expect(typeof readCertificate(changed).ok).toBe('boolean');
      }
    }
  });
});

describe('names', () => {
  const attribute = (type: string, value: string) => ({ type, value });

  it('of CUCM have one order, whatever the certificate has, and leave other attributes out', () => {
    const attributes = [attribute('DC', 'example'), ...SUBJECT.map(([type, value]) => attribute(type, value))];
    expect(cucmName(attributes)).toBe('CN=pub;OU=TAC;O=Cisco;L=Krakow;ST=Malopolska;C=PL');
  });

  it('of tokens are those of Cisco document 118892: 56 and 42 bytes with their NUL', () => {
    const subject = tokenName([attribute('O', 'Cisco Systems, Inc.'), attribute('OU', 'IPCBU'), attribute('CN', 'SAST-ADN0054f509        ')]);
    const issuer = tokenName([attribute('O', 'Cisco Systems'), attribute('CN', 'Cisco Manufacturing CA')]);
    expect([subject, subject.length + 1]).toEqual(['cn="SAST-ADN0054f509        ";ou=IPCBU;o="Cisco Systems', 56]);
    expect([issuer, issuer.length + 1]).toEqual(['cn=Cisco Manufacturing CA;o=Cisco Systems', 42]);
  });

  it('for people are escaped and harmless', () => {
    expect(readableName([attribute('CN', 'a, CN="b"\u001b[0m'), attribute('1.2.3', 'x')])).toBe('CN=a\\, CN=\\"b\\"?[0m, 1.2.3=x');
  });

  it.each([
    ['UTF8String', '0c', '4bc3b3'],
    ['BMPString', '1e', '004b00f3'],
    ['T61String, taken as Latin-1', '14', '4bf3'],
  ])('are read from %s', (_, tag, content) => {
    const value = tag + lengthOf(content) + content;
    const pair = `0603550403${value}`;
    const set = `30${lengthOf(pair)}${pair}`;
    const sets = `31${lengthOf(set)}${set}`;
    const der = Buffer.from(`30${lengthOf(sets)}${sets}`, 'hex').toString('latin1');
    expect(readName(forge.asn1.fromDer(der))).toEqual([{ type: 'CN', value: 'Kó' }]);
  });
});

const lengthOf = (hex: string): string => (hex.length / 2).toString(16).padStart(2, '0');

describe('records made from certificates', () => {
  it('of a token have the serial number backwards, an empty DNSNAME and no SIGNATURE', () => {
    const { certificate } = makeIdentity({ subject: [['CN', 'a']], serial: '45daa2af00000027f93c' });
    const record = must(tokenRecord(certificate));
    expect(Buffer.from(record.serialNumber ?? []).toString('hex')).toBe('3cf927000000afa2da45');
    expect(record).toMatchObject({ dnsName: '', function: 0, ipAddress: '0.0.0.0', signature: undefined, certificate });
  });

  it('of a server have the serial number forwards and the address as DNSNAME', () => {
    const { certificate } = makeIdentity({ subject: SUBJECT, serial: '0102' });
    const record = must(serverRecord({ function: 2, address: '10.48.47.153', certificate }));
    expect(Buffer.from(record.serialNumber ?? []).toString('hex')).toBe('0102');
    expect(record.elements.map(({ tag }) => tag)).toEqual([1, 2, 3, 4, 5, 6, 7, 9, 10]);
    expect(record.dnsName).toBe('10.48.47.153');
  });

  it('are refused for EC keys, names over 255 bytes and serial numbers over 20', () => {
    const long = makeIdentity({ subject: Array.from({ length: 5 }, () => ['OU', 'x'.repeat(60)] as const), serial: '01' });
    const wide = makeIdentity({ subject: [['CN', 'a']], serial: '01'.repeat(21) });
    for (const [certificate, detail] of [[EC_CERTIFICATE, 'key-type'], [long.certificate, 'name'], [wide.certificate, 'serial-number']] as const) {
      expect(tokenRecord(certificate)).toMatchObject({ ok: false, error: { code: 'trust.certificate-unusable', params: { detail } } });
      expect(serverRecord({ function: 4, address: '10.0.0.1', certificate })).toMatchObject({ ok: false });
    }
    expect(tokenRecord(Buffer.of(1))).toMatchObject({ ok: false, error: { code: 'trust.certificate-unreadable' } });
  });
});
