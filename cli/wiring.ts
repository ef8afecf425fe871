import path from 'node:path';
import envPaths from 'env-paths';
import { type Engine, createEngine } from '../core/engine.ts';
import { createNodeFiles } from '../core/files/node-files.ts';
import { forkHost } from '../core/tokens/fork-host.ts';
import { startPracticeCluster } from '../practice/cluster/start-practice-cluster.ts';
import { type CommandContext } from './context.ts';

/**
 * The engine as the command line wires it.
 * @param holder how the one who changes a cluster is called to others who want to.
 */
export const createCommandLineEngine = (context: CommandContext, holder: 'command line' | 'page' = 'command line'): Engine =>
  createEngine({
    spawnHost: () => forkHost(path.join(context.programDir, 'token-host.js')),
    startPractice: () => startPracticeCluster({ extraSast: null }),
    dataDir: dataDir(),
    clock: { now: () => new Date() },
    files: createNodeFiles(),
    log: {
      info: () => undefined,
      error: (message, facts = {}) => context.tell(`${message} ${JSON.stringify(facts)}`),
    },
    pickFile: null,
    holder,
  });

/** Folder for accepted certificates, locks, journals and copies (env-paths names it per system). */
export const dataDir = (): string => envPaths('open-ctl-client', { suffix: '' }).data;
