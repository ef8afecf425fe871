import { sign, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { type CertificateRecipe, type NamePart } from './recipe.ts';

const { asn1, pki } = forge;

/** Whose key signs, and under which name. */
export interface Issuer {
  readonly name: readonly NamePart[];
  readonly privateKey: KeyObject;
}

const SIGNATURE_OID = { sha1: '1.2.840.113549.1.1.5', sha256: '1.2.840.113549.1.1.11' } as const; // RFC 4055, section 5
const NS_COMMENT = '2.16.840.1.113730.1.13'; // Netscape certificate comment, an IA5String that nothing interprets
const COMMENT = 'Made for practice. Not issued by Cisco. ';

const USES = {
  ca: [
    { name: 'basicConstraints', critical: true, cA: true },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
  ],
  signing: [{ name: 'keyUsage', critical: true, digitalSignature: true, nonRepudiation: true }],
  server: [
    { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
  ],
} as const;

/** PrintableString where it can be, as older CAs wrote; UTF8String otherwise (RFC 5280, 4.1.2.4). */
const stringType = (value: string) => (/^[A-Za-z0-9 '()+,./:=?-]*$/.test(value) ? asn1.Type.PRINTABLESTRING : asn1.Type.UTF8);
const nameAttributes = (name: readonly NamePart[]) =>
  name.map(([shortName, value]) => ({ shortName, value, valueTagClass: stringType(value) as unknown as forge.asn1.Class }));
const isIpv4 = (name: string) => /^\d+\.\d+\.\d+\.\d+$/.test(name);

const alternativeNames = (names: readonly string[]) => ({
  name: 'subjectAltName',
  altNames: names.map((name) => (isIpv4(name) ? { type: 7, ip: name } : { type: 2, value: name })),
});

function commentExtension(length: number) {
  const text = COMMENT.padEnd(length, '.').slice(0, length);
  return { id: NS_COMMENT, critical: false, value: asn1.toDer(asn1.create(asn1.Class.UNIVERSAL, asn1.Type.IA5STRING, false, text)).getBytes() };
}

const derOf = (value: forge.asn1.Asn1) => Buffer.from(asn1.toDer(value).getBytes(), 'binary');

/** TBSCertificate, the first element of the certificate (RFC 5280, 4.1). */
function toBeSigned(certificate: forge.pki.Certificate): Buffer {
  certificate.signature = '';
  const [tbs] = pki.certificateToAsn1(certificate).value;
  if (typeof tbs !== 'object') throw new Error('a certificate without TBSCertificate');
  return derOf(tbs);
}

function encode(recipe: CertificateRecipe, publicKey: KeyObject, issuer: Issuer, notBefore: Date, comment: number): Uint8Array {
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  certificate.serialNumber = recipe.serial;
  certificate.validity.notBefore = notBefore;
  certificate.validity.notAfter = new Date(notBefore);
  certificate.validity.notAfter.setUTCFullYear(notBefore.getUTCFullYear() + (recipe.daysLeft === undefined ? 10 : 5));
  certificate.setSubject(nameAttributes(recipe.subject));
  certificate.setIssuer(nameAttributes(issuer.name));
  certificate.setExtensions([
    ...USES[recipe.use],
    ...(recipe.names === undefined ? [] : [alternativeNames(recipe.names)]),
    ...(recipe.length === undefined ? [] : [commentExtension(comment)]),
  ]);
  certificate.signatureOid = SIGNATURE_OID[recipe.digest];
  certificate.siginfo.algorithmOid = SIGNATURE_OID[recipe.digest];
  certificate.signature = sign(recipe.digest, toBeSigned(certificate), issuer.privateKey).toString('binary');
  return new Uint8Array(derOf(pki.certificateToAsn1(certificate)));
}

/**
 * Makes the certificate of a recipe (RFC 5280, version 3, valid for ten years from the day before now unless the recipe says otherwise).
 * The signature is node:crypto's, since forge's own takes tens of milliseconds.
 */
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
