/** A program that starts a token host as the product does, and prints the limits of core dumps (soft, hard) of itself and of the host. */
import { readFileSync } from 'node:fs';
import { forkHost } from '../../core/hosts/fork.ts';

const [entry = ''] = process.argv.slice(2);
const limitOf = (pid: number): string => /^Max core file size\s+(\S+)\s+(\S+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.slice(1).join(' ') ?? '';
const host = forkHost(entry);
const { pid = 0 } = host;
// Before, the shell stands there that sets the limit.
while (!readFileSync(`/proc/${pid}/cmdline`, 'latin1').startsWith(process.execPath)) await new Promise((resolve) => setImmediate(resolve));
process.stdout.write(JSON.stringify({ own: limitOf(process.pid), host: limitOf(pid) }));
host.kill();
