#!/usr/bin/env node
import { show } from './commands/show.ts';
import { keepOn, presentLanguage } from './surroundings.ts';

const [command, file = '-', ...more] = process.argv.slice(2);

// The library that understands commands and options takes as long to load as all that `ctl show FILE` does.
if (command === 'show' && !file.startsWith('-') && more.length === 0) {
  keepOn(process.stdout);
  await show(async () => {
    keepOn(process.stderr);
    return await (await import('./context.ts')).openContext(presentLanguage(), import.meta.dirname);
  }, file);
} else {
  await import('./main.ts');
}
