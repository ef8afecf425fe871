import { closeSync, openSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { secretInput } from '../../cli/secret-input.ts';
import { HeldSecret } from '../../core/ports/secret.ts';
import { collect } from '../helpers/collect.ts';
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
    ['may be none', '\n', 'usage.secret-missing'],
  ])('%s, and leaves zeros where it was read into', async (_how, typed, wanted) => {
    const { secret, buffers } = await read(typed);
    expect(secret).toBe(wanted);
    expect(buffers).toHaveLength(1);
    expect(buffers.every((buffer) => buffer.every((byte) => byte === 0))).toBe(true);
  });
});

describe('two passwords on one descriptor', () => {
  it.each([
    ['lines of Windows', 'the password\r\n12345678\r\n'],
    ['no line end at the end', 'the password\n12345678'],
  ])('are two lines, in the order in which they are asked for: %s', async (_how, typed) => {
    const file = path.join(folder, 'two');
    writeFileSync(file, typed);
    const descriptor = openSync(file, 'r');
    try {
      const read: string[] = [];
      for (const option of ['--password-fd', '--pin-fd', '--axl-password-fd']) {
        const secret = await secretInput(descriptor, '', option);
        read.push(secret.ok ? secret.value.with((text) => text) : secret.error.code);
      }
      expect(read).toEqual(['the password', '12345678', 'usage.secret-missing']);
    } finally {
      closeSync(descriptor);
    }
  });
});

/** Types a line at a terminal that asks for a password. */
async function type(line: string) {
  const terminal = () => Object.assign(new PassThrough(), { isTTY: true });
  const [typed, shown] = [terminal(), terminal()];
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(typed as unknown as typeof process.stdin);
  vi.spyOn(process, 'stderr', 'get').mockReturnValue(shown as unknown as typeof process.stderr);
  const asked = vi.spyOn(readline, 'createInterface');
  syncBuiltinESMExports();
  typed.write(`${line}\r\n`);
  const secret = await secretInput(null, 'Password: ', '--password-fd');
  const editors = asked.mock.results.map(({ value }) => new WeakRef(value as { readonly history?: readonly string[] }));
  const histories = editors.map((editor) => editor.deref()?.history);
  asked.mockReset();
  return { secret, histories, editors, typed };
}

describe('a password that is typed at a terminal', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });

  it('stands in no list of lines to bring back, which standard input would keep', async () => {
    const { secret, histories } = await type('12345678');
    expect(secret.ok && secret.value.with((text) => text)).toBe('12345678');
    expect(histories).toEqual([[]]);
  });

  it('is kept by no line editor that standard input would keep', async () => {
    const { editors, typed } = await type('12345678');
    await new Promise(setImmediate);
    collect();
    expect(typed.destroyed).toBe(false);
    expect(editors.map((editor) => editor.deref())).toEqual([undefined]);
  });

  it('is zeros when it is too long and refused', async () => {
    const looked = vi.spyOn(HeldSecret.prototype, 'with');
    expect((await type('x'.repeat(300))).secret).toMatchObject({ ok: false, error: { code: 'usage.wrong' } });
    expect(looked.mock.contexts.map((one) => (one as HeldSecret).isWiped)).toEqual([true]);
  });
});
