import { closeSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { secretInput } from '../../cli/secret-input.ts';
import { folderOfFile } from '../helpers/temporary-folder.ts';

const folder = folderOfFile('secret-input');

/** What is read from a descriptor on which this comes, and the buffers that it was read into. */
async function read(text: string) {
  const file = path.join(folder, 'secret');
  writeFileSync(file, text);
  const alloc = vi.spyOn(Buffer, 'alloc');
  const descriptor = openSync(file, 'r');
  try {
    const secret = await secretInput(descriptor, '', '--pin-fd');
    return { secret: secret.ok ? secret.value.with((typed) => typed) : secret.error.code, buffers: alloc.mock.results.map(({ value }) => value as Buffer) };
  } finally {
    closeSync(descriptor);
  }
}

describe('a password or PIN from a descriptor', () => {
  afterEach(() => void vi.restoreAllMocks());

  it.each([
    ['is taken without its line end', '12345678\r\n', '12345678'],
    ['may be too long', 'x'.repeat(300), 'usage.wrong'],
  ])('%s, and leaves zeros where it was read into', async (_how, typed, wanted) => {
    const { secret, buffers } = await read(typed);
    expect(secret).toBe(wanted);
    expect(buffers).toHaveLength(1);
    expect(buffers.every((buffer) => buffer.every((byte) => byte === 0))).toBe(true);
  });
});
