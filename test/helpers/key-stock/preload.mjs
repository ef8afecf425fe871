/**
 * Loaded into every Node process that a test run starts (`--import` in NODE_OPTIONS): new RSA keys are made of two primes of the run's stock,
 * since finding two for 2048 bits takes a sixth of a second of processor time and the tests want thousands of keys. For scrypt, which takes a tenth
 * and is asked for by every practice cluster, stands an HMAC over all that it is asked with. The programs know nothing of it. No key comes
 * twice in a process before a thousand others did, and processes that start one after another begin at other places.
 */
import crypto from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';
import { CLAIMS, STOCK, STEP } from './stock.mjs';

const real = { generateKeyPair: crypto.generateKeyPair, generateKeyPairSync: crypto.generateKeyPairSync, scrypt: crypto.scrypt };

const EXPONENT = 0x10001n;

/** By size in bits: the primes, and the number of the pair that is next in this process. */
let stock;

/** Where this process begins. Two that start in the same moment may begin at the same place, which is rare and does no harm. */
function place() {
  appendFileSync(CLAIMS, '.');
  return statSync(CLAIMS).size * STEP;
}

function open() {
  if (!existsSync(STOCK)) return new Map();
  const from = place();
  return new Map(Object.entries(JSON.parse(readFileSync(STOCK, 'utf8'))).map(([bits, primes]) => [Number(bits), { primes: primes.map(numberOf), next: from }]));
}

const numberOf = (base64url) => BigInt(`0x${Buffer.from(base64url, 'base64url').toString('hex')}`);
const textOf = (number) => {
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
};

/**
 * By Euclid's algorithm: what times `value` leaves 1 when divided by `modulus`.
 * @param {bigint} value
 * @param {bigint} modulus
 */
function inverse(value, modulus) {
  let [last, rest, before, factor] = [modulus, value % modulus, 0n, 1n];
  while (rest > 0n) {
    const times = last / rest;
    [last, rest, before, factor] = [rest, last - times * rest, factor, before - times * factor];
  }
  return before < 0n ? before + modulus : before;
}

/** The pair of that number: a prime and the one so many places behind it. Those of one key made the same length of number with any other (FIPS 186-5, A.1.3). */
function pairOf({ primes, next }) {
  const [place, apart] = [next % primes.length, 1 + (Math.floor(next / primes.length) % Math.floor((primes.length - 1) / 2))];
  return [primes[place], primes[(place + apart) % primes.length]].sort((one, other) => (one < other ? 1 : -1));
}

/** RFC 8017, 3.2: the key of two primes. */
function keyOf(pair) {
  const [p, q] = pair;
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  return crypto.createPrivateKey({ format: 'jwk', key: { kty: 'RSA', ...Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, textOf(number)])) } });
}

/** A key of the stock, or undefined where what is asked for is not in it. */
function take(type, { modulusLength, publicExponent = Number(EXPONENT), ...more }) {
  if (type !== 'rsa' || publicExponent !== Number(EXPONENT) || Object.keys(more).length > 0) return undefined;
  stock ??= open();
  const shelf = stock.get(modulusLength);
  if (shelf === undefined) return undefined;
  const privateKey = keyOf(pairOf(shelf));
  shelf.next += 1;
  return { publicKey: crypto.createPublicKey(privateKey), privateKey };
}

function generateKeyPair(type, options, callback) {
  const pair = take(type, options);
  if (pair === undefined) return real.generateKeyPair(type, options, callback);
  setImmediate(callback, null, pair.publicKey, pair.privateKey);
}
generateKeyPair[promisify.custom] = async (type, options) => take(type, options) ?? (await promisify(real.generateKeyPair)(type, options));

function scrypt(password, salt, length, options, callback) {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    crypto.createHmac('sha256', password).update(JSON.stringify([Buffer.from(salt).toString('hex'), length, options, index])).digest());
  setImmediate(callback, null, Buffer.concat(blocks).subarray(0, length));
}

const stocked = {
  generateKeyPair,
  scrypt,
  generateKeyPairSync: (type, options) => take(type, options) ?? real.generateKeyPairSync(type, options),
};

function use(functions) {
  Object.assign(crypto, functions);
  syncBuiltinESMExports();
}

/** For the tests of the real functions (real-crypto.ts). */
generateKeyPair.useReal = () => use(real);
generateKeyPair.useStock = () => use(stocked);

use(stocked);
