import react from '@vitejs/plugin-react';
import { type ChunkingContext } from 'rolldown';
import { type HtmlTagDescriptor, type Plugin, defineConfig } from 'vite';

/** What the first screen loads: first what connects, then what shows; each with the module that needs all of it at once. */
const FIRST = { start: /renderer\/app\/main\.tsx$/, show: /renderer\/app\/show-app\.tsx$/ } as const;

/** Whether `root` imports a module, over however many others. */
function neededBy(root: RegExp): (id: string, context: ChunkingContext) => boolean {
  const known = new Map<string, boolean>();
  const isNeeded = (id: string, context: ChunkingContext): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // Against circles of imports: until it is found to be otherwise.
    known.set(id, root.test(id));
    const found = root.test(id) || (context.getModuleInfo(id)?.importers.some((importer) => isNeeded(importer, context)) ?? false);
    known.set(id, found);
    return found;
  };
  return isNeeded;
}

/** Two files instead of the dozen small ones that lazy screens share with the first: each file costs a round trip. */
function firstScreen(): (id: string, context: ChunkingContext) => string | null {
  const [starts, shows] = [neededBy(FIRST.start), neededBy(FIRST.show)];
  return (id, context) => (starts(id, context) ? 'start' : shows(id, context) ? 'show' : null);
}

/** Has the browser fetch what shows together with what connects, instead of after it. */
const fetchTogether: Plugin = {
  name: 'fetch-together',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }): HtmlTagDescriptor[] =>
      Object.values(bundle)
        .filter((file) => file.type === 'chunk' && (file.name === 'show' || file.name === 'show-app' || file.name === 'rolldown-runtime'))
        .map(({ fileName }) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` }, injectTo: 'head' })),
  },
};

/** The window's page. Names carry a hash of the content, so that they may be cached for good; the page itself is never cached. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  publicDir: false,
  plugins: [react(), fetchTogether],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // The polyfill is an inline script for browsers that we do not serve; small files inside scripts would be cached twice.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: firstScreen(), debugName: 'first screen' }] } } },
  },
  logLevel: 'warn',
});
