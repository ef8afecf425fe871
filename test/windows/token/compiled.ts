import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeCertificate } from '../../../practice/identities/make-certificate.ts';
import { sastRecipe } from '../../helpers/softhsm.ts';
import { API_HEADERS } from '../parts.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const PKCS11JS = path.join(root, 'node_modules', 'pkcs11js');
const [CC, CXX, DLLTOOL] = ['gcc-posix', 'g++-posix', 'dlltool'].map((tool) => `x86_64-w64-mingw32-${tool}`) as [string, string, string];
/** What linkers leave behind goes with the folder. */
const runIn = (folder: string, tool: string, ...args: readonly string[]): void => void execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, TMPDIR: folder } });

/** What Node for Windows lets its add-ons call, as a library to link with. */
function nodeLibrary(folder: string): string {
  const names = ['js_native_api.def', 'node_api.def'].flatMap((name) => readFileSync(path.join(API_HEADERS, 'def', name), 'utf8').split(/\r?\n/)).filter((line) => /^[a-z]\w+$/.test(line));
  const [definitions, library] = [path.join(folder, 'node.def'), path.join(folder, 'libnode.a')];
  writeFileSync(definitions, ['LIBRARY node.exe', 'EXPORTS', ...names, ''].join('\n'));
  runIn(folder, DLLTOOL, '-d', definitions, '-l', library, '-D', 'node.exe');
  return library;
}

/** The built programs with a pkcs11js beside them whose add-on is for Windows. @returns the folder of the programs. */
export function programsForWindows(folder: string): string {
  const out = path.join(folder, 'out');
  const beside = path.join(folder, 'node_modules', 'pkcs11js');
  cpSync(path.join(root, 'out'), out, { recursive: true });
  mkdirSync(path.join(beside, 'build', 'Release'), { recursive: true });
  for (const name of ['package.json', 'index.js']) cpSync(path.join(PKCS11JS, name), path.join(beside, name));
  writeFileSync(path.join(folder, 'package.json'), readFileSync(path.join(root, 'package.json')));
  const sources = ['main.cpp', 'dl.cpp', 'common.cpp'].map((name) => path.join(PKCS11JS, 'src', name));
  const defines = ['NAPI_DISABLE_CPP_EXCEPTIONS', 'BUILDING_NODE_EXTENSION', 'NODE_GYP_MODULE_NAME=pkcs11'].map((name) => `-D${name}`);
  runIn(folder, CXX, '-std=c++17', '-O1', '-w', '-shared', '-static', ...defines, '-I', path.join(API_HEADERS, 'include'), '-I', path.join(PKCS11JS, 'includes'), '-o', path.join(beside, 'build', 'Release', 'pkcs11.node'), ...sources, nodeLibrary(folder));
  return out;
}

export interface TokenLibrary {
  readonly path: string;
  readonly certificate: Uint8Array;
}

const constant = (name: string, bytes: Uint8Array): string => `static const unsigned char ${name}[] = {${[...bytes].join(',')}};\n`;
const numberOf = (key: KeyObject, part: 'n' | 'd'): Buffer => {
  const bytes = Buffer.from(key.export({ format: 'jwk' })[part] ?? '', 'base64url');
  return Buffer.concat([Buffer.alloc(128 - bytes.length), bytes]);
};

/** Our own PKCS#11 library for Windows with a key of its own. */
export function tokenLibrary(folder: string): TokenLibrary {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const recipe = sastRecipe('SAST-ADN0badc0de', '0badc0de', 1024);
  const certificate = makeCertificate(recipe, publicKey, { name: recipe.subject, privateKey });
  writeFileSync(path.join(folder, 'material.h'), constant('CERTIFICATE_DER', certificate) + constant('MODULUS', numberOf(privateKey, 'n')) + constant('PRIVATE_EXPONENT', numberOf(privateKey, 'd')));
  const library = path.join(folder, 'token.dll');
  runIn(folder, CC, '-O2', '-w', '-shared', '-static', '-I', folder, '-I', path.join(PKCS11JS, 'includes'), '-o', library, path.join(import.meta.dirname, 'library.c'));
  return { path: library, certificate };
}

/** A library that needs another one, which is not there. */
export function incompleteLibrary(folder: string): string {
  const file = (name: string): string => path.join(folder, name);
  writeFileSync(file('part.c'), '__declspec(dllexport) int part(void) { return 1; }\n');
  runIn(folder, CC, '-shared', '-o', file('part.dll'), file('part.c'));
  writeFileSync(file('whole.c'), '__declspec(dllimport) int part(void);\n__declspec(dllexport) int C_GetFunctionList(void *list) { (void)list; return part(); }\n');
  runIn(folder, CC, '-shared', '-o', file('whole.dll'), file('whole.c'), file('part.dll'));
  rmSync(file('part.dll'));
  return file('whole.dll');
}
