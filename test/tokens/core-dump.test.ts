import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { bundleProgram } from '../helpers/bundle.ts';

const HOST = path.resolve(import.meta.dirname, '../../out/token-host.js');

it.runIf(process.platform === 'linux')('a token host leaves no core dump, whatever the program that starts it may leave (left out but on Linux)', async () => {
  const program = await bundleProgram('test/tokens/starts-host.ts');
  // As far as the hard limit allows it, as a person does who looks for a fault.
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', 'ulimit -S -c "$(ulimit -H -c)"; exec "$0" "$@"', process.execPath, program, HOST]);
  const { own, host } = JSON.parse(stdout) as { readonly own: string; readonly host: string };
  expect(host).toBe('0 0');
  expect(own === '0 0' || own !== host).toBe(true);
});
