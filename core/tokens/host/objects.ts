import { type KeyObject } from 'node:crypto';
import type * as Pkcs11js from 'pkcs11js';
import { sha256Hex } from '../../trust/digests.ts';
import { publicKeyOf } from '../../trust/public-key.ts';
import { type Cryptoki, fieldText, type Handle, returnValueOf } from './cryptoki.ts';
import { LIMITS } from './messages.ts';

/** A certificate in the token, whatever it is for. */
export interface StoredCertificate {
  readonly id: Uint8Array;
  readonly label: string;
  readonly der: Uint8Array;
  readonly sha256: string;
  /** `null` = no certificate that can be read. */
  readonly publicKey: KeyObject | null;
}

/** A private key in the token. It never leaves it. */
export interface StoredKey {
  readonly handle: Handle;
  /** CKA_ALWAYS_AUTHENTICATE: the password is asked again for every signature. */
  readonly alwaysAuthenticate: boolean;
}

const MAX_OBJECTS = 64;

/** Templates hold numbers only: pkcs11js crashes on values of other kinds. */
type NumberTemplate = readonly { readonly type: number; readonly value: number }[];

function find({ library }: Cryptoki, session: Handle, template: NumberTemplate): readonly Handle[] {
  library.C_FindObjectsInit(session, [...template]);
  try {
    const found: Handle[] = [];
    while (found.length < MAX_OBJECTS) {
      const part = library.C_FindObjects(session, MAX_OBJECTS - found.length);
      if (part.length === 0) break;
      found.push(...part);
    }
    return found;
  } finally {
    library.C_FindObjectsFinal(session);
  }
}

/** One attribute a call, since one that is unknown fails the whole call; and a fresh template, since pkcs11js writes into it. */
function attribute({ p11, library }: Cryptoki, session: Handle, object: Handle, type: number): Buffer | undefined {
  try {
    const template: Pkcs11js.Template = [{ type }];
    return library.C_GetAttributeValue(session, object, template)[0]?.value;
  } catch (thrown) {
    const number = returnValueOf(thrown);
    if (number === p11.CKR_ATTRIBUTE_TYPE_INVALID || number === p11.CKR_ATTRIBUTE_SENSITIVE) return undefined;
    throw thrown;
  }
}

/** Every certificate object, each once. One that is too long is cut, and so shows as one that cannot be read. */
export function certificatesOf(cryptoki: Cryptoki, session: Handle): readonly StoredCertificate[] {
  const { p11 } = cryptoki;
  const objects = find(cryptoki, session, [
    { type: p11.CKA_CLASS, value: p11.CKO_CERTIFICATE },
    { type: p11.CKA_CERTIFICATE_TYPE, value: p11.CKC_X_509 },
  ]);
  const bySha256 = new Map<string, StoredCertificate>();
  for (const object of objects) {
    const der = new Uint8Array(attribute(cryptoki, session, object, p11.CKA_VALUE) ?? []).slice(0, LIMITS.certificate);
    if (bySha256.size === LIMITS.certificates) break;
    const sha256 = sha256Hex(der);
    bySha256.set(sha256, {
      id: new Uint8Array(attribute(cryptoki, session, object, p11.CKA_ID) ?? []),
      label: fieldText(attribute(cryptoki, session, object, p11.CKA_LABEL)?.toString('utf8') ?? ''),
      der,
      sha256,
      publicKey: publicKeyOf(der) ?? null,
    });
  }
  return [...bySha256.values()];
}

const withoutLeadingZeros = (value: Buffer) => value.subarray(value.findIndex((byte) => byte !== 0));

/**
 * The private key that belongs to a certificate: same CKA_ID and same modulus; when no id fits, the same modulus.
 * Where a library does not tell the modulus, the id decides, and the verification of the signature afterwards.
 */
export function keyOf(cryptoki: Cryptoki, session: Handle, certificate: StoredCertificate, publicKey: KeyObject): StoredKey | undefined {
  const { p11 } = cryptoki;
  const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
  const keys = find(cryptoki, session, [
    { type: p11.CKA_CLASS, value: p11.CKO_PRIVATE_KEY },
    { type: p11.CKA_KEY_TYPE, value: p11.CKK_RSA },
  ]).map((handle) => {
    const own = attribute(cryptoki, session, handle, p11.CKA_MODULUS);
    const id = attribute(cryptoki, session, handle, p11.CKA_ID);
    return {
      handle,
      sameId: id !== undefined && id.length > 0 && id.equals(certificate.id),
      sameModulus: own === undefined || own.length === 0 ? undefined : withoutLeadingZeros(own).equals(modulus),
    };
  });
  const key = keys.find((each) => each.sameId && each.sameModulus !== false) ?? keys.find((each) => each.sameModulus === true);
  if (key === undefined) return undefined;
  const always = attribute(cryptoki, session, key.handle, p11.CKA_ALWAYS_AUTHENTICATE);
  return { handle: key.handle, alwaysAuthenticate: always?.[0] === 1 };
}
