import { expect } from 'vitest';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { startTestEngine, type TestEngine } from '../helpers/test-engine.ts';
import { readFolder } from '../oracle/node-folder.ts';

export const publisher = '10.48.47.153';
export const subscriber = '10.48.47.154';

let engine: TestEngine | null = null;
let cluster: StartedPracticeCluster | null = null;

/** The cluster that the engine started to practise on. */
export function practice(): StartedPracticeCluster {
  if (cluster === null) throw new Error('no practice cluster was started');
  return cluster;
}

/** An engine that starts a practice cluster of two tokens when it is asked to. */
export async function newEngine(scenario: PracticeScenario<'ctl-provider'> = 'founding-document'): Promise<TestEngine> {
  engine = await startTestEngine(async () => (cluster = await startPracticeCluster({ extraSast: null, scenario })));
  return engine;
}

/** For `afterEach`: ends the engine, and the practice cluster with it. */
export async function endEngine(): Promise<void> {
  const ending = engine;
  engine = null;
  cluster = null;
  await ending?.close();
}

/** The engine with a practice cluster that runs but that it was not told about: everything has to be asked. */
export async function started(): Promise<TestEngine> {
  const walk = await newEngine();
  await walk.do('startPractice', {});
  return walk;
}

export async function signedIn(): Promise<TestEngine> {
  const walk = await started();
  await walk.do('probe', { host: practice().host, port: practice().port });
  await walk.do('signIn', { username: practice().username, password: practice().password });
  return walk;
}

export async function planned(): Promise<TestEngine> {
  const walk = await signedIn();
  await walk.do('chooseMode', { mode: 'non-secure' });
  await walk.do('movePracticeToken', { serial: '0054f509', inserted: true });
  await walk.do('openModule', { path: 'practice' });
  await walk.do('chooseToken', { serial: '0054f509', certificateSha256: walk.state().tokens.tokens[0]?.certificates[0]?.sha256 ?? '' });
  return walk;
}

export const apply = async (walk: TestEngine, pin = 'Cisco123') => {
  const result = await walk.engine.call('apply', { planId: walk.state().plan?.id ?? '', pin });
  if (!result.ok) return { result, state: walk.state() };
  return { result, state: await walk.waitFor((state) => state.busy === null) };
};
export const folderOf = (server: string): string => practice().folders.get(server) ?? '';
export const untouched = (before: string): void => {
  for (const server of [publisher, subscriber]) expect(readFolder(folderOf(server))).toMatchObject({ ctlSha256: before, staged: false });
  expect(readFolder(folderOf(publisher)).mode).toBe('mixed');
};
