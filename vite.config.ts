import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window's page. Names carry a hash of the content, so that they may be cached for good; the page itself is never cached. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  publicDir: false,
  plugins: [react()],
  // Replaced in every load by `shell/serve-asset.ts`; `NONCE_PLACE` there.
  html: { cspNonce: 'OPEN_CTL_NONCE' },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // The polyfill is an inline script for browsers that we do not serve; small files inside scripts would be cached twice.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  logLevel: 'warn',
});
