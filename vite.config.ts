import react from '@vitejs/plugin-react';
import { type ChunkingContext } from 'rolldown';
import { type Plugin, defineConfig } from 'vite';
import { tellLicences } from './scripts/licences.mjs';
import { neededBy } from './scripts/needed-by.mjs';
import { readyScreen } from './scripts/ready-screen.mjs';

/** What the page loads: first what holds the page, then what connects it, and what draws; each with the module that needs all of it. */
const FIRST = { open: /renderer\/app\/opened\.ts$/, connect: /renderer\/app\/connect\.ts$/, show: /renderer\/app\/main\.tsx$/, words: /shared\/texts\/(en|ja)\/window\/first-screen\.ts$/ } as const;

/** Three files instead of the dozen small ones that later screens share with the first: each file costs a round trip. */
function firstScreen(): (id: string, context: ChunkingContext) => string | null {
  const [opens, connects, shows, isFirst] = [neededBy(FIRST.open), neededBy(FIRST.connect), neededBy(FIRST.show), neededBy(FIRST.words)];
  return (id, context) => {
    // Two files a language: what the first screen says, and all else.
    const language = /\/shared\/texts\/(en|ja)[./]/.exec(id)?.[1];
    if (language !== undefined) return isFirst(id, context) ? `first-${language}` : language;
    return opens(id, context) ? 'open' : connects(id, context) ? 'connect' : shows(id, context) ? 'show' : null;
  };
}

/**
 * Nothing is painted before the scripts have run, as they show the first screen at once; an empty page in between costs a picture
 * (HTML, attribute `blocking`; browsers that do not know it paint once more).
 */
const paintOnce: Plugin = {
  name: 'paint-once',
  transformIndexHtml: { order: 'post', handler: (html) => html.replaceAll('<script type="module"', '<script type="module" blocking="render"') },
};

/**
 * React Aria asks whether the browser's locale is a proper one when it is loaded, in a way that has Chromium set up all its date
 * formats (40 to 70 ms). The same question without them: both throw for what is no locale.
 */
const cheapLocaleQuestion: Plugin = {
  name: 'cheap-locale-question',
  transform(code, id) {
    if (!id.endsWith('/react-aria/dist/private/i18n/useDefaultLocale.mjs')) return null;
    const changed = code.replace('Intl.DateTimeFormat.supportedLocalesOf(', 'Intl.getCanonicalLocales(');
    if (changed === code) throw new Error('React Aria asks differently now: see whether this is still needed');
    return changed;
  },
};

/** The window's page. Names carry a hash of the content, so that they may be cached for good; the page itself is never cached. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  publicDir: false,
  // `verbatimModuleSyntax` would keep `import {} from` where only types are imported, and load that file.
  oxc: { typescript: { onlyRemoveTypeImports: false } },
  plugins: [react(), readyScreen(), cheapLocaleQuestion, paintOnce, tellLicences(import.meta.dirname, 'renderer')],
  // Replaced in every load by `shell/serve-asset.ts`; `NONCE_PLACE` there.
  html: { cspNonce: 'OPEN_CTL_NONCE' },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // Files come from this computer: asking for what a file needs in advance costs more than it saves.
    modulePreload: false,
    // Small files inside scripts would be cached twice.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: firstScreen(), debugName: 'first screen' }] } } },
  },
  logLevel: 'warn',
});
