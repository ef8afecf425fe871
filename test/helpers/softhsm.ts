import { execFile } from 'node:child_process';
import { generateKeyPair, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type CertificateRecipe, type PracticeIdentity } from '../../practice/identities/recipe.ts';
import { makeCertificate } from '../../practice/identities/make-certificate.ts';

export const SOFTHSM_LIBRARY = '/usr/lib/softhsm/libsofthsm2.so';
export const softHsmIsInstalled = existsSync(SOFTHSM_LIBRARY) && existsSync('/usr/bin/softhsm2-util') && existsSync('/usr/bin/pkcs11-tool');

const PIN = 'Cisco123';
const run = promisify(execFile);

/** What goes into one token: certificates, each with its key or without. */
export interface SoftTokenRecipe {
  readonly serial: string;
  readonly label: string;
  readonly contents: readonly {
    readonly certificate: CertificateRecipe | PracticeIdentity | { readonly bytes: Uint8Array };
    readonly withoutKey?: boolean;
    readonly alwaysAuthenticate?: boolean;
    /** Puts a key that does not belong to the certificate. */
    readonly foreignKey?: boolean;
  }[];
}

export interface SoftTokens {
  /** Certificates by token serial number, in the order of the recipe. */
  readonly certificates: ReadonlyMap<string, readonly Uint8Array[]>;
  /** Takes the token's files away; a library that is loaded notices at its next call. */
  readonly remove: (serial: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** The recipe of a certificate as Cisco's tokens hold them. */
export const sastRecipe = (commonName: string, serial: string, keyBits: 1024 | 2048): CertificateRecipe => ({
  subject: [
    ['O', 'Cisco Systems, Inc.'],
    ['OU', 'IPCBU'],
    ['CN', commonName.padEnd(24)],
  ],
  serial,
  keyBits,
  digest: 'sha1',
  use: 'signing',
});

const newKeys = async (bits: number) => await promisify(generateKeyPair)('rsa', { modulusLength: bits });

async function identityOf(recipe: SoftTokenRecipe['contents'][number]['certificate']): Promise<PracticeIdentity> {
  if ('privateKey' in recipe) return recipe;
  if ('bytes' in recipe) return { certificate: recipe.bytes, privateKey: (await newKeys(1024)).privateKey };
  const { publicKey, privateKey } = await newKeys(recipe.keyBits);
  return { certificate: makeCertificate(recipe, publicKey, { name: recipe.subject, privateKey }), privateKey };
}

/**
 * Makes tokens in a SoftHSM2 of their own, and points this process (and so the token hosts it starts) to it by
 * SOFTHSM2_CONF.
 */
export async function makeSoftTokens(recipes: readonly SoftTokenRecipe[], pin = PIN): Promise<SoftTokens> {
  const folder = await mkdtemp(path.join(tmpdir(), 'soft-tokens-'));
  const store = path.join(folder, 'tokens');
  await mkdir(store);
  const conf = path.join(folder, 'softhsm2.conf');
  await writeFile(conf, `directories.tokendir = ${store}\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = true\n`);
  process.env.SOFTHSM2_CONF = conf;

  const folders = new Map<string, string>();
  const certificates = new Map<string, readonly Uint8Array[]>();
  for (const recipe of recipes) {
    folders.set(recipe.serial, await initToken(store, recipe, pin));
    certificates.set(recipe.serial, await fillToken(folder, recipe, pin));
  }
  return {
    certificates,
    remove: async (serial) => {
      const from = folders.get(serial);
      if (from === undefined) throw new Error(`no soft token ${serial}`);
      await rename(from, path.join(folder, `removed-${serial}`));
    },
    dispose: async () => await rm(folder, { recursive: true }),
  };
}

/** Makes an empty token and gives it the serial number, in place of the random one that SoftHSM picks. Returns its folder. */
async function initToken(store: string, { label, serial }: SoftTokenRecipe, pin: string): Promise<string> {
  const before = new Set(await readdir(store));
  await run('softhsm2-util', ['--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', '12345678']);
  const [name = ''] = (await readdir(store)).filter((each) => !before.has(each));
  const file = path.join(store, name, 'token.object');
  const bytes = await readFile(file);
  const at = bytes.indexOf(name.replaceAll('-', '').slice(-16));
  if (at < 0) throw new Error('SoftHSM keeps its serial number elsewhere');
  // Right-aligned, because SoftHSM takes the last 8 characters as the number of the slot and aborts when two are equal.
  bytes.write(serial.padStart(16), at, 'latin1');
  await writeFile(file, bytes);
  return path.join(store, name);
}

async function fillToken(folder: string, { label, contents }: SoftTokenRecipe, pin: string): Promise<readonly Uint8Array[]> {
  const made: Uint8Array[] = [];
  for (const [index, content] of contents.entries()) {
    const identity = await identityOf(content.certificate);
    const id = (index + 1).toString(16).padStart(2, '0');
    await putObject({ folder, label, pin }, ['--type', 'cert', '--id', id, '--label', `${label} ${id}`], identity.certificate);
    if (content.withoutKey !== true) {
      const key = content.foreignKey === true ? (await newKeys(1024)).privateKey : identity.privateKey;
      const always = content.alwaysAuthenticate === true ? ['--always-auth'] : [];
      await putObject({ folder, label, pin }, ['--type', 'privkey', '--id', id, '--usage-sign', '--sensitive', ...always], keyDer(key));
    }
    made.push(identity.certificate);
  }
  return made;
}

const keyDer = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'der' });

async function putObject({ folder, label, pin }: { readonly folder: string; readonly label: string; readonly pin: string }, options: readonly string[], bytes: Uint8Array): Promise<void> {
  const file = path.join(folder, 'object.der');
  await writeFile(file, bytes);
  await run('pkcs11-tool', ['--module', SOFTHSM_LIBRARY, '--token-label', label, '--login', '--pin', pin, '--write-object', file, ...options]);
}
