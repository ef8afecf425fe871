/** Runs a built program from the folder where npm was called, building first what is stale: `node scripts/run.mjs ctl ARGS`. */
import './fit-node.cjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.mjs';

const [name, ...args] = process.argv.slice(2);
await build();
process.chdir(process.env.INIT_CWD ?? process.cwd());
const program = path.join(root, 'out', `${name}.js`);
process.argv = [process.execPath, program, ...args];
await import(pathToFileURL(program).href);
