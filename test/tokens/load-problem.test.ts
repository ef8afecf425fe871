import { describe, expect, it } from 'vitest';
import { buildTools, loadProblem } from '../../core/tokens/host/cryptoki.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const LIBRARY = String.raw`C:\Windows\System32\eTPKCS11.dll`;
/** As pkcs11js 2.1.7 says it on Windows. */
const windows = (number: number): string => `Win32 error ${number}`;

describe('a library that the system does not load', () => {
  it.each([
    [windows(126), 'token.module-part-missing'],
    [windows(127), 'token.module-not-pkcs11'],
    [windows(1260), 'token.module-unloadable'],
    ['libssl.so.1.1: cannot open shared object file: No such file or directory', 'token.module-needs'],
    ['dlopen(x): Library not loaded: @rpath/libcrypto.dylib', 'token.module-needs'],
    ['undefined symbol: C_GetFunctionList', 'token.module-not-pkcs11'],
  ])('%s is %s', (detail, code) => {
    const { error } = loadProblem(LIBRARY, detail);
    expect(error.code).toBe(code);
    const said = Object.values(LANGUAGES).map((texts) => errorSentences(error, texts).explanation);
    expect(said.every((sentence) => sentence.includes(LIBRARY))).toBe(true);
    expect(said.some((sentence) => sentence.includes('126'))).toBe(detail === windows(1260));
  });
});

it('what compiles pkcs11js is named for the system on which it is missing', () => {
  expect(['win32', 'darwin', 'linux'].map((name) => buildTools(name as NodeJS.Platform))).toEqual([
    expect.stringContaining('Visual Studio Build Tools'),
    expect.stringContaining('xcode-select'),
    'g++ make python3 (Debian)',
  ]);
});
