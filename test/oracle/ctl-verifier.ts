/**
 * A second reader and verifier of CTL files, written from the description of the format alone. It shares nothing with
 * the product: exceptions instead of results, a tree instead of flat elements, and RSA by hand (a power of big integers
 * and a byte comparison, RFC 8017 8.2.2 and 9.2) instead of the library's verification.
 */
import { createHash, X509Certificate } from 'node:crypto';

export type OracleVerdict = 'verified' | 'bad' | 'not-checked' | 'unreadable';

/** Bounds of the product, which the format itself does not set. */
const BOUNDS = { file: 1 << 20, records: 1024, elements: 64, text: 1024, serial: 64, signature: 1024, hash: 64 };

class Unreadable extends Error {}

interface Node {
  readonly tag: number;
  readonly start: number;
  readonly value: Buffer;
  readonly children: readonly Node[];
}

const demand = (condition: boolean, what: string): void => {
  if (!condition) throw new Unreadable(what);
};

/** Elements from `start` to `end`; `containers` says which tags hold elements themselves. */
function parse(data: Buffer, start: number, end: number, containers: readonly number[]): Node[] {
  const nodes: Node[] = [];
  let at = start;
  while (at < end) {
    demand(at + 3 <= end, 'an element head is cut');
    const stop = at + 3 + data.readUInt16BE(at + 1);
    demand(stop <= end, 'a value is cut');
    const tag = data.readUInt8(at);
    const children = containers.includes(tag) ? parse(data, at + 3, stop, containers) : [];
    nodes.push({ tag, start: at, value: data.subarray(at + 3, stop), children });
    at = stop;
  }
  return nodes;
}

const count = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + 1 + count(node.children), 0);

function only(nodes: readonly Node[], tag: number): Node {
  const found = nodes.filter((node) => node.tag === tag);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Unreadable(`tag ${tag} stands ${found.length} times`);
  return first;
}

function sized(node: Node | undefined, from: number, to: number): void {
  if (node !== undefined) demand(node.value.length >= from && node.value.length <= to, `tag ${node.tag} has ${node.value.length} bytes`);
}

function string(node: Node | undefined): void {
  sized(node, 1, BOUNDS.text);
  if (node !== undefined) demand(/^[^\0]*\0{1,2}$/.test(node.value.toString('latin1')), `tag ${node.tag} is no string`);
}

/** Known header tags and the container each belongs into (0 = the header itself). */
const HOME: Readonly<Record<number, number>> = { 1: 0, 2: 0, 3: 0, 4: 3, 5: 3, 6: 3, 7: 0, 8: 7, 9: 7, 10: 9, 11: 9, 12: 0, 14: 0, 15: 0, 28: 0 };

function checkHomes(nodes: readonly Node[], container: number): void {
  for (const node of nodes) {
    const home = HOME[node.tag];
    demand(home === undefined || home === container, `tag ${node.tag} inside ${container}`);
    demand(node.tag !== 13, 'padding inside a container');
    if (node.children.length > 0) checkHomes(node.children, node.tag);
  }
}

interface Header {
  readonly length: number;
  readonly issuer: Buffer;
  readonly serial: Buffer;
  readonly digest: number;
  readonly algorithm: number;
  readonly modulus: number;
  readonly signature: Node;
}

/** Padding: up to three bytes 13 behind the last element, found by walking the outer elements. */
function endOfElements(data: Buffer, end: number): number {
  let at = 0;
  while (at < end && data[at] !== 13) {
    demand(at + 3 <= end, 'an element head is cut');
    at += 3 + data.readUInt16BE(at + 1);
  }
  demand(at <= end, 'a value is cut');
  demand(end - at <= 3 && data.subarray(at, end).every((byte) => byte === 13), 'padding');
  return at;
}

function readHeader(data: Buffer): Header {
  demand(data.length >= 10, 'no header');
  demand(data.subarray(0, 5).equals(Buffer.of(1, 0, 2, 1, 2)), 'not version 1.2');
  demand(data.subarray(5, 8).equals(Buffer.of(2, 0, 2)), 'no header length');
  const length = data.readUInt16BE(8);
  demand(length >= 10 && length <= data.length, 'header length');
  const nodes = parse(data, 0, endOfElements(data, length), [3, 7, 9]);
  demand(count(nodes) <= BOUNDS.elements, 'too many elements');
  checkHomes(nodes, 0);
  sized(only(nodes, 1), 2, 2);
  sized(only(nodes, 2), 2, 2);
  if (nodes.some((node) => node.tag === 28)) sized(only(nodes, 28), 2, 2);
  const signer = only(nodes, 3).children;
  const info = only(nodes, 7).children;
  const algorithms = only(info, 9).children;
  const [serial, digest, algorithm, modulus] = [only(signer, 5), only(info, 8), only(algorithms, 10), only(algorithms, 11)];
  string(only(signer, 4));
  string(only(signer, 6));
  string(only(nodes, 14));
  sized(serial, 1, BOUNDS.serial);
  for (const node of [digest, algorithm, modulus]) sized(node, 1, 1);
  sized(only(nodes, 12), 1, BOUNDS.signature);
  sized(only(nodes, 15), 4, 4);
  return {
    length,
    issuer: only(signer, 6).value,
    serial: serial.value,
    digest: digest.value.readUInt8(0),
    algorithm: algorithm.value.readUInt8(0),
    modulus: modulus.value.readUInt8(0),
    signature: only(nodes, 12),
  };
}

