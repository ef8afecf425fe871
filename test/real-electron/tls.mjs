// `npx electron test/real-electron/tls.mjs`: what Electron's TLS (BoringSSL) says to servers as CUCM has them; `node` runs it with OpenSSL. Electron's answers were never seen so far. It fails where
// an answer is another one than the product rests on: nodes that do RSA key exchange alone are reached, those with TLS 1.0 where a person asks for it and not otherwise.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { connect } from 'node:tls';

/** As the product connects to a node, and to one of an older release. @type {Record<string, import('node:tls').ConnectionOptions>} */
const WAYS = {
  usual: { minVersion: 'TLSv1.2' },
  older: { minVersion: 'TLSv1', ciphers: `ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-GCM-SHA256:AES256-SHA:AES128-SHA${/^3\./.test(process.versions.openssl) ? ':@SECLEVEL=0' : ''}` },
};

const EXPECTED = /** @type {const} */ ([['usual', 'RSA alone', true], ['usual', 'TLS 1.0', false], ['older', 'RSA alone', true], ['older', 'RSA alone, CBC', true], ['older', 'TLS 1.0', true]]);

const folder = mkdtempSync(path.join(tmpdir(), 'open-ctl-tls-'));
const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => path.join(folder, name));
execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key ?? '', '-out', certificate ?? '', '-subj', '/CN=peer', '-days', '2', '-addext', 'keyUsage=digitalSignature,keyEncipherment'], { stdio: 'ignore', env: { ...process.env, MSYS_NO_PATHCONV: '1' } });

/** @param {number} port @param {string} way @returns {Promise<string>} what was agreed on, or why nothing was */
const answer = (port, way) =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...WAYS[way], timeout: 20_000 }, () => {
      resolve(`connected: ${socket.getProtocol()} ${socket.getCipher().name}`);
      socket.destroy();
    });
    socket.on('error', (error) => resolve(`refused: ${'code' in error ? error.code : error.message}`));
    socket.on('timeout', () => resolve('silence'));
  });

let failed = false;
for (const [way, kind, connects] of EXPECTED) {
  const peer = spawn('node', [path.join(import.meta.dirname, 'peer.mjs'), kind, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise((resolve) => peer.stdout.once('data', (bytes) => resolve(Number(bytes))));
  const got = await answer(port, way);
  const fits = connects ? got.startsWith('connected') : got.startsWith('refused');
  failed ||= !fits;
  process.stdout.write(`${fits ? 'as wanted' : 'OTHER'}  ${process.versions.electron === undefined ? 'Node' : 'Electron'}, ${way} way, ${kind}: ${got}\n`);
  peer.stdin.end();
}
rmSync(folder, { recursive: true });
process.exit(failed ? 1 : 0);
