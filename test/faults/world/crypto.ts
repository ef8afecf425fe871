/** Stands in for `node:crypto` in the check of passwords: what scrypt made of a password once, which takes a tenth of a second, it does not make again. */
import { randomBytes, scryptSync, type ScryptOptions, timingSafeEqual } from 'node:crypto';

export { randomBytes, timingSafeEqual };

const made = new Map<string, Buffer>();

export function scrypt(password: Buffer, salt: Buffer, length: number, options: ScryptOptions, callback: (error: Error | null, key: Buffer) => void): void {
  const name = JSON.stringify([password.toString('hex'), salt.toString('hex'), length, options]);
  const key = made.get(name) ?? scryptSync(password, salt, length, options);
  made.set(name, key);
  process.nextTick(callback, null, Buffer.from(key));
}
