import { setTimeout as pause } from 'node:timers/promises';
import type * as Pkcs11js from 'pkcs11js';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type TokenError, type TokenModule } from '../../ports/tokens.ts';
import { LIMITS } from './messages.ts';
import { describeReturnCode } from './return-codes.ts';

export type Handle = Pkcs11js.Handle;

/** A loaded and initialised PKCS#11 library with the names of its numbers. */
export interface Cryptoki {
  readonly p11: typeof Pkcs11js;
  readonly library: Pkcs11js.PKCS11;
  readonly description: TokenModule;
}

/**
 * The CK_RV of an error that pkcs11js threw, or undefined when it is something else.
 * C_FindObjects throws a plain Error `CKR_NAME:number` without a code (pkcs11js 2.1.7, index.js).
 */
export function returnValueOf(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error)) return undefined;
  if ('code' in thrown && typeof thrown.code === 'number' && thrown.code !== 0) return thrown.code;
  const number = /CKR_[A-Z0-9_]+:(\d+)/.exec(thrown.message)?.[1];
  return number === undefined ? undefined : Number(number);
}

/**
 * What a person learns of an error that pkcs11js threw. Only names and numbers of PKCS#11 are passed on, never a message
 * of the library: nobody knows what vendors write into theirs.
 */
export function tokenError(thrown: unknown, where: string, params: TokenError['params'] = {}): TokenError {
  const number = returnValueOf(thrown);
  if (number === undefined) {
    const name = thrown instanceof Error ? thrown.name : 'unknown';
    return { code: 'token.fault', where, params: { name, number: 0, ...params } };
  }
  const { name, code } = describeReturnCode(number);
  return { code, where, params: { name, number, ...(code === 'token.key-unusable' ? { detail: name } : {}), ...params } };
}

/** Text of a fixed field of the library: blanks and NULs around it go, control characters become blanks. */
export function fieldText(value: string): string {
  return value
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LIMITS.text);
}

/** What must be installed before pkcs11js can be compiled; names of products, the same in every language. */
const BUILD_TOOLS: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'Visual Studio Build Tools (Desktop development with C++), Python 3',
  darwin: 'Xcode Command Line Tools (xcode-select --install)',
};
const DEBIAN_PACKAGES = 'g++ make python3 (Debian)';

/** For a system of this name, as `process.platform` tells it. */
export const buildTools = (system: NodeJS.Platform): string => BUILD_TOOLS[system] ?? DEBIAN_PACKAGES;

/** pkcs11js is an optional package: without a C++ compiler its installation is skipped. */
async function bindings(): Promise<typeof Pkcs11js | undefined> {
  try {
    return (await import('pkcs11js')).default;
  } catch {
    return undefined;
  }
}

/** Milliseconds between loading and C_Initialize: SafeNet's library crashed without it (webcrypto-local issue 219). */
const SETTLE = 100;

/** Why a library was not loaded, from what pkcs11js says. Windows has numbers: 126 is ERROR_MOD_NOT_FOUND, for a library that the named one needs, 127 ERROR_PROC_NOT_FOUND. */
export function loadProblem(path: string, detail: string): { readonly ok: false; readonly error: TokenError } {
  // glibc and macOS name the missing symbol.
  if (/C_GetFunctionList|Win32 error 127\b/.test(detail)) return fail('token.module-not-pkcs11', path, { path });
  if (/Win32 error 126\b/.test(detail)) return fail('token.module-part-missing', path, { path });
  const missing = /([^\s:]+): cannot open shared object file: No such file/.exec(detail) ?? /Library not loaded: (\S+)/.exec(detail);
  return missing?.[1] === undefined ? fail('token.module-unloadable', path, { path, detail }) : fail('token.module-needs', path, { path, library: missing[1] });
}

/** Loads and initialises the library at an absolute path. An object whose load failed crashes when used, so it is dropped. */
export async function openCryptoki(path: string): Promise<Result<Cryptoki, TokenError>> {
  const p11 = await bindings();
  if (p11 === undefined) return fail('token.support-missing', path, { packages: buildTools(process.platform) });
  const library = new p11.PKCS11();
  try {
    library.load(path);
  } catch (thrown) {
    return loadProblem(path, (thrown instanceof Error ? thrown.message : '').slice(0, 500));
  }
  await pause(SETTLE);
  try {
    initialize(p11, library);
    const info = library.C_GetInfo();
    const description = { path, description: fieldText(info.libraryDescription), manufacturer: fieldText(info.manufacturerID) };
    return ok({ p11, library, description });
  } catch (thrown) {
    return { ok: false, error: tokenError(thrown, path) };
  }
}

function initialize(p11: typeof Pkcs11js, library: Pkcs11js.PKCS11): void {
  try {
    library.C_Initialize({ flags: p11.CKF_OS_LOCKING_OK });
  } catch (thrown) {
    const number = returnValueOf(thrown);
    if (number === p11.CKR_CRYPTOKI_ALREADY_INITIALIZED) return;
    if (number !== p11.CKR_CANT_LOCK && number !== p11.CKR_NEED_TO_CREATE_THREADS) throw thrown;
    library.C_Initialize(); // one thread only, which is all that this process uses
  }
}

/** Runs `work` with an open session (read only) of the token in `slot`, which is always closed. */
export function withSession<T>({ p11, library }: Cryptoki, slot: Handle, work: (session: Handle) => T): T {
  const session = library.C_OpenSession(slot, p11.CKF_SERIAL_SESSION);
  try {
    return work(session);
  } finally {
    quietly(() => library.C_CloseSession(session));
  }
}

/** For cleaning up: a token that is gone has nothing left to clean up. */
export function quietly(work: () => void): void {
  try {
    work();
  } catch (thrown) {
    if (returnValueOf(thrown) === undefined) throw thrown;
  }
}
