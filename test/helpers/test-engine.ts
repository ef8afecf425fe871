import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEngine, type Engine } from '../../core/engine.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { type Clock } from '../../core/ports/clock.ts';
import { type Files } from '../../core/ports/files.ts';
import { systemClock } from '../../core/time/system-clock.ts';
import { TLS_CARRIER } from '../../core/network/tls-carrier.ts';
import { type PracticeCluster, type PracticeRequest } from '../../core/ports/practice.ts';
import { forkHost } from '../../core/hosts/fork.ts';
import { practiceClustersIn } from '../../practice/cluster/in-data-folder.ts';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { type CallInput, type CallName } from '../../shared/contract/calls.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { SEED } from './seed.ts';
import { must } from './founding-document.ts';

/** The real engine over real files in a folder of its own, as a shell wires it, and the view states it sent. */
export interface TestEngine {
  readonly engine: Engine;
  readonly dataDir: string;
  readonly states: readonly ViewState[];
  state(): ViewState;
  /** A call that must succeed. */
  do<N extends CallName>(name: N, input: CallInput<N>): Promise<unknown>;
  waitFor(done: (state: ViewState) => boolean): Promise<ViewState>;
  close(): Promise<void>;
}

const sshHost = path.resolve(import.meta.dirname, '../../out/ssh-host.js');
const tokenHost = path.resolve(import.meta.dirname, '../../out/token-host.js');

/**
 * @param host the built token host; the one of this checkout when left out.
 * @param before a data folder that another program has used; a new one when left out.
 */
export async function startTestEngine(
  startPractice: (request: PracticeRequest) => Promise<PracticeCluster> = () => startPracticeCluster({ extraSast: null, seed: SEED }),
  host = tokenHost,
  clock: Clock = systemClock,
  before?: string,
  files: Files = createNodeFiles(),
): Promise<TestEngine> {
  const dataDir = before ?? (await mkdtemp(path.join(tmpdir(), 'open-ctl-data-')));
  const log: string[] = [];
  const engine = createEngine({
    spawnHost: () => forkHost(host),
    spawnSshHost: () => forkHost(sshHost),
    documents: path.resolve('out/documents'),
    practiceClusters: { ...practiceClustersIn(dataDir, 'test'), start: startPractice },
    dataDir,
    ...TLS_CARRIER,
    clock,
    files,
    log: { info: (message) => log.push(message), error: (message, facts) => log.push(`${message} ${JSON.stringify(facts)}`) },
    pickFile: null,
    openFolder: null,
    holder: 'test',
    language: 'en',
    program: '0.0.0',
    operator: 'ann',
  });
  const states: ViewState[] = [];
  engine.subscribe((state) => states.push(state));
  const state = (): ViewState => {
    const last = states.at(-1);
    if (last === undefined) throw new Error('the engine sends its state at once');
    return last;
  };
  return {
    engine,
    dataDir,
    states,
    state,
    do: async (name, input) => must(await callEngine(engine, name, input)),
    waitFor: (done) =>
      new Promise((resolve) => {
        const stop = engine.subscribe((next) => {
          if (!done(next)) return;
          queueMicrotask(() => stop());
          resolve(next);
        });
      }),
    close: async () => {
      await engine.close();
      await rm(dataDir, { recursive: true });
      if (log.length > 0) throw new Error(`the engine logged faults: ${log.join('; ')}`);
    },
  };
}
