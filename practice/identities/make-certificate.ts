import { sign, type KeyObject } from 'node:crypto';
import { bitString, context, element, oid, sequence, TAG, text, utcTime } from './der.ts';
import { type CertificateRecipe, type NamePart } from './recipe.ts';

/** Whose key signs, and under which name. */
export interface Issuer {
  readonly name: readonly NamePart[];
  readonly privateKey: KeyObject;
}

const SIGNATURE_OID = { sha1: '1.2.840.113549.1.1.5', sha256: '1.2.840.113549.1.1.11' } as const; // RFC 4055, section 5
const NS_COMMENT = '2.16.840.1.113730.1.13'; // Netscape certificate comment, an IA5String that nothing interprets
const COMMENT = 'Made for practice. Not issued by Cisco. ';

/** RFC 5280, A.1. */
const ATTRIBUTE_OID = { CN: '2.5.4.3', C: '2.5.4.6', L: '2.5.4.7', ST: '2.5.4.8', O: '2.5.4.10', OU: '2.5.4.11' } as const;
/** RFC 5280, A.2. */
const EXTENSION_OID = { keyUsage: '2.5.29.15', subjectAltName: '2.5.29.17', basicConstraints: '2.5.29.19', extKeyUsage: '2.5.29.37' } as const;
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

const TRUE = element(TAG.boolean, Uint8Array.of(0xff));
const NULL = element(TAG.null);

function extension(id: string, critical: boolean, value: Uint8Array): Uint8Array {
  return sequence(oid(id), ...(critical ? [TRUE] : []), element(TAG.octetString, value));
}

/** The bits of KeyUsage (RFC 5280, 4.2.1.3), and how many at the end of the byte are unused. */
const keyUsage = (bits: number, unused: number): Uint8Array => extension(EXTENSION_OID.keyUsage, true, bitString(Uint8Array.of(bits), unused));

const USES = {
  // keyCertSign and cRLSign.
  ca: [extension(EXTENSION_OID.basicConstraints, true, sequence(TRUE)), keyUsage(0b0000_0110, 1)],
  // digitalSignature and nonRepudiation.
  signing: [keyUsage(0b1100_0000, 6)],
  // digitalSignature and keyEncipherment.
  server: [keyUsage(0b1010_0000, 5), extension(EXTENSION_OID.extKeyUsage, false, sequence(oid(SERVER_AUTH)))],
} as const;

/** PrintableString where it can be, as older CAs wrote; UTF8String otherwise (RFC 5280, 4.1.2.4). */
const stringTag = (value: string): number => (/^[A-Za-z0-9 '()+,./:=?-]*$/.test(value) ? TAG.printableString : TAG.utf8String);
const nameOf = (parts: readonly NamePart[]): Uint8Array =>
  sequence(...parts.map(([type, value]) => element(TAG.set, sequence(oid(ATTRIBUTE_OID[type]), text(stringTag(value), value)))));

const isIpv4 = (name: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(name);
/** GeneralName (RFC 5280, 4.2.1.6): iPAddress is [7], dNSName [2]. */
const generalName = (name: string): Uint8Array => (isIpv4(name) ? element(0x87, Uint8Array.from(name.split('.').map(Number))) : text(0x82, name));

const alternativeNames = (names: readonly string[]): Uint8Array => extension(EXTENSION_OID.subjectAltName, false, sequence(...names.map(generalName)));
const commentOf = (length: number): Uint8Array => extension(NS_COMMENT, false, text(TAG.ia5String, COMMENT.padEnd(length, '.').slice(0, length)));

function encode(recipe: CertificateRecipe, publicKey: KeyObject, issuer: Issuer, notBefore: Date, comment: number): Uint8Array {
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notBefore.getUTCFullYear() + (recipe.daysLeft === undefined ? 10 : 5));
  const algorithm = sequence(oid(SIGNATURE_OID[recipe.digest]), NULL);
  const toBeSigned = sequence(
    // Version 3.
    context(0, element(TAG.integer, Uint8Array.of(2))),
    element(TAG.integer, Buffer.from(recipe.serial, 'hex')),
    algorithm,
    nameOf(issuer.name),
    sequence(utcTime(notBefore), utcTime(notAfter)),
    nameOf(recipe.subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    context(3, sequence(...USES[recipe.use], ...(recipe.names === undefined ? [] : [alternativeNames(recipe.names)]), ...(recipe.length === undefined ? [] : [commentOf(comment)]))),
  );
  return new Uint8Array(sequence(toBeSigned, algorithm, bitString(sign(recipe.digest, toBeSigned, issuer.privateKey))));
}

/** Makes the certificate of a recipe (RFC 5280, version 3, valid for ten years from the day before now unless the recipe says otherwise). */
export function makeCertificate(recipe: CertificateRecipe, publicKey: KeyObject, issuer: Issuer): Uint8Array {
  const notBefore = new Date(Date.now() - 86_400_000);
  if (recipe.daysLeft !== undefined) {
    notBefore.setTime(Date.now() + recipe.daysLeft * 86_400_000);
    notBefore.setUTCFullYear(notBefore.getUTCFullYear() - 5);
  }
  const first = encode(recipe, publicKey, issuer, notBefore, COMMENT.length);
  if (recipe.length === undefined) return first;
  // Lengths that surround the comment grow with it; so the first guess may be a few bytes off.
  let comment = COMMENT.length;
  let bytes = first;
  for (let round = 0; round < 4 && bytes.length !== recipe.length; round += 1) {
    comment += recipe.length - bytes.length;
    bytes = encode(recipe, publicKey, issuer, notBefore, comment);
  }
  if (bytes.length !== recipe.length) throw new Error(`a certificate of ${recipe.length} bytes cannot be made from this recipe`);
  return bytes;
}
