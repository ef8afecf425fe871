import path from 'node:path';
import { type Files } from '../core/ports/files.ts';
import { sha256Hex } from '../core/trust/digests.ts';

/** The tokens for which the Trust Verification Service vouches: one DER file each, named by its SHA-256. */
const TRUST_FOLDER = 'phone-sast-trust';

/** More than a CTL file has entries. */
const MAX_TRUSTED = 32;

const FILE_NAME = /^[0-9a-f]{64}\.cer$/;

export async function readTrustedTokens(files: Files, folder: string): Promise<readonly Uint8Array[]> {
  const trust = path.join(folder, TRUST_FOLDER);
  if (!(await files.exists(trust))) return [];
  const names = (await files.list(trust)).filter((name) => FILE_NAME.test(name)).sort();
  return await Promise.all(names.map((name) => files.read(path.join(trust, name))));
}

/** Keeps one more certificate; returns whether there was room. The same one again is no more. */
export async function writeTrustedToken(files: Files, folder: string, der: Uint8Array): Promise<boolean> {
  const trust = path.join(folder, TRUST_FOLDER);
  const name = `${sha256Hex(der)}.cer`;
  const present = await readTrustedTokens(files, folder);
  if (present.length >= MAX_TRUSTED && !present.some((one) => sha256Hex(one) === sha256Hex(der))) return false;
  await files.makeFolder(trust);
  await files.writeDurably(path.join(trust, name), der);
  return true;
}
