import { expect } from 'vitest';
import { type Walk } from './walk.ts';

/** A pasted fingerprint that nobody presents keeps a person from accepting for as long as it stands there. */
export async function refusesForeignKey(walk: Walk, accept: string): Promise<void> {
  const paste = walk.field(walk.texts.pastedKeys.label);
  const isRefused = (): Promise<boolean> => walk.button(accept).isDisabled();
  await paste.fill('0'.repeat(64));
  await expect.poll(isRefused).toBe(true);
  await paste.fill('');
  await expect.poll(isRefused).toBe(false);
}
