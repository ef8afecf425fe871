import { keepAwake } from '../../shell/keep-awake.ts';

/** A program that keeps the computer awake and then has nothing more to do, or stays. */
const kept = await keepAwake();
process.stdout.write(kept === null ? 'not kept\n' : 'kept\n');
if (process.argv[2] === 'stay') setInterval(() => undefined, 60_000);
