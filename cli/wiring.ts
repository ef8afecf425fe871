import path from 'node:path';
import { type Engine, type EngineOptions } from '../core/engine.ts';
import { safeJson } from '../shared/domain/safe-json.ts';
import { forkHost } from '../core/hosts/fork.ts';
import { wireEngine } from '../shell/wire-engine.ts';
import { type CommandContext } from './context.ts';

/** The engine of the command line and of the page it serves. */
export const createCommandLineEngine = (context: CommandContext, holder: 'command line' | 'page' = 'command line', openFolder: EngineOptions['openFolder'] = null): Engine =>
  wireEngine({
    documents: path.join(context.programDir, 'documents'),
    spawnHost: () => forkHost(path.join(context.programDir, 'token-host.js')),
    spawnSshHost: () => forkHost(path.join(context.programDir, 'ssh-host.js')),
    log: {
      info: () => undefined,
      error: (message, facts = {}) => context.tell(`${message} ${safeJson(facts)}`),
    },
    pickFile: null,
    openFolder,
    language: context.language,
    holder,
  });
