import { chmod, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createNodeFiles } from '../../core/files/node.ts';
import { CTL_FILE, openNodeFolder } from '../../provider/node-folder.ts';
import { fail } from '../../shared/domain/result.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { asNobody, hasPermissions } from '../helpers/as-nobody.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { nonSecureFile, foundingParts } from '../helpers/founding-document.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const refused = { ok: false, error: { code: 'provider.storage', params: { detail: 'EACCES' } } };

it.runIf(hasPermissions)('a CTL file that its provider may not read is told as that, in both languages, and never as none', async () => {
  const folder = folderOfTest('forbidden');
  await chmod(folder, 0o755);
  await writeFile(path.join(folder, CTL_FILE), 'x', { mode: 0 });
  const node = openNodeFolder(createNodeFiles(), folder, 60);
  expect(await asNobody(() => node.ctlFile())).toEqual(refused);
  const { error } = fail('provider.storage', 'sub', { detail: 'EACCES' });
  expect(errorSentences(error, LANGUAGES.en).explanation).toContain('no permission to read or write the file (EACCES)');
  expect(errorSentences(error, LANGUAGES.ja).explanation).toContain('ファイルを読み書きする権限がありません (EACCES)');
});

it.runIf(hasPermissions)('a folder that may not be written takes no file, and nothing of it stays', async () => {
  const folder = folderOfTest('forbidden');
  await chmod(folder, 0o555);
  const node = openNodeFolder(createNodeFiles(), folder, 60);
  const { bytes } = nonSecureFile(foundingParts());
  expect(await asNobody(() => node.stage(bytes, null, { user: 'admin', client: '0'.repeat(32), isLive: () => true }))).toEqual(refused);
  expect(await readdir(folder)).toEqual([]);
});
