import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { bundleProgram } from '../helpers/bundle.ts';
import { runs } from '../helpers/runs.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const CONTENDERS = 4;

/** How often a holder dies without release: starting the next one costs more than a hundred takings. */
const MORTALITY = 1 / 1000;

it('gives a lock that several processes want to one of them at a time, also where holders die', async () => {
  const folder = folderOfTest('lock');
  const program = await bundleProgram('test/files/contender.ts');
  const wanted = runs(1500, 100_000);
  const told = { h: 0, '!': 0 };
  let deaths = 0;
  let enough = false;
  const present = new Set<ChildProcess>();
  onTestFinished(async () => {
    enough = true;
    await Promise.all([...present].map((child) => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      return ended;
    }));
  });

  await new Promise<void>((resolve) => {
    // Who dies is left to chance: in a short run nobody may have died yet when all takings are told.
    const end = (): void => {
      if (told.h + told['!'] < wanted || deaths === 0) return;
      enough = true;
      resolve();
    };
    const begin = (): void => {
      const child = spawn(process.execPath, [program, folder, String(MORTALITY)], { stdio: ['ignore', 'pipe', 'inherit'] });
      present.add(child);
      child.stdout.on('data', (letters: Buffer) => {
        for (const letter of letters.toString('latin1')) told[letter as keyof typeof told] += 1;
        end();
      });
      child.once('exit', () => {
        present.delete(child);
        if (enough) return;
        deaths += 1;
        begin();
        end();
      });
    };
    for (let index = 0; index < CONTENDERS; index += 1) begin();
  });
  expect(told['!']).toBe(0);
}, runs(180_000, 1_800_000));
