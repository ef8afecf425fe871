import { generateKeyPair, randomBytes, sign } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { promisify } from 'node:util';
import { asn1 } from '../../core/trust/asn1.ts';

/** Key and certificate of a server, PEM. */
export interface Identity {
  readonly key: string;
  readonly certificate: string;
  readonly der: Uint8Array;
}

const KEY_BITS = 3072;
const YEARS = 10;
const DAY_MS = 86_400_000;
/** RFC 5280, 4.1.2.5: UTCTime holds years before it. */
const GENERALIZED_FROM = 2050;
const OID = { commonName: '2.5.4.3', sha256WithRsa: '1.2.840.113549.1.1.11', keyUsage: '2.5.29.15', alternativeName: '2.5.29.17', extendedKeyUsage: '2.5.29.37', serverAuth: '1.3.6.1.5.5.7.3.1' } as const;
/** RFC 5280, 4.2.1.3: digitalSignature and keyEncipherment, five bits unused; what `tls-settings.ts` asks of a certificate. */
const SERVER_USES = '\x05\xa0';

const { Class, Type } = asn1;
/** Numbers of context tags, which have the type of universal ones here: `[0]`, `[2]`, `[3]` and `[7]`. */
const NUMBERED = { version: Type.NONE, dnsName: Type.INTEGER, extensions: Type.BITSTRING, ipAddress: Type.ODESC } as const;
const primitive = (type: asn1.Type, value: string): asn1.Asn1 => asn1.create(Class.UNIVERSAL, type, false, value);
const sequence = (...parts: asn1.Asn1[]): asn1.Asn1 => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, parts);
const oid = (dotted: string): asn1.Asn1 => primitive(Type.OID, asn1.oidToDer(dotted).getBytes());
const explicit = (number: asn1.Type, inner: asn1.Asn1): asn1.Asn1 => asn1.create(Class.CONTEXT_SPECIFIC, number, true, [inner]);
const bytesOf = (element: asn1.Asn1): Buffer => Buffer.from(asn1.toDer(element).getBytes(), 'latin1');

const extension = (id: string, critical: boolean, value: asn1.Asn1): asn1.Asn1 =>
  sequence(oid(id), ...(critical ? [primitive(Type.BOOLEAN, '\xff')] : []), primitive(Type.OCTETSTRING, bytesOf(value).toString('latin1')));

const nameOf = (commonName: string): asn1.Asn1 =>
  sequence(asn1.create(Class.UNIVERSAL, Type.SET, true, [sequence(oid(OID.commonName), primitive(Type.UTF8, commonName))]));

const time = (date: Date): asn1.Asn1 =>
  date.getUTCFullYear() < GENERALIZED_FROM ? primitive(Type.UTCTIME, asn1.dateToUtcTime(date)) : primitive(Type.GENERALIZEDTIME, asn1.dateToGeneralizedTime(date));

/** GeneralName (RFC 5280, 4.2.1.6): iPAddress is [7], dNSName [2]. An IPv6 address has none here: clients look at none. */
function alternativeName(name: string): readonly asn1.Asn1[] {
  if (isIPv6(name)) return [];
  const [number, value] = isIPv4(name) ? [NUMBERED.ipAddress, String.fromCharCode(...name.split('.').map(Number))] : [NUMBERED.dnsName, name];
  return [extension(OID.alternativeName, false, sequence(asn1.create(Class.CONTEXT_SPECIFIC, number, false, value)))];
}

/**
 * Makes an RSA key and its certificate, signed by itself, for the TLS server of a provider. Clients know it by its SHA-256 alone.
 * @param now the certificate is valid from the day before, for clocks that are behind.
 */
export async function makeIdentity(name: string, now: Date): Promise<Identity> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: KEY_BITS });
  const from = new Date(now.getTime() - DAY_MS);
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + YEARS);
  const serial = randomBytes(16);
  // Positive, and without a zero in front.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const algorithm = (): asn1.Asn1 => sequence(oid(OID.sha256WithRsa), primitive(Type.NULL, ''));
  const extensions = [
    extension(OID.keyUsage, true, primitive(Type.BITSTRING, SERVER_USES)),
    extension(OID.extendedKeyUsage, false, sequence(oid(OID.serverAuth))),
    ...alternativeName(name),
  ];
  const toBeSigned = sequence(
    // Version 3.
    explicit(NUMBERED.version, primitive(Type.INTEGER, '\x02')),
    primitive(Type.INTEGER, serial.toString('latin1')),
    algorithm(),
    nameOf(name),
    sequence(time(from), time(to)),
    nameOf(name),
    asn1.fromDer(publicKey.export({ type: 'spki', format: 'der' }).toString('latin1')),
    explicit(NUMBERED.extensions, sequence(...extensions)),
  );
  const signature = sign('sha256', bytesOf(toBeSigned), privateKey);
  const der = bytesOf(sequence(toBeSigned, algorithm(), primitive(Type.BITSTRING, `\x00${signature.toString('latin1')}`)));
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate: pemOf(der), der: new Uint8Array(der) };
}

/** A certificate in PEM (RFC 7468). */
export const pemOf = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;
