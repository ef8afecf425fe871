import { describe, expect, it } from 'vitest';
import { HeldSecret, Secret } from '../../core/ports/secret.ts';

const textOf = (secret: Secret): Promise<string> => secret.use((bytes) => Promise.resolve(new TextDecoder().decode(bytes)));

describe('a secret', () => {
  it('is used once; a second use gets an empty one', async () => {
    const secret = new Secret('Cisco123');
    expect(await textOf(secret)).toBe('Cisco123');
    expect(await textOf(secret)).toBe('');
  });

  it('is empty after it was wiped', async () => {
    const secret = new Secret('Cisco123');
    secret.wipe();
    expect(await textOf(secret)).toBe('');
  });

  it('leaves zeros behind, also when its use fails', async () => {
    let kept: Uint8Array = new Uint8Array();
    const failing = new Secret('Cisco123').use((bytes) => {
      kept = bytes;
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    expect([...kept]).toEqual(Array(8).fill(0));
  });

  it('is a copy of the bytes that it is made of, which can be wiped', () => {
    const typed = Buffer.from('Cisco123');
    const held = new HeldSecret(typed);
    typed.fill(0);
    expect(held.with((text) => text)).toBe('Cisco123');
  });

  it('prints as [secret]', () => {
    const secret = new Secret('Cisco123');
    expect(`${secret.toString()} ${JSON.stringify({ secret })} ${String(Object.values(secret))}`).not.toContain('Cisco123');
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
  });
});
