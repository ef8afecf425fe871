import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../helpers/every-text.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { loadedObject } from '../helpers/loaded-object.ts';
import { startTestEngine } from '../helpers/test-engine.ts';

const OUT = path.resolve(import.meta.dirname, '../../out');

it.runIf(process.platform === 'linux')('the wizard works with practice tokens where pkcs11js could not be compiled, and names what is missing', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'no-pkcs11js-'));
  await cp(OUT, folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
  const walk = await startTestEngine(undefined, path.join(folder, 'token-host.js'));
  await walk.do('startPractice', {});
  const { host, port, username, password } = walk.state().practice ?? expect.fail('no practice');
  await walk.do('probe', { host, port });
  await walk.do('signIn', { username, password });
  await walk.do('chooseMode', { mode: 'non-secure' });
  expect((await walk.engine.call('openModule', { path: loadedObject(/libc\.so\.6$/) })).ok).toBe(false);
  const { error } = walk.state();
  if (error === null) return expect.fail('no error is shown');
  expect([error.code, errorSentences(error, LANGUAGES.en).action]).toEqual(['token.support-missing', expect.stringMatching(/g\+\+ make python3.* --allow-scripts=pkcs11js /)]);
  await walk.do('openModule', { path: 'practice' });
  await walk.do('movePracticeToken', { serial: '0054f509', inserted: true });
  await walk.waitFor(({ tokens }) => tokens.tokens.length === 1);
  await walk.close();
  await rm(folder, { recursive: true });
});
