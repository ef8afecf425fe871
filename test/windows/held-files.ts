import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createNodeFiles } from '../../core/files/node.ts';

/** Runs on Windows: works on files that another program holds for 300 ms, and prints what became of it. */
const [folder = '', holder = ''] = process.argv.slice(2);
const HELD_MS = 300;
const files = createNodeFiles();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const at = (name: string): string => path.join(folder, name);

/** Does the work while the file is held; how it went. */
async function whileHeld(file: string, work: () => Promise<unknown>): Promise<string> {
  const child = spawn(holder, [file, String(HELD_MS)], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  const ended = once(child, 'exit');
  const start = performance.now();
  const said = await work().then(
    () => (performance.now() - start > HELD_MS / 3 ? 'done' : 'not held'),
    (error: unknown) => String(error),
  );
  await ended;
  return said;
}

await mkdir(folder, { recursive: true });
for (const name of ['read', 'append', 'write', 'replaced', 'removed']) await writeFile(at(name), 'before');
await writeFile(at('new'), 'new');
const lock = await files.lock(at('lock'), 'me');
const [note = ''] = await readdir(at('lock'));
const said = {
  read: await whileHeld(at('read'), () => files.read(at('read'))),
  append: await whileHeld(at('append'), () => files.appendDurably(at('append'), bytes(' and behind'))),
  write: await whileHeld(at('write'), () => files.writeDurably(at('write'), bytes('after'))),
  replace: await whileHeld(at('replaced'), () => files.replace(at('new'), at('replaced'))),
  remove: await whileHeld(at('removed'), () => files.remove(at('removed'))),
  release: await whileHeld(path.join(at('lock'), note), () => (lock.held ? lock.release() : Promise.reject(new Error('not held')))),
};
const next = await files.lock(at('lock'), 'the next');
process.stdout.write(JSON.stringify({ said, next: next.held, left: (await readdir(folder)).sort() }));
