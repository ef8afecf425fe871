// A TLS server as nodes of CUCM are, for `tls.mjs`: `node peer.mjs KIND FOLDER`. Prints its port, and ends with its standard input. OpenSSL, unlike Electron, can still speak so.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createServer } from 'node:tls';

/** @type {Record<string, import('node:tls').TlsOptions>} */
const KINDS = {
  'RSA alone': { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: 'AES256-GCM-SHA384' },
  'RSA alone, CBC': { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' },
  'TLS 1.0': { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'AES128-SHA:@SECLEVEL=0' },
};

const [kind = '', folder = ''] = process.argv.slice(2);
const server = createServer({ ...KINDS[kind], key: readFileSync(path.join(folder, 'key.pem')), cert: readFileSync(path.join(folder, 'certificate.pem')) }, (socket) => socket.end('hello'));
server.on('tlsClientError', () => undefined);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.stdout.write(`${address.port}\n`);
});
process.stdin.resume().on('end', () => process.exit(0));
