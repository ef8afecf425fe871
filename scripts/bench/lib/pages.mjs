import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { rolldown } from 'rolldown';

export const CHROMIUM = '/usr/bin/chromium';

const root = path.resolve(import.meta.dirname, '../../..');

/** The least that a page with React is: one field. */
const BLANK = `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
createRoot(document.getElementById('root')).render(createElement('input', { 'aria-label': 'field' }));
`;

async function blankScript() {
  const folder = mkdtempSync(path.join(root, 'node_modules', '.bench-'));
  const entry = path.join(folder, 'blank.mjs');
  writeFileSync(entry, BLANK);
  const bundle = await rolldown({ input: entry, platform: 'browser', transform: { define: { 'process.env.NODE_ENV': '"production"' } }, logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  rmSync(folder, { recursive: true });
  return output[0].code;
}

/** Serves the blank page, and starts `ctl serve` for the window; answers with both addresses. */
export async function servePages() {
  const script = await blankScript();
  const blank = createServer((request, response) => {
    const isScript = request.url === '/script.js';
    response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html', 'Cache-Control': 'no-store' });
    response.end(isScript ? script : '<!doctype html><div id="root"></div><script type="module" src="/script.js"></script>');
  });
  await new Promise((resolve) => blank.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (blank.address());
  const home = mkdtempSync(path.join(os.tmpdir(), 'ctl-bench-'));
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: home };
  const served = spawn(process.execPath, [path.join(root, 'out', 'ctl.js'), 'serve', '--no-open'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const window = await new Promise((resolve) => {
    served.stdout.on('data', (chunk) => {
      const [address] = /http:\S+#[\w-]+/.exec(String(chunk)) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
  return {
    blank: `http://127.0.0.1:${port}/`,
    window,
    close: async () => {
      const ended = new Promise((resolve) => served.once('exit', resolve));
      served.kill();
      await ended;
      blank.closeAllConnections();
      blank.close();
      rmSync(home, { recursive: true });
    },
  };
}
