import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import forge from 'node-forge';

/** Short type and value of each attribute, in the order of the encoding. */
export type TestName = readonly (readonly [string, string])[];

export interface TestIdentity {
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

export interface TestCertificate {
  readonly subject: TestName;
  readonly issuer?: TestName;
  /** INTEGER value, hex. */
  readonly serial: string;
  readonly bits?: number;
  /** Instead of a new key; keys of 4096 bits take long. */
  readonly privateKey?: KeyObject;
  /** Signs it; its own key when left out. */
  readonly issuerKey?: KeyObject;
  /** Stands in the certificate instead of the key that signs it. */
  readonly publicKey?: forge.pki.rsa.PublicKey;
  /** DNS names of subjectAltName. */
  readonly names?: readonly string[];
  /** Further extensions, as forge takes them. */
  readonly extensions?: readonly object[];
  /** Exact length of the DER; a comment extension fills it. */
  readonly length?: number;
}

const NS_COMMENT = '2.16.840.1.113730.1.13';
const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';

const attributes = (name: TestName): forge.pki.CertificateField[] => name.map(([shortName, value]) => ({ shortName, value }));
const bytesOf = (value: forge.asn1.Asn1): Buffer => Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1');

function encode(wish: TestCertificate, privateKey: KeyObject, comment: number): Uint8Array {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = wish.publicKey ?? forge.pki.publicKeyFromPem(createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString());
  certificate.serialNumber = wish.serial;
  certificate.validity.notBefore = new Date('2014-03-01T10:20:30Z');
  certificate.validity.notAfter = new Date('2049-03-01T10:20:30Z');
  certificate.setSubject(attributes(wish.subject));
  certificate.setIssuer(attributes(wish.issuer ?? wish.subject));
  const text = forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.IA5STRING, false, '.'.repeat(comment));
  const names = wish.names === undefined ? [] : [{ name: 'subjectAltName', altNames: wish.names.map((value) => ({ type: 2, value })) }];
  certificate.setExtensions([{ id: NS_COMMENT, value: forge.asn1.toDer(text).getBytes() }, ...names, ...(wish.extensions ?? [])]);
  certificate.signatureOid = SHA256_WITH_RSA;
  certificate.siginfo.algorithmOid = SHA256_WITH_RSA;
  certificate.signature = '';
  const toBeSigned = forge.pki.certificateToAsn1(certificate).value[0];
  if (typeof toBeSigned !== 'object') throw new Error('a certificate without TBSCertificate');
  certificate.signature = sign('sha256', bytesOf(toBeSigned), wish.issuerKey ?? privateKey).toString('latin1');
  return new Uint8Array(bytesOf(forge.pki.certificateToAsn1(certificate)));
}

export const newKey = (bits: number): KeyObject => generateKeyPairSync('rsa', { modulusLength: bits, publicExponent: 0x10001 }).privateKey;

/** A certificate signed with its own key unless another one is given, whatever issuer it names. */
export function makeIdentity(wish: TestCertificate): TestIdentity {
  const privateKey = wish.privateKey ?? newKey(wish.bits ?? 1024);
  let comment = 0;
  let certificate = encode(wish, privateKey, comment);
  for (let round = 0; wish.length !== undefined && certificate.length !== wish.length && round < 5; round += 1) {
    comment += wish.length - certificate.length;
    certificate = encode(wish, privateKey, comment);
  }
  if (wish.length !== undefined && certificate.length !== wish.length) throw new Error(`no certificate with ${wish.length} bytes`);
  return { certificate, privateKey };
}

/** A certificate for an EC key on this curve. Its own signature is of the wrong kind, which nothing here looks at: forge makes RSA only. */
export function ecCertificate(wish: Pick<TestCertificate, 'subject' | 'serial' | 'names'>, namedCurve: 'prime256v1' | 'secp384r1' | 'secp521r1', privateKey: KeyObject): Uint8Array {
  const { certificate } = makeIdentity({ ...wish, privateKey });
  const tree = forge.asn1.fromDer(Buffer.from(certificate).toString('latin1'));
  const key = generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'der' });
  const toBeSigned = tree.value[0];
  if (typeof toBeSigned !== 'object' || !Array.isArray(toBeSigned.value)) throw new Error('a certificate without TBSCertificate');
  // version, serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo (RFC 5280, 4.1)
  toBeSigned.value[6] = forge.asn1.fromDer(key.toString('latin1'));
  return new Uint8Array(bytesOf(tree));
}

/** An EC certificate (P-256), made once with openssl since forge makes RSA only: CN=ec, serial number 0a. Its key was thrown away. */
export const EC_CERTIFICATE = new Uint8Array(
  Buffer.from(
    'MIIBXzCCAQSgAwIBAgIBCjAKBggqhkjOPQQDAjANMQswCQYDVQQDDAJlYzAgFw0yNjExMjMxMjI5NDZaGA8yMTI2MTAzMDEyMjk0NlowDTELMAkG' +
    'A1UEAwwCZWMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAR/cQ3GZuFFaXlJKfYCjpJ4Mzog6v45Egc2tP/hfBh4DRrJTI2+SRHfIz3Y0itJQdiz' +
    'EFDRHdMZhSdB0cmQc8cYo1MwUTAdBgNVHQ4EFgQU1Xh5K/hEsgPlFGUQTILvggRXwSkwHwYDVR0jBBgwFoAU1Xh5K/hEsgPlFGUQTILvggRXwSkw' +
    'DwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA+IfGm8EBjh6Vc1yqfEgI4lwITMyM9jD3u2X3dGqxIqsCIQC77AYDlGAqJuLHzZzN' +
    'zAHXBXc+QBkMZJ95kCw1lsEkjg==',
    'base64',
  ),
);