interface Entry {
  readonly role: number;
  readonly issuer: Buffer | undefined;
  readonly serial: Buffer | undefined;
  readonly certificate: Buffer | undefined;
}

function readEntry(data: Buffer): Entry {
  const nodes = parse(data, 0, data.length, []);
  demand(nodes.length <= BOUNDS.elements, 'too many elements');
  const optional = (tag: number): Node | undefined => (nodes.some((node) => node.tag === tag) ? only(nodes, tag) : undefined);
  sized(only(nodes, 1), 2, 2);
  sized(only(nodes, 4), 2, 2);
  for (const tag of [2, 3, 5]) string(optional(tag));
  sized(optional(6), 1, BOUNDS.serial);
  sized(optional(7), 1, 0xffff);
  sized(optional(8), 1, BOUNDS.signature);
  sized(optional(9), 1, 0xffff);
  demand([undefined, 4, 16].includes(optional(10)?.value.length), 'address');
  sized(optional(11), 1, BOUNDS.hash);
  sized(optional(12), 1, 1);
  return { role: only(nodes, 4).value.readUInt16BE(0), issuer: optional(5)?.value, serial: optional(6)?.value, certificate: optional(9)?.value };
}

function readEntries(data: Buffer, start: number): Entry[] {
  const entries: Entry[] = [];
  for (let at = start; at < data.length; ) {
    demand(entries.length < BOUNDS.records, 'too many records');
    demand(at + 5 <= data.length && data.subarray(at, at + 3).equals(Buffer.of(1, 0, 2)), 'no record length');
    const stop = at + data.readUInt16BE(at + 3);
    demand(stop >= at + 5 && stop <= data.length, 'record length');
    entries.push(readEntry(data.subarray(at, stop)));
    at = stop;
  }
  return entries;
}

/** Length of a DER element by its own head, or -1 (X.690, 8.1.3 and 10.1). */
function derLength(data: Buffer): number {
  const [tag = 0, first = 0x80] = data;
  if (tag !== 0x30 || first === 0x80 || first > 0x83) return -1;
  if (first < 0x80) return 2 + first;
  const digits = first - 0x80;
  if (data.length < 2 + digits) return -1;
  const length = data.readUIntBE(2, digits);
  const shortest = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x1_0000 ? 2 : 3;
  return digits === shortest ? 2 + digits + length : -1;
}

const bigint = (bytes: Buffer): bigint => BigInt(`0x0${bytes.toString('hex')}`);

interface RsaKey {
  readonly n: bigint;
  readonly e: bigint;
  /** Bytes of the modulus. */
  readonly size: number;
}

/** The RSA key of a certificate; `undefined` when there is none that can be used. */
function rsaKey(certificate: Buffer | undefined): RsaKey | undefined {
  if (certificate === undefined || derLength(certificate) !== certificate.length) return undefined;
  try {
    const key = new X509Certificate(certificate).publicKey;
    if (key.asymmetricKeyType !== 'rsa') return undefined;
    const jwk = key.export({ format: 'jwk' });
    const n = bigint(Buffer.from(jwk.n ?? '', 'base64url'));
    return { n, e: bigint(Buffer.from(jwk.e ?? '', 'base64url')), size: Math.ceil(n.toString(16).length / 2) };
  } catch {
    return undefined;
  }
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

/** DigestInfo up to the digest itself (RFC 8017, 9.2, note 1). */
const DIGESTS: Readonly<Record<number, { readonly name: string; readonly prefix: string }>> = {
  1: { name: 'sha1', prefix: '3021300906052b0e03021a05000414' },
  3: { name: 'sha512', prefix: '3051300d060960864801650304020305000440' },
};

function signatureFits(key: RsaKey, prefix: string, digest: string, signature: Buffer): boolean {
  const { size } = key;
  if (signature.length !== size || bigint(signature) >= key.n) return false;
  const tail = `00${prefix}${digest}`;
  const expected = `0001${'ff'.repeat(size - 2 - tail.length / 2)}${tail}`;
  return power(bigint(signature), key.e, key.n).toString(16).padStart(2 * size, '0') === expected;
}

function verdictOf(data: Buffer): OracleVerdict {
  const header = readHeader(data);
  const entries = readEntries(data, header.length);
  const named = entries.filter((entry) => entry.issuer?.equals(header.issuer) === true && entry.serial?.equals(header.serial) === true);
  const signer = named.find((entry) => entry.role === 0) ?? named[0];
  const digest = DIGESTS[header.digest];
  if (digest === undefined || header.algorithm !== 0) return 'not-checked';
  const key = rsaKey(signer?.certificate);
  if (key === undefined || ![128, 256, 512].includes(key.size) || ![1, 2, 3].includes(header.modulus)) return 'not-checked';
  if (64 << header.modulus !== key.size) return 'bad';
  const { start, value } = header.signature;
  const signed = Buffer.concat([data.subarray(0, start), data.subarray(start + 3 + value.length)]);
  return signatureFits(key, digest.prefix, createHash(digest.name).update(signed).digest('hex'), value) ? 'verified' : 'bad';
}

export function oracleVerdict(bytes: Uint8Array): OracleVerdict {
  if (bytes.length > BOUNDS.file) return 'unreadable';
  try {
    return verdictOf(Buffer.from(bytes));
  } catch (error) {
    if (error instanceof Unreadable) return 'unreadable';
    throw error;
  }
}
