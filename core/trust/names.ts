import { safeText } from '../../shared/ctl-file/text.ts';
import { asn1 } from './asn1.ts';

/** One attribute of a distinguished name: short type (RFC 4519, RFC 5280) or dotted OID, and its text. */
export interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

const SHORT_TYPE: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

const MAX_ATTRIBUTES = 64;
/** BMPString comes decoded from forge. T61String (universal tag 20, X.680 table 1) is read as Latin-1, as common programs do. */
const DECODED_TYPES: readonly number[] = [asn1.Type.BMPSTRING, 20];

/** The attributes of a Name (RFC 5280, 4.1.2.4) in the order of its encoding, or `undefined` when it is none. */
export function readName(name: asn1.Asn1 | undefined): readonly NameAttribute[] | undefined {
  const attributes: NameAttribute[] = [];
  for (const set of childrenOf(name) ?? []) {
    for (const pair of childrenOf(set) ?? []) {
      const [oid, value] = childrenOf(pair) ?? [];
      if (typeof oid?.value !== 'string' || typeof value?.value !== 'string' || attributes.length >= MAX_ATTRIBUTES) return undefined;
      const type = asn1.derToOid(oid.value);
      attributes.push({ type: SHORT_TYPE[type] ?? type, value: stringOf(value.type, value.value) });
    }
  }
  return childrenOf(name) === undefined ? undefined : attributes;
}

/** Elements inside a constructed element. */
export const childrenOf = (element: asn1.Asn1 | undefined): readonly asn1.Asn1[] | undefined =>
  Array.isArray(element?.value) ? element.value : undefined;

const stringOf = (type: number, value: string): string =>
  DECODED_TYPES.includes(type) ? value : Buffer.from(value, 'latin1').toString('utf8');

const valuesOf = (attributes: readonly NameAttribute[], type: string): readonly string[] =>
  attributes.filter((attribute) => attribute.type === type).map(({ value }) => value);

const CUCM_ORDER = ['CN', 'OU', 'O', 'L', 'ST', 'C'];

/**
 * A name as CUCM writes it into CTL files, e.g. `CN=CAPF-e9037b69;OU=TAC;O=Cisco;L=Krakow;ST=Malopolska;C=PL`: always in
 * this order, whatever the certificate's (read from a file that CUCM wrote). That other attributes are left out and
 * nothing is escaped is inferred.
 */
export const cucmName = (attributes: readonly NameAttribute[]): string =>
  CUCM_ORDER.flatMap((type) => valuesOf(attributes, type).map((value) => `${type}=${value}`)).join(';');

const TOKEN_ORDER = ['CN', 'OU', 'O'];

/**
 * A name of a security token's certificate as Cisco's Windows client wrote it (Cisco document 118892):
 * `cn="SAST-ADN0054f509        ";ou=IPCBU;o="Cisco Systems`. The published text gives lower-case types, order, separator,
 * the quotes and the missing end. Inferred from it: the CN is padded with blanks in the certificate and therefore
 * quoted, as Windows quotes names (CertNameToStr); the organization is `Cisco Systems, Inc.`; the client cut the text
 * at the first comma; other attributes are left out.
 */
export function tokenName(attributes: readonly NameAttribute[]): string {
  const text = TOKEN_ORDER.flatMap((type) => valuesOf(attributes, type).map((value) => `${type.toLowerCase()}=${quoted(value)}`)).join(';');
  return text.split(',', 1)[0] ?? '';
}

const quoted = (value: string): string => (/^\s|\s$|[,+="\n<>#;]/.test(value) || value === '' ? `"${value.replaceAll('"', '""')}"` : value);

/** A name for people, in the certificate's order, escaped as in RFC 4514 (2.4) and without control characters. */
export const readableName = (attributes: readonly NameAttribute[]): string =>
  attributes.map(({ type, value }) => `${type}=${safeText(value.replace(/[,+"\\<>;]/g, '\\$&'))}`).join(', ');
