import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SOFTHSM_LIBRARY } from './softhsm.ts';

export const compilerIsInstalled = spawnSync('cc', ['--version']).status === 0;

const INCLUDES = path.resolve(import.meta.dirname, '../../node_modules/pkcs11js/includes');

/** Compiles faulty-library.c into `folder`; the token hosts that this process starts use SoftHSM2 through it. */
export function buildFaultyLibrary(folder: string): string {
  const library = path.join(folder, 'faulty-library.so');
  execFileSync('cc', ['-shared', '-fPIC', '-Wall', '-I', INCLUDES, '-o', library, path.join(import.meta.dirname, 'faulty-library.c'), '-ldl']);
  process.env.FAULTY_LIBRARY_REAL = SOFTHSM_LIBRARY;
  process.env.FAULTY_LIBRARY_LOG = `${library}.log`;
  return library;
}

/** Sets the fault for hosts that are started from now on, e.g. `C_Sign hang`; none when left out. */
export function setFault(fault = ''): void {
  process.env.FAULTY_LIBRARY = fault;
  rmSync(process.env.FAULTY_LIBRARY_LOG ?? '', { force: true });
}

/** The calls that reached the library since the fault was set. */
export function callsToLibrary(): readonly string[] {
  const log = process.env.FAULTY_LIBRARY_LOG ?? '';
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
}
