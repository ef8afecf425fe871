import { EC_CERTIFICATE, makeIdentity, type TestIdentity } from './certificates.ts';
import { element, type RawElement, type RawFile, rawHeader, rawRecord, type RawSigner, resign, text } from './raw-file.ts';

/** A good file with the key that signed it. */
export interface FuzzBase {
  readonly file: RawFile;
  readonly key: TestIdentity;
  readonly digest: 'sha1' | 'sha512';
}

const TOKEN: RawSigner = { subject: 'cn="SAST-ADN0054f509        ";ou=IPCBU;o="Cisco Systems', issuer: 'cn=Cisco Manufacturing CA;o=Cisco Systems', serial: Buffer.from('3cf927000000afa2da45', 'hex') };
const SECOND: RawSigner = { ...TOKEN, subject: 'cn=second', serial: Buffer.from('83e9080000005545af31', 'hex') };
const CUCM: RawSigner = { subject: 'CN=pub;OU=TAC;O=Cisco', issuer: 'CN=pub;OU=TAC;O=Cisco', serial: Buffer.from('8210cf0102', 'hex') };

const identity = (bits: number): TestIdentity => makeIdentity({ subject: [['CN', 'key']], serial: '01', bits });
const bare = (address: number): readonly RawElement[] => [element(2, text(`10.48.47.${address}`)), element(4, Buffer.of(0, 2)), element(10, Buffer.of(10, 48, 47, address))];
const withSignature = (record: readonly RawElement[]): readonly RawElement[] => [...record.slice(0, 5), element(7, new Uint8Array(140)), element(8, new Uint8Array(128)), ...record.slice(5)];
const hashOnly: readonly RawElement[] = [element(2, text('tvs')), element(4, Buffer.of(0, 21)), element(11, new Uint8Array(20)), element(12, Buffer.of(1))];

/** Tag 28 in the header, children in another order, records that begin with other tags: as another maker's files. */
function otherMaker(file: RawFile): RawFile {
  const header = file.header.map((one) => (one.tag === 3 && !(one.value instanceof Uint8Array) ? { tag: 3, value: one.value.toReversed() } : one));
  return { ...file, header: [element(28, Buffer.of(1, 1)), ...header], records: file.records.map((record) => record.toReversed()) };
}

/** Small files of every kind that the format knows, each well signed. */
export function fuzzBases(): readonly FuzzBase[] {
  const [k1024, k2048] = [identity(1024), identity(2048)];
  const other = identity(1024).certificate;
  const token: RawFile = {
    header: rawHeader(TOKEN, { digest: 1, algorithm: 0, modulus: 1 }, 128),
    padding: 3,
    records: [rawRecord(0, TOKEN, k1024.certificate), rawRecord(0, SECOND, other), bare(153), rawRecord(4, CUCM, other), bare(154)],
  };
  const tokenless: RawFile = {
    header: rawHeader(CUCM, { digest: 3, algorithm: 0, modulus: 2 }, 256),
    padding: 1,
    records: [rawRecord(2, CUCM, k2048.certificate), rawRecord(0, CUCM, k2048.certificate).concat(element(77, text('x'))), rawRecord(0, SECOND, EC_CERTIFICATE), hashOnly],
  };
  const full: RawFile = { ...token, padding: 0, records: [withSignature(rawRecord(0, TOKEN, k1024.certificate)), withSignature(rawRecord(2, TOKEN, k1024.certificate))] };
  return [
    { file: resign(token, k1024, 'sha1'), key: k1024, digest: 'sha1' },
    { file: resign(tokenless, k2048, 'sha512'), key: k2048, digest: 'sha512' },
    { file: resign(full, k1024, 'sha1'), key: k1024, digest: 'sha1' },
    { file: resign(otherMaker(full), k1024, 'sha1'), key: k1024, digest: 'sha1' },
  ];
}
