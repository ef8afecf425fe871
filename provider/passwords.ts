import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { type ProviderUser } from './config.ts';

/** Bytes. */
const SALT = 16;
const KEY = 32;
/** RFC 7914: N = 2^15, r = 8, p = 1 takes 32 MiB and about a tenth of a second. */
const COST = { ln: 15, r: 8, p: 1 } as const;
const LINE = /^\$scrypt\$ln=(1[5-7]),r=(8),p=([1-4])\$([A-Za-z0-9+/]{22,43})\$([A-Za-z0-9+/]{43})$/;

interface HashLine {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
  readonly salt: Buffer;
  readonly key: Buffer;
}

/** Hash of a password as the configuration wants it: `$scrypt$ln=15,r=8,p=1$salt$key`, base64 without padding. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT);
  const key = await derive(password, { ...COST, salt });
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${bare(salt)}$${bare(key)}`;
}

/** Whether a line is one that {@link hashPassword} could have made, or a costlier one. */
export const isPasswordHash = (line: string): boolean => parse(line) !== undefined;

/**
 * Tells whether a name and password belong together. An unknown name takes as long as a known one, and only one check runs at a
 * time, so that many connections together cost no more memory than one.
 */
export function createPasswordCheck(users: readonly ProviderUser[]): (name: string, password: string) => Promise<boolean> {
  const lines = new Map(users.map((user) => [user.name, parse(user.passwordHash)]));
  const [first] = lines.values();
  const nobody: HashLine = { ...COST, ...first, salt: randomBytes(SALT), key: randomBytes(KEY) };
  return async (name, password) => {
    const line = lines.get(name);
    const { key } = line ?? nobody;
    const equal = timingSafeEqual(await derive(password, line ?? nobody), key);
    return equal && line !== undefined;
  };
}

const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

function parse(line: string): HashLine | undefined {
  const [, ln, r, p, salt, key] = LINE.exec(line) ?? [];
  if (salt === undefined || key === undefined) return undefined;
  return { ln: Number(ln), r: Number(r), p: Number(p), salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') };
}

/** NFC, since keyboards of different systems compose accents differently. */
function derive(password: string, { ln, r, p, salt }: Omit<HashLine, 'key'>): Promise<Buffer> {
  const bytes = Buffer.from(password.normalize('NFC'));
  const N = 2 ** ln;
  return new Promise((resolve, reject) => {
    scrypt(bytes, salt, KEY, { N, r, p, maxmem: 2 * 128 * N * r }, (error, key) => {
      bytes.fill(0);
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
