/** A fixed piece of work, so that figures of different machines can be compared: 1,000 RSA signatures with 2048 bits. Prints its processor seconds. */
import { generateKeyPairSync, sign } from 'node:crypto';
import process from 'node:process';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const from = process.cpuUsage();
for (let round = 0; round < 1000; round += 1) sign('sha256', Buffer.from([round]), privateKey);
const { user, system } = process.cpuUsage(from);
process.stdout.write(String((user + system) / 1e6));
