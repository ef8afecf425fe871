import { userInfo } from 'node:os';
import envPaths from 'env-paths';
import { type Engine, type EngineOptions, createEngine } from '../core/engine.ts';
import { createNodeFiles } from '../core/files/node.ts';
import { TLS_CARRIER } from '../core/network/tls-carrier.ts';
import { type Log } from '../core/ports/log.ts';
import { type SpawnHost } from '../core/ports/host-process.ts';
import { type Language } from '../shared/texts/languages.ts';
import { version } from '../package.json';
import { practiceClustersIn } from '../practice/cluster/in-data-folder.ts';

/** What differs from shell to shell. */
export interface ShellParts {
  /** Where the documents of the program were built. */
  readonly documents: string;
  readonly spawnHost: SpawnHost;
  readonly spawnSshHost: SpawnHost;
  /** `null` = the shell has no file dialog. */
  readonly pickFile: EngineOptions['pickFile'];
  readonly openFolder: EngineOptions['openFolder'];
  readonly log: Log;
  readonly language: Language;
  /** How the one who changes a cluster is called to others who want to. */
  readonly holder: 'command line' | 'page' | 'window';
}

/** The engine as every shell wires it: one data folder, so one lock for a cluster across all of them. */
export function wireEngine(parts: ShellParts): Engine {
  const engine = createEngine({
    ...parts,
    practiceClusters: practiceClustersIn(dataDir(), parts.holder),
    dataDir: dataDir(),
    ...TLS_CARRIER,
    files: createNodeFiles(),
    program: version,
    operator: operator(),
  });
  // Window and page go on where they were; a command names the change that it is about. Where it fails, the window says that the practice cluster is not there.
  if (parts.holder !== 'command line') void engine.call('resumePractice', {});
  return engine;
}

/** Who uses this computer; some systems know no name for who runs a program. */
function operator(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/** Folder for accepted certificates, locks, journals and copies (env-paths names it per system). */
export const dataDir = (): string => envPaths('open-ctl-client', { suffix: '' }).data;
