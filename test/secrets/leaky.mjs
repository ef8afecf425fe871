/** A program that lets out a secret in each form at each place, as the product must nowhere: what is not found of it would not be found of the product either. Given: the forms as JSON, name by name in base64. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { WebSocketServer } from 'ws';

/** @type {Readonly<Record<string, string>>} */
const forms = JSON.parse(process.env['LEAKY_FORMS'] ?? '{}');
const { XDG_DATA_HOME: data = '', TMPDIR: temporary = '', HOME: home = '' } = process.env;
for (const [form, base64] of Object.entries(forms)) {
  const bytes = Buffer.from(base64, 'base64');
  for (const folder of [data, temporary, home]) writeFileSync(path.join(folder, `${form.replace(/\W/g, '-')}.log`), Buffer.concat([Buffer.from('before '), bytes, Buffer.from(' behind')]));
  process.stdout.write(bytes);
  process.stderr.write(bytes);
}
const server = createServer();
const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket) => {
  for (const base64 of Object.values(forms)) socket.send(Buffer.from(base64, 'base64'));
  socket.send(JSON.stringify({ state: { step: 'sign-in' } }));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`\nhttp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/#key\n`);
});
process.once('SIGTERM', () => process.exit(0));
