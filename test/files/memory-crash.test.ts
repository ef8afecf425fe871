import { describe, expect, it } from 'vitest';
import { createMemoryFiles } from '../helpers/memory-files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a power cut of the files in memory', () => {
  it('loses a write under way, which never finishes, and keeps one that had finished', async () => {
    const files = createMemoryFiles();
    await files.writeDurably('/kept', bytes('kept'));
    let finished = false;
    void files.writeDurably('/lost', bytes('lost')).then(() => (finished = true));
    void files.appendDurably('/kept', bytes(' and more')).then(() => (finished = true));
    void files.replace('/kept', '/moved').then(() => (finished = true));
    expect(await files.exists('/lost')).toBe(true);
    files.crash();
    expect(await files.list('/')).toEqual(['kept']);
    expect(await files.read('/kept')).toEqual(bytes('kept'));
    await files.writeDurably('/after', bytes('x'));
    expect(finished).toBe(false);
    expect(await files.list('/')).toEqual(['after', 'kept']);
  });

  it('frees locks', async () => {
    const files = createMemoryFiles();
    const before = await files.lock('/lock', 'before');
    files.crash();
    const after = await files.lock('/lock', 'after');
    expect([before.held, after.held]).toEqual([true, true]);
    if (before.held) await before.release();
    expect(await files.lock('/lock', 'third')).toEqual({ held: false, holder: 'after' });
  });
});
