import { generateKeyPair } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { LASTS, SIZES, STOCK } from './stock.mjs';

async function newPrimes(modulusLength: number): Promise<readonly unknown[]> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength });
  const { p, q } = privateKey.export({ format: 'jwk' });
  return [p, q];
}

async function isFresh(): Promise<boolean> {
  try {
    return Date.now() - (await stat(STOCK)).mtimeMs < LASTS;
  } catch {
    return false;
  }
}

async function makeStock(): Promise<void> {
  const made = Object.entries(SIZES).map(async ([bits, count]) => [bits, (await Promise.all(Array.from({ length: count }, () => newPrimes(Number(bits))))).flat()] as const);
  const stock = JSON.stringify(Object.fromEntries(await Promise.all(made)));
  await rm(path.dirname(STOCK), { recursive: true, force: true });
  await mkdir(path.dirname(STOCK), { recursive: true });
  // Another run in this checkout may be reading.
  await writeFile(`${STOCK}.new`, stock, { mode: 0o600 });
  await rename(`${STOCK}.new`, STOCK);
}

/** Sees to the RSA keys of a test run, and has every Node process that is started from now on take its keys from them (preload.mjs). */
export async function fillStock(): Promise<void> {
  if (!(await isFresh())) await makeStock();
  const preload = pathToFileURL(path.join(import.meta.dirname, 'preload.mjs')).href;
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, `--import=${preload}`].filter(Boolean).join(' ');
}
