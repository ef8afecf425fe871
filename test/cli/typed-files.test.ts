import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { wishFromFile } from '../../cli/with-token/wish.ts';
import { tokenRouteOptions } from '../../cli/with-token/options.ts';
import { readConfigFile } from '../../provider/config-file.ts';
import { type AppError, fail } from '../../shared/domain/result.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { fill } from '../../shared/texts/fill.ts';
import { asNobody, hasPermissions } from '../helpers/as-nobody.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { folderOfFile, folderOfTest } from '../helpers/temporary-folder.ts';

const folder = folderOfFile('typed');
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function written(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  // A configuration that others may read is refused for that.
  writeFileSync(file, bytes, { mode: 0o600 });
  return file;
}

const saidIn = (language: 'en' | 'ja', error: AppError): string => errorSentences(error, LANGUAGES[language]).explanation;

describe('a file of choices', () => {
  it('may begin with a byte order mark', async () => {
    const file = written('mark.json', Buffer.concat([MARK, Buffer.from('{"mode":"update"}')]));
    expect(await wishFromFile(file, true, [])).toMatchObject({ ok: true, value: { choices: { mode: 'update' } } });
  });

  it('in UTF-16 is refused with that word, in both languages', async () => {
    const file = written('utf-16.json', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"mode":"update"}', 'utf16le')]));
    const wish = await wishFromFile(file, true, []);
    if (wish.ok) return expect.fail('it was read');
    expect(saidIn('en', wish.error)).toContain('it is saved as UTF-16; save it as UTF-8');
    expect(saidIn('ja', wish.error)).toContain('UTF-16 で保存されています');
  });

  it('that is far too long is not read', async () => {
    const file = written('long.json', Buffer.alloc(1024 * 1024 + 1, 0x20));
    expect(await wishFromFile(file, true, [])).toMatchObject({ ok: false, error: { code: 'usage.wrong', params: { detail: `${file}: > 1048576 bytes` } } });
  });
});

describe('the configuration of a provider', () => {
  it('may begin with a byte order mark; in UTF-16 that is said', async () => {
    const marked = await readConfigFile(written('config.json', Buffer.concat([MARK, Buffer.from('{}')])));
    expect(marked).toMatchObject({ ok: false, error: expect.stringContaining('config.json: name: ') as string });
    const wide = written('wide.json', Buffer.from('{}', 'utf16le'));
    expect(await readConfigFile(wide)).toEqual({ ok: false, error: `${wide}: saved as UTF-16; save it as UTF-8` });
  });
});

describe('--save', () => {
  const given = (save: string) =>
    tokenRouteOptions({ practice: true, scenario: null, seed: null, host: null, user: null, module: null, token: null, trust: [], passwordFd: null, pinFd: null, save, yes: true, json: true });

  it('is tried before anything else, and leaves nothing', () => {
    const target = path.join(folderOfTest('save'), 'new.tlv');
    expect(given(target)).toMatchObject({ ok: true, value: { save: target } });
    expect(readdirSync(path.dirname(target))).toEqual([]);
    writeFileSync(target, 'mine');
    expect(given(target)).toMatchObject({ ok: false, error: { code: 'usage.wrong', params: { detail: expect.stringContaining('EEXIST') as string } } });
    expect(given(path.join(path.dirname(target), 'x'.repeat(300)))).toMatchObject({ ok: false, error: { params: { detail: expect.stringContaining('ENAMETOOLONG') as string } } });
  });

  it.runIf(hasPermissions)('into a folder that is closed is refused', async () => {
    const target = path.join(folderOfTest('closed'), 'new.tlv');
    expect(await asNobody(() => Promise.resolve(given(target)))).toMatchObject({ ok: false, error: { code: 'usage.wrong', params: { detail: expect.stringContaining('EACCES') as string } } });
  });
});

describe('a long path', () => {
  const long = path.join(folder, ...Array.from({ length: 8 }, () => 'とても長いフォルダの名前'.repeat(4)), 'journal.jsonl');
  afterAll(() => expect(long.length).toBeGreaterThan(400));

  it('is never shortened where a person reads it; what others say is', () => {
    mkdirSync(folder, { recursive: true });
    expect(fill(LANGUAGES.en.report.kept, { folder: long })).toContain(long);
    expect(fill(LANGUAGES.ja.report.keptPartly, { folder: long })).toContain(long);
    const { explanation, where } = errorSentences(fail('file.not-written', long, { path: long, detail: 'x'.repeat(400) }).error, LANGUAGES.en);
    expect([where, explanation.includes(long), explanation.includes('x'.repeat(301))]).toEqual([long, true, false]);
    expect(errorSentences(fail('connect.refused', 'y'.repeat(400), { host: 'h', port: 1 }).error, LANGUAGES.en).where).toHaveLength(301);
  });
});
