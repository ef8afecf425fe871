import { type KeyObject, X509Certificate } from 'node:crypto';
import { fail, ok, type AppError, type Result } from '../../shared/domain/result.ts';
import { asn1 } from './asn1.ts';
import { isOneDerSequence, lastElement } from './der.ts';
import { sha1Hex, sha256Hex } from './digests.ts';
import { remembered } from './remembered.ts';
import { childrenOf, readableName, readName, type NameAttribute } from './names.ts';

/** What the product needs to know of an X.509 certificate (RFC 5280). */
export interface CertificateInfo {
  readonly der: Uint8Array;
  /** For people; names in CTL files are made from the attributes. */
  readonly subject: string;
  readonly issuer: string;
  /** In the order of the encoding. */
  readonly subjectAttributes: readonly NameAttribute[];
  readonly issuerAttributes: readonly NameAttribute[];
  /** Names and addresses of subjectAltName, lower-case; empty = none. */
  readonly alternativeNames: readonly string[];
  /** The certificate's own signature value (RFC 5280, 4.1.1.3), without the count of unused bits. */
  readonly signature: Uint8Array;
  /** Value of the INTEGER, big-endian, without the 00 in front of a set top bit. */
  readonly serialNumber: Uint8Array;
  /** RFC 3339, UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Of the DER, lower-case hexadecimal. */
  readonly sha1: string;
  readonly sha256: string;
  /** basicConstraints says that it is a CA's (RFC 5280, 4.2.1.9). */
  readonly isCa: boolean;
  /** Whether keyUsage (RFC 5280, 4.2.1.3) allows signatures over data: digitalSignature or nonRepudiation; also where there is no keyUsage. */
  readonly maySignData: boolean;
  /** `rsa`, `ec`, or another name of node:crypto's asymmetricKeyType. */
  readonly keyType: string;
  /** 0 when the kind of key has no such number. */
  readonly keyBits: number;
  /** DER of RSAPublicKey (RFC 8017, A.1.1), what PUBLICKEY of a CTL record holds; RSA keys only. */
  readonly publicKeyPkcs1?: Uint8Array;
}

export type CertificateError = AppError<'trust.certificate-unreadable'>;

/** A certificate must fit into a CTL record, with its names and key. */
const MAX_DER = 60_000;
const CURVE_BITS: Readonly<Record<string, number>> = { prime256v1: 256, secp384r1: 384, secp521r1: 521 };

/** Reads a DER certificate. Bytes that are not exactly one are `trust.certificate-unreadable`; its signature is not checked. */
export const readCertificate = (der: Uint8Array): Result<CertificateInfo, CertificateError> =>
  der.length > MAX_DER || !isOneDerSequence(der) ? unreadable('not one DER element') : read(der);

const unreadable = (detail: string): { readonly ok: false; readonly error: CertificateError } => fail('trust.certificate-unreadable', '', { detail });

const read = remembered((der: Uint8Array): Result<CertificateInfo, CertificateError> => {
  const parsed = parse(der);
  if (parsed === undefined) return unreadable('not an X.509 certificate');
  const { x509, key, fields } = parsed;
  const validFrom = rfc3339(x509.validFrom);
  const validTo = rfc3339(x509.validTo);
  if (validFrom === undefined || validTo === undefined) return unreadable('validity');
  return ok({
    der,
    subject: readableName(fields.subject),
    issuer: readableName(fields.issuer),
    subjectAttributes: fields.subject,
    issuerAttributes: fields.issuer,
    alternativeNames: alternativeNamesOf(x509.subjectAltName),
    signature: lastElement(der).subarray(1),
    serialNumber: fields.serialNumber,
    validFrom,
    validTo,
    sha1: sha1Hex(der),
    sha256: sha256Hex(der),
    isCa: x509.ca,
    maySignData: fields.maySignData,
    keyType: key.asymmetricKeyType ?? 'unknown',
    keyBits: key.asymmetricKeyDetails?.modulusLength ?? CURVE_BITS[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? 0,
    ...(key.asymmetricKeyType === 'rsa' ? { publicKeyPkcs1: new Uint8Array(key.export({ type: 'pkcs1', format: 'der' })) } : {}),
  });
});

interface Fields {
  readonly serialNumber: Uint8Array;
  readonly issuer: readonly NameAttribute[];
  readonly subject: readonly NameAttribute[];
  readonly maySignData: boolean;
}

/** Both parsers throw for bytes they cannot read; OpenSSL is asked first, so forge only sees well-formed certificates. */
function parse(der: Uint8Array): { readonly x509: X509Certificate; readonly key: KeyObject; readonly fields: Fields } | undefined {
  try {
    const x509 = new X509Certificate(der);
    const fields = fieldsOf(asn1.fromDer(Buffer.from(der).toString('latin1'), true));
    return fields === undefined ? undefined : { x509, key: x509.publicKey, fields };
  } catch {
    return undefined;
  }
}

/** TBSCertificate (RFC 5280, 4.1): [0] version if not 1, serialNumber, signature, issuer, validity, subject, ... */
function fieldsOf(certificate: asn1.Asn1): Fields | undefined {
  const tbs = childrenOf(childrenOf(certificate)?.[0]) ?? [];
  const [serial, , issuerName, , subjectName] = tbs[0]?.tagClass === asn1.Class.CONTEXT_SPECIFIC ? tbs.slice(1) : tbs;
  const issuer = readName(issuerName);
  const subject = readName(subjectName);
  if (typeof serial?.value !== 'string' || issuer === undefined || subject === undefined) return undefined;
  const integer = new Uint8Array(Buffer.from(serial.value, 'latin1'));
  return { serialNumber: integer.length > 1 && integer[0] === 0 ? integer.subarray(1) : integer, issuer, subject, maySignData: maySignData(tbs.at(-1)) };
}

/** [3], which forge calls by the name that number 3 has as a universal tag. */
const EXTENSIONS = asn1.Type.BITSTRING;
const KEY_USAGE = '2.5.29.15';
const DATA_SIGNATURES = 0b1100_0000; // digitalSignature (0), nonRepudiation (1): the first bits of the BIT STRING

/** Extensions stand last in TBSCertificate, as [3] around a SEQUENCE; one that cannot be read forbids nothing here. */
function maySignData(last: asn1.Asn1 | undefined): boolean {
  if (last?.tagClass !== asn1.Class.CONTEXT_SPECIFIC || last.type !== EXTENSIONS) return true;
  for (const extension of childrenOf(childrenOf(last)?.[0]) ?? []) {
    const [oid, ...rest] = childrenOf(extension) ?? [];
    const octets = rest.at(-1)?.value;
    if (typeof oid?.value !== 'string' || asn1.derToOid(oid.value) !== KEY_USAGE || typeof octets !== 'string') continue;
    // 03 length unused-bits bits...
    return (octets.charCodeAt(3) & DATA_SIGNATURES) !== 0;
  }
  return true;
}

/** Node prints `DNS:name, IP Address:1.2.3.4`; a value that would be ambiguous is quoted and stands for no server's name. */
const alternativeNamesOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(', ').flatMap((part) => /^(?:DNS|IP Address):([^"]+)$/.exec(part)?.[1]?.toLowerCase() ?? []);

function rfc3339(text: string): string | undefined {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}
