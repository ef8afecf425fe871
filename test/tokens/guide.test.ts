import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SOFTHSM_LIBRARY, softHsmIsInstalled } from '../helpers/softhsm.ts';
import { folderOfFile } from '../helpers/temporary-folder.ts';

const folder = folderOfFile('guide-of-tokens');
const PROGRAMS = /^ {4}((?:openssl|softhsm2-util|pkcs11-tool|shred) .*?)(?: +#.*)?$/gm;

/** The commands of a page as they stand there; none may be left out. */
const commands = (page: string, part: string): readonly string[] => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../docs', page), 'utf8');
  return [...(text.split('\n## ').find((one) => one.startsWith(part)) ?? '').matchAll(PROGRAMS)].map(([, command = '']) => command);
};

/** In the place of a person who types the password. */
const typed = (command: string): string => (command.includes(' --login ') ? `${command} --pin 87654321` : command);

it.runIf(softHsmIsInstalled).each(['provider.en.md', 'provider.ja.md'])('the commands of %s make a token in SoftHSM, and those of tokens.md show it', (page) => {
  const place = path.join(folder, page);
  mkdirSync(path.join(place, 'tokens'), { recursive: true });
  const conf = path.join(place, 'softhsm2.conf');
  writeFileSync(conf, `directories.tokendir = ${path.join(place, 'tokens')}\nobjectstore.backend = file\n`);
  const run = (command: string): string => execFileSync('/bin/sh', ['-c', typed(command)], { cwd: place, env: { ...process.env, SOFTHSM2_CONF: conf }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  const making = commands(page, '4.');
  expect(making.length).toBe(8);
  const said = making.map(run);
  expect(said.at(-1)).toContain('SAST 1');
  expect(['sast.key', 'sast.key.der'].filter((file) => existsSync(path.join(place, file)))).toEqual([]);
  expect(run(`pkcs11-tool --module ${SOFTHSM_LIBRARY} --token-label "SAST 1" --login -O`)).toContain('Private Key Object');

  const showing = ['Reporting', 'Rehearse'].flatMap((part) => commands('tokens.md', part)).map((command) => run(command.replace('LIBRARY', SOFTHSM_LIBRARY)));
  expect(showing).toEqual([expect.stringContaining('SAST 1'), expect.stringContaining('Certificate Object'), expect.stringContaining('ID:         01'), expect.any(String)]);
  expect(readFileSync(path.join(place, 'sast.der'))).toEqual(readFileSync(path.join(place, 'sast.crt.der')));
});
