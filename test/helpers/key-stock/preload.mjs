/**
 * Loaded into every Node process that a test run starts (`--import` in NODE_OPTIONS): new RSA keys come from the stock of the run,
 * since making one of 2048 bits takes a sixth of a second of processor time and the tests want thousands. For scrypt, which takes a tenth
 * and is asked for by every practice cluster, stands an HMAC over all that it is asked with. The programs know nothing of it. No key comes
 * twice before the whole stock was handed out, and processes that start one after another begin at other places.
 */
import crypto from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';
import { CLAIMS, STOCK, STEP } from './stock.mjs';

const real = { generateKeyPair: crypto.generateKeyPair, generateKeyPairSync: crypto.generateKeyPairSync, scrypt: crypto.scrypt };

/** By size in bits: the keys in the order in which this process hands them out. */
let stock;

/** Where this process begins. Two that start in the same moment may begin at the same place, which is rare and does no harm. */
function place() {
  appendFileSync(CLAIMS, '.');
  return statSync(CLAIMS).size * STEP;
}

function open() {
  if (!existsSync(STOCK)) return new Map();
  const from = place();
  const made = Object.entries(JSON.parse(readFileSync(STOCK, 'utf8')));
  return new Map(made.map(([bits, keys]) => [Number(bits), { keys, next: from % keys.length }]));
}

/** A key of the stock, or undefined where what is asked for is not in it. */
function take(type, { modulusLength, publicExponent = 0x10001, ...more }) {
  if (type !== 'rsa' || publicExponent !== 0x10001 || Object.keys(more).length > 0) return undefined;
  stock ??= open();
  const shelf = stock.get(modulusLength);
  if (shelf === undefined) return undefined;
  const privateKey = crypto.createPrivateKey(shelf.keys[shelf.next]);
  shelf.next = (shelf.next + 1) % shelf.keys.length;
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
