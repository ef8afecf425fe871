/**
 * Loaded into a built program and, with its environment, into the processes that it starts (`--import` in NODE_OPTIONS). Writes down what its process can still reach: all texts, whole, as a
 * heap snapshot of V8, and the bytes of every buffer, into the folder MEMORY_PROBE. That is done on SIGUSR2; in a token host behind a signature, before its answer leaves, since it ends then, and in the program that waits
 * for that answer; with MEMORY_PROBE_AT_END in a program at its very end.
 */
import { closeSync, existsSync, openSync, readdirSync, renameSync, writeSync } from 'node:fs';
import { Session } from 'node:inspector';
import path from 'node:path';
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8';
import { plantedText } from './planted.mjs';

const folder = process.env['MEMORY_PROBE'];
const program = path.basename(process.argv[1] ?? '', '.js');
const TAKE = Symbol.for('take buffers');
/** Between two buffers in the file. */
const GAP = Buffer.alloc(16);
/** Where V8 would cut texts. */
setFlagsFromString('--heap-snapshot-string-limit=10000000');

/** @param {string} form */
const text = (form) => plantedText(form, process.pid);

/** Each form once, in this very process: what is not found of them would not be found of a password either. */
function plant() {
  const [half, rest] = [text('concatenated').slice(0, 14), text('concatenated').slice(14)];
  const listened = text('listener');
  const closed = text('closure');
  const kept = {
    short: Buffer.from(text('short')).toString('latin1'),
    concatenated: half + rest,
    long: 'x'.repeat(4000).concat(text('long')).padEnd(5000, 'y'),
    twoByte: Buffer.from(`\u65e5\u672c${text('two-byte')}`, 'utf16le').toString('utf16le'),
    closure: () => closed,
    error: new Error(text('error')),
    ownBuffer: Buffer.alloc(5000),
    pooledBuffer: Buffer.from(text('pooled-buffer')),
  };
  kept.ownBuffer.write(text('own-buffer'), 4000);
  process.on('planted', () => listened);
  void suspended(text('frame'));
  return kept;
}

/** @param {string} held */
async function suspended(held) {
  await new Promise((resolve) => process.once('never', resolve));
  process.stderr.write(held);
}

/** @param {string} file */
function writeBuffers(file) {
  const session = new Session();
  session.connect();
  const out = openSync(file, 'w');
  const written = new Set();
  Reflect.set(globalThis, TAKE, (/** @type {readonly (ArrayBuffer | Uint8Array)[]} */ found) => {
    for (const one of found) {
      const bytes = one instanceof ArrayBuffer ? one : one.buffer;
      if (bytes instanceof ArrayBuffer && written.has(bytes)) continue;
      written.add(bytes);
      writeSync(out, new Uint8Array(bytes));
      writeSync(out, GAP);
    }
  });
  for (const prototype of ['Uint8Array.prototype', 'ArrayBuffer.prototype']) {
    session.post('Runtime.evaluate', { expression: prototype }, (_evaluated, { result }) => {
      session.post('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' }, (_queried, { objects }) => {
        session.post('Runtime.callFunctionOn', { objectId: objects.objectId ?? '', functionDeclaration: `function () { globalThis[Symbol.for('take buffers')](this); }` });
      });
    });
  }
  session.disconnect();
  closeSync(out);
}

let taken = 0;

/** @param {() => boolean} holds */
async function until(holds) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Resolves once the program that started this one was looked into, and whoever looks has searched the memory of both. */
async function seen() {
  const taken = () => readdirSync(folder ?? '').filter((name) => name.includes(`-${process.ppid}-`) && name.endsWith('-asked.heapsnapshot')).length;
  const before = taken();
  process.kill(process.ppid, 'SIGUSR2');
  await until(() => taken() > before);
  await until(() => existsSync(path.join(folder ?? '', `${process.pid}.seen`)));
}

/** @param {string} when */
function take(when) {
  taken += 1;
  const file = path.join(folder ?? '', `${program}-${process.pid}-${taken}-${when}`);
  writeBuffers(`${file}.buffers`);
  writeHeapSnapshot(`${file}.part`);
  renameSync(`${file}.part`, `${file}.heapsnapshot`);
}

if (folder !== undefined) {
  Reflect.set(globalThis, Symbol.for('planted'), plant());
  process.on('SIGUSR2', () => take('asked'));
  if (program === 'token-host') {
    const send = process.send?.bind(process);
    /** @type {(message: { readonly ok?: boolean, readonly value?: unknown }) => boolean} */
    const held = (message) => {
      const isSigned = message.value instanceof Uint8Array || (message.ok === false && taken === 0);
      setImmediate(async () => {
        if (isSigned) {
          take('signed');
          await seen();
        }
        send?.(message);
      });
      return true;
    };
    Reflect.set(process, 'send', held);
  } else if (program !== 'ssh-host' && process.env['MEMORY_PROBE_AT_END'] !== undefined) {
    process.on('exit', () => take('end'));
  }
}
