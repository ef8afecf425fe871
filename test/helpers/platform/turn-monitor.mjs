// Loaded into a program with `node --import`: at its end it writes to the file TURN_FILE how long its event loop was kept at most (milliseconds
// of processor time), from the moment on at which the program had been loaded.
import { writeFileSync } from 'node:fs';
import { setInterval } from 'node:timers';

let longest = 0;
let last;
const look = () => {
  const used = last === undefined ? { user: 0, system: 0 } : process.cpuUsage(last);
  last = process.cpuUsage();
  longest = Math.max(longest, (used.user + used.system) / 1000);
};
setInterval(look, 10).unref();
process.on('exit', () => {
  look();
  writeFileSync(process.env.TURN_FILE ?? '', String(longest));
});
