/**
 * Builds `out/` from the sources where it is stale: `node scripts/build.mjs` or `import { build }`. Five parts, each with its own
 * stamp: the programs (everything they load lazily becomes a chunk), the window's preload script, its page in `out/renderer`, the documents that it shows, and the pages of the manual.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TOLD, tellLicences } from './licences.mjs';
import { neededBy } from './needed-by.mjs';

export const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'out');

const PROGRAMS = {
  ctl: 'cli/ctl.ts',
  // Beside it, because the folder of the programs is where this file lies.
  'ctl-commands': 'cli/main.ts',
  'ctl-provider': 'provider/main.ts',
  'token-host': 'core/tokens/host/main.ts',
  'ssh-host': 'core/platform/ssh/host/main.ts',
  main: 'electron/main.ts',
};

const EVERYWHERE = ['package.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/licences.mjs', 'scripts/needed-by.mjs'];
const PARTS = [
  { name: 'programs', sources: ['shared', 'core', 'shell', 'cli', 'electron', 'provider', 'practice', ...EVERYWHERE], make: buildPrograms },
  { name: 'preload', sources: ['electron', 'shared', ...EVERYWHERE], make: buildPreload },
  { name: 'renderer', sources: ['renderer', 'shared', 'assets/icon.svg', 'vite.config.ts', 'scripts/ready-screen.mjs', ...EVERYWHERE], make: buildRenderer },
  { name: 'documents', sources: ['docs/guide.en.md', 'docs/guide.ja.md', 'LICENSE', 'scripts/documents.mjs', 'scripts/guide.mjs', 'scripts/sbom.mjs', TOLD, ...EVERYWHERE], make: buildDocuments },
  { name: 'manual', sources: ['cli', 'provider', 'shared', ...EVERYWHERE], make: buildManual },
];

function* filesBelow(entry) {
  const full = path.join(root, entry);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) return void (yield full);
  for (const name of readdirSync(full).sort()) yield* filesBelow(path.join(entry, name));
}

/** SHA-256 over names and contents of all sources: the same sources never build twice, an older file is never missed. */
function stateOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((entry) => [...filesBelow(entry)])) {
    hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @returns {import('rolldown').InputOptions} */
const options = (input, plugins = []) => ({
  cwd: root,
  input,
  plugins,
  platform: 'node',
  // The last two are compiled add-ons that ssh2 does without.
  external: ['pkcs11js', 'electron', 'cpu-features', /sshcrypto\.node$/],
  // ssh2 is CommonJS and asks for it while it loads.
  transform: { define: { __dirname: 'import.meta.dirname' } },
  // Its `verbatimModuleSyntax` would keep `import {} from` where only types are imported, and load that file.
  tsconfig: false,
  logLevel: 'warn',
  onLog: (level, log) => process.stderr.write(`${level}: ${log.message}\n`),
});

/** One file for all that `ctl show FILE` loads besides its entry: a dozen small ones, shared with other commands, cost 1 ms each. */
function quickStart() {
  const entry = /[\\/]cli[\\/]ctl\.ts$/;
  const isNeeded = neededBy(entry);
  return (id, context) => (!entry.test(id) && isNeeded(id, context) ? 'show-file' : null);
}

async function buildPrograms() {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ ...options(PROGRAMS, [tellLicences(root, 'programs')]), preserveEntrySignatures: false });
  rmSync(path.join(out, 'chunks'), { recursive: true, force: true });
  await bundle.write({
    dir: out,
    format: 'esm',
    minify: 'dce-only',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: quickStart(), debugName: 'show FILE' }] },
  });
  await bundle.close();
}

/** The provider as one file, which needs no package beside it. */
export async function bundleProvider() {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown(options(PROGRAMS['ctl-provider']));
  const { output } = await bundle.generate({ format: 'esm', minify: 'dce-only', codeSplitting: false });
  await bundle.close();
  return output[0].code;
}

/** One CommonJS file: a sandboxed preload script can load nothing but `electron` (Electron, "Process Sandboxing"). */
async function buildPreload() {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown(options({ preload: 'electron/preload.ts' }, [tellLicences(root, 'preload')]));
  await bundle.write({ dir: out, format: 'cjs', minify: 'dce-only', entryFileNames: '[name].cjs' });
  await bundle.close();
}

async function buildRenderer() {
  const { build: buildPage } = await import('vite');
  // Tests build too, and set it to `test`: React would then be the one for developers.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await buildPage({ configFile: path.join(root, 'vite.config.ts'), root: path.join(root, 'renderer') });
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
}

async function buildDocuments() {
  const { documents } = await import('./documents.mjs');
  const folder = path.join(out, 'documents');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of documents(root)) writeFileSync(path.join(folder, name), text);
}

/** The pages come out of a bundle of their own, which is not kept. */
async function buildManual() {
  const { rolldown } = await import('rolldown');
  const folder = path.join(out, 'man');
  rmSync(folder, { recursive: true, force: true });
  const bundle = await rolldown(options('cli/manual/pages.ts'));
  const program = path.join(folder, 'pages.mjs');
  await bundle.write({ file: program, format: 'esm', codeSplitting: false });
  await bundle.close();
  const { manualPages } = await import(pathToFileURL(program).href);
  for (const [name, text] of manualPages()) writeFileSync(path.join(folder, name), text);
  rmSync(program);
}

/**
 * Names of the parts that are not what the sources make now, or are not there.
 * @param {string} [folder] of what was built
 */
export const stale = (folder = out) =>
  PARTS.filter(({ name, sources }) => {
    const stamp = path.join(folder, '.built-from', name);
    return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== stateOf(sources);
  }).map(({ name }) => name);

/** Builds what is stale; returns whether anything was. Prints nothing. */
export async function build() {
  const stamps = path.join(out, '.built-from');
  if (existsSync(stamps) && !statSync(stamps).isDirectory()) rmSync(stamps);
  mkdirSync(stamps, { recursive: true });
  let built = false;
  for (const { name, sources, make } of PARTS) {
    const stamp = path.join(stamps, name);
    const state = stateOf(sources);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) continue;
    // A build that is interrupted leaves nothing that counts as built.
    rmSync(stamp, { force: true });
    await make();
    writeFileSync(stamp, state);
    built = true;
  }
  return built;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
