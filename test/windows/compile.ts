import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Makes a small program for Windows out of the file of this name beside this one. @returns its path. */
export function compile(name: 'holder' | 'console', folder: string): string {
  const program = path.join(folder, `${name}.exe`);
  // What the linker leaves behind goes with the folder.
  execFileSync('x86_64-w64-mingw32-gcc-posix', ['-municode', '-Wall', '-Wextra', '-Werror', '-o', program, path.join(import.meta.dirname, `${name}.c`)], { env: { ...process.env, TMPDIR: folder } });
  return program;
}
