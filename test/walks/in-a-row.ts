/** A program that is left open and used again and again: makes one change after another, and says after each what it holds. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import { createEngine } from '../../core/engine.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { forkHost } from '../../core/hosts/fork.ts';
import { TLS_CARRIER } from '../../core/network/tls-carrier.ts';
import { practiceClustersIn } from '../../practice/cluster/in-data-folder.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { type CallInput, type CallName } from '../../shared/contract/calls.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';

/** What the program holds when a walk is over and nothing runs. */
export interface Held {
  readonly outcome: string;
  /** Of Linux (`/proc`); 0 elsewhere. */
  readonly descriptors: number;
  readonly children: number;
  /** In the temporary folder and, but for the folders of changes, in the data folder. */
  readonly files: readonly string[];
  readonly changes: number;
}

/** `snapshots`: the folder for heap snapshots, one when half the walks are over and one at the end. */
const [dataDir = '', temporary = '', snapshots = '', tokenHost = '', library = '', walks = '0'] = process.argv.slice(2);

let state: ViewState = INITIAL_VIEW_STATE;
const engine = createEngine({
  spawnHost: () => forkHost(tokenHost),
  spawnSshHost: () => forkHost(tokenHost),
  documents: '',
  practiceClusters: practiceClustersIn(dataDir, 'test'),
  dataDir,
  ...TLS_CARRIER,
  files: createNodeFiles(),
  log: { info: () => undefined, error: (message) => process.stderr.write(`${message}\n`) },
  pickFile: null,
  openFolder: null,
  holder: 'test',
  language: 'en',
  program: '0.0.0',
  operator: 'ann',
});
engine.subscribe((next) => (state = next));

async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<void> {
  const result = await callEngine(engine, name, input);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
}

const until = (holds: (now: ViewState) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const stop = engine.subscribe((now) => {
      if (!holds(now)) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });

/** From the sign-in screen to the report, and out again. The practice cluster is started by the first walk and goes on, as real servers do. */
async function walk(): Promise<string> {
  await call('startPractice', { seed: 1 });
  const { practice } = state;
  if (practice === null) throw new Error('no practice');
  await call('probe', { host: practice.host, port: practice.port });
  await call('signIn', { username: practice.username, password: practice.password });
  await call('chooseMode', { mode: 'non-secure' });
  // The process of a library is started too, before the practice tokens are taken.
  if (library !== '') await callEngine(engine, 'openModule', { path: library });
  if (library !== '' && state.step === 'token') await call('back', {});
  if (state.step === 'mode') await call('chooseMode', { mode: 'non-secure' });
  await call('openModule', { path: 'practice' });
  await call('movePracticeToken', { serial: '0054f509', inserted: true });
  await until(({ tokens }) => tokens.tokens.length === 1);
  await call('chooseToken', { serial: '0054f509', certificateSha256: state.tokens.tokens[0]?.certificates[0]?.sha256 ?? '' });
  await call('apply', { planId: state.plan?.id ?? '', pin: practice.pin });
  await until(({ busy }) => busy !== 'applying');
  const outcome = state.report?.outcome ?? JSON.stringify(state.error);
  await call('signOut', {});
  return outcome;
}

const counted = (file: string): number => {
  try {
    return readdirSync(file).length;
  } catch {
    return 0;
  }
};
const childrenOf = (): number => {
  try {
    return readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean).length;
  } catch {
    return 0;
  }
};
const below = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

async function held(outcome: string): Promise<Held> {
  // What was closed is gone some turns of the loop later: the goodbye of a connection, the exit of a process.
  for (let last = Infinity, now = counted('/proc/self/fd'); now < last || childrenOf() > 0; last = now, now = counted('/proc/self/fd')) {
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  const data = below(dataDir).filter((file) => !file.startsWith(`changes${path.sep}`));
  return {
    outcome,
    descriptors: counted('/proc/self/fd'),
    children: childrenOf(),
    files: [...data, ...below(temporary)],
    changes: counted(path.join(dataDir, 'changes')),
  };
}

for (let number = 1; number <= Number(walks); number += 1) {
  process.stdout.write(`${JSON.stringify(await held(await walk()))}\n`);
  // It collects garbage before, several times: what weak references and finalizers hold is gone too.
  if (number === Number(walks) / 2 || number === Number(walks)) writeHeapSnapshot(path.join(snapshots, `${number}.heapsnapshot`));
}
await engine.close();
process.stdout.write(`${JSON.stringify(await held('closed'))}\n`);
