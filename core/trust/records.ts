import { type CtlRecord } from '../../shared/ctl-file/model.ts';
import { buildRecord } from '../../shared/ctl-file/record.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';
import { type AppError, fail, ok, type Result } from '../../shared/domain/result.ts';
import { type CertificateInfo, readCertificate } from './certificate.ts';
import { cucmName, type NameAttribute, tokenName } from './names.ts';

export type RecordError = AppError<'trust.certificate-unreadable' | 'trust.certificate-unusable'>;

/** The address of an entry that is no server. Its element has 4 bytes in every published listing; their value is not printed. */
const NO_ADDRESS = '0.0.0.0';
/** Longest names that CUCM accepts in mixed mode (alarm ChangeToClusterModeSecurityFailed), in bytes here. */
const MAX_NAME = 255;
const MAX_SERIAL_NUMBER = 20; // RFC 5280, 4.1.2.2

/**
 * The SAST record of a security token in the form of Cisco's Windows client (Cisco document 118892, records 1 and 2):
 * DNSNAME empty, no SIGNATURE element, names as {@link tokenName}. That the serial number is byte-reversed is inferred
 * from the published ones, which read backwards have the shape of that CA's numbers.
 */
export function tokenRecord(certificateDer: Uint8Array): Result<CtlRecord, RecordError> {
  const fields = recordFields(certificateDer, tokenName);
  if (!fields.ok) return fields;
  const serialNumber = fields.value.serialNumber.toReversed();
  return ok(buildRecord({ ...fields.value, signature: undefined, serialNumber, function: FUNCTION_CODE.SAST, dnsName: '', ipAddress: NO_ADDRESS }));
}

/** A record of a server or service of a cluster to be made. */
export interface ServerEntry {
  readonly function: number;
  /** IPv4, dotted. */
  readonly address: string;
  /** DER. */
  readonly certificate: Uint8Array;
  /** DNSNAME; the address when left out. */
  readonly dnsName?: string;
  /** With the certificate's own signature value, as `utils ctl` writes records (Cisco document 118893); without when left out. */
  readonly withSignature?: boolean;
}

/**
 * The record of a server in the form of Cisco's Windows client (Cisco document 118892, record 4): the address also as
 * DNSNAME, no SIGNATURE element (unless the entry asks for another form), names as {@link cucmName}, serial number forwards.
 * @throws RangeError when `address` is not a dotted IPv4 address.
 */
export function serverRecord(entry: ServerEntry): Result<CtlRecord, RecordError> {
  const fields = recordFields(entry.certificate, cucmName);
  if (!fields.ok) return fields;
  const { function: code, address, dnsName = address, withSignature = false } = entry;
  const signature = withSignature ? fields.value.signature : undefined;
  return ok(buildRecord({ ...fields.value, signature, function: code, dnsName, ipAddress: address }));
}

interface CertificateFields {
  readonly subjectName: string;
  readonly issuerName: string;
  readonly serialNumber: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly certificate: Uint8Array;
  readonly signature: Uint8Array;
}

function recordFields(der: Uint8Array, nameOf: (attributes: readonly NameAttribute[]) => string): Result<CertificateFields, RecordError> {
  const read = readCertificate(der);
  if (!read.ok) return read;
  const subjectName = nameOf(read.value.subjectAttributes);
  const issuerName = nameOf(read.value.issuerAttributes);
  const problem = problemOf(read.value, [subjectName, issuerName]);
  const publicKey = read.value.publicKeyPkcs1;
  if (problem !== undefined || publicKey === undefined) {
    return fail('trust.certificate-unusable', '', { sha256: read.value.sha256, detail: problem ?? 'key-type' });
  }
  return ok({ subjectName, issuerName, serialNumber: read.value.serialNumber, publicKey, certificate: der, signature: read.value.signature });
}

function problemOf(info: CertificateInfo, names: readonly string[]): string | undefined {
  if (names.some((name) => name.includes('\0') || Buffer.byteLength(name) > MAX_NAME)) return 'name';
  if (info.serialNumber.length > MAX_SERIAL_NUMBER) return 'serial-number';
  return info.keyBits > 4096 ? 'key-length' : undefined;
}
