import { ASIDE_CALLS } from '../shared/contract/aside.ts';
import { CONTRACT, type CallName } from '../shared/contract/calls.ts';
import { parseCall } from '../shared/contract/parse-call.ts';
import { type Transport } from '../shared/contract/transport.ts';
import { createSerialQueue } from '../shared/domain/serial-queue.ts';
import { type Result, fail, ok } from '../shared/domain/result.ts';
import { CALL_HANDLERS, type CallHandler, type Later } from './calls/handlers.ts';
import { OpenChanges } from './change/open.ts';
import { OpenRollouts } from './rollout/open.ts';
import { RecentServers } from './data-folder/recent-servers.ts';
import { KeptHashes } from './data-folder/kept-hashes.ts';
import { LogFile } from './data-folder/log-file.ts';
import { HostedSsh } from './platform/ssh/hosted.ts';
import { createPlatformDesk, leavePlatform } from './calls/platform/desk.ts';
import { createProviderDesk, leaveCluster } from './calls/provider/desk.ts';
import { closeModule, createTokensDesk } from './calls/tokens/desk.ts';
import { createTrustListsDesk } from './calls/trust-lists/desk.ts';
import { createRolloutDesk, leaveDesk } from './calls/rollout/desk.ts';
import { tellOpenRollouts, tellWithCluster } from './calls/rollout/list.ts';
import { createLookDesk, endLook } from './calls/look/desk.ts';
import { tellUnfinished } from './calls/changes/unfinished.ts';
import { clearPractice, endPractice } from './calls/practice-kept.ts';
import { type SessionStore, createSessionStore } from './calls/store.ts';
import { TrustedServers } from './data-folder/trusted-servers.ts';
import { SystemTroubleReader } from './tokens/trouble/system.ts';
import { type EngineOptions, type Workbench } from './calls/workbench.ts';

export { type EngineOptions } from './calls/workbench.ts';

/** The engine: everything the product does, behind the two functions of a {@link Transport}. */
export interface Engine extends Transport {
  /** The system gave the program a CTL or ITL file to open, by a double click on it: the page is told, and has it read. @param file absolute path. */
  offerTrustList(file: string): void;
  /** Ends connections, token host and practice cluster; waits for a change that is writing. */
  close(): Promise<void>;
}

/** Calls that only look or cancel, so they may come while something else is under way. */
const ALWAYS_FREE: ReadonlySet<CallName> = new Set<CallName>([
  ...ASIDE_CALLS,
  'cancel',
  'speak',
  'ctlFile',
  'showCtl',
  'entryCertificate',
  'tokenCertificate',
  'movePracticeToken',
  'setPracticeTries',
  'switchPracticePhone',
  'acceptPlatformTrust',
  'continuePreflight',
  'preflightPhones',
  'platformTranscript',
  'platformShowCtl',
  'changes',
  'changeReport',
  'diagnostics',
  'programDocument',
  'tickOff',
  'pauseRollout',
  'stopRollout',
  'skipRestart',
  'answerPilot',
  'practicePhoneScreen',
  'rolloutPhones',
  'rolloutPhonesCsv',
  'tickRolloutPhone',
  'tickRolloutNeighbour',
  'rollouts',
  'rolloutReport',
]);

export function createEngine(given: EngineOptions): Engine {
  const log = new LogFile(given, given.log);
  const options: EngineOptions = { ...given, log };
  const bench: Workbench = {
    options,
    log,
    store: createSessionStore(options.log),
    trusted: new TrustedServers(options.files, options.dataDir),
    recent: new RecentServers(options.files, options.dataDir),
    open: new OpenChanges(options),
    openRollouts: new OpenRollouts(options),
    provider: createProviderDesk(),
    platform: createPlatformDesk(),
    tokens: createTokensDesk({ modules: new KeptHashes(options.files, options.dataDir, 'token-libraries.json'), system: new SystemTroubleReader() }),
    rollout: createRolloutDesk(),
    trustLists: createTrustListsDesk(),
    look: createLookDesk(),
    ssh: new HostedSsh(options.spawnSshHost),
    language: options.language,
    reports: createSerialQueue(),
    openingFolder: null,
    practice: null,
    practiceStarting: null,
    abort: new AbortController(),
    job: null,
  };
  // What earlier programs that were killed left of their writes; nothing waits for it, and a failure is tried again at the next start.
  const cleared = options.files.clearUnfinished(options.dataDir).catch(() => []);
  const practiceCleared = clearPractice(bench);
  // Not waited for: it is shown when it is there, and a folder that cannot be read tells of nothing.
  const told = Promise.all([tellUnfinished(bench), tellOpenRollouts(bench)]);
  tellWithCluster(bench);
  return {
    call: (name, input) => answer(bench, name, input),
    subscribe: bench.store.subscribe,
    offerTrustList: (file) => {
      bench.trustLists.offered = file;
      bench.store.dispatch({ type: 'file-offered' });
    },
    close: async () => {
      bench.abort.abort();
      bench.trustLists.loading?.abort();
      await endLook(bench.look);
      await bench.job;
      await leaveDesk(bench.rollout);
      await cleared;
      await told;
      await closeModule(bench.tokens, bench.practice);
      await leaveCluster(bench.provider);
      await leavePlatform(bench.platform);
      bench.ssh.close();
      await practiceCleared;
      await endPractice(bench, await bench.practiceStarting);
      await log.settled();
    },
  };
}

/** Why the call cannot be made now, or null. */
function notNow(store: SessionStore, name: CallName): Result<never> | null {
  const { step, busy } = store.state();
  const { on } = CONTRACT[name];
  const wrongStep = on !== 'any' && !on.some((one) => one === step);
  const inTheWay = ALWAYS_FREE.has(name) ? null : busy;
  return wrongStep || inTheWay !== null ? fail('contract.not-now', '', { call: name, step: inTheWay ?? step }) : null;
}

async function answer(bench: Workbench, name: string, input: unknown): Promise<Result<unknown>> {
  const parsed = parseCall(name, input);
  if (!parsed.ok) return parsed;
  const found = CALL_HANDLERS[parsed.value.name] as CallHandler | Later<CallHandler>;
  // Loaded before anything is asked of the state: between that and the first step of the handler another call would see nothing under way.
  const handler = typeof found === 'function' ? ok(found) : await loaded(bench, found);
  if (!handler.ok) return handler;
  const refused = notNow(bench.store, parsed.value.name);
  if (refused !== null) return refused;
  const free = ALWAYS_FREE.has(parsed.value.name);
  if (!free) bench.abort = new AbortController();
  const result = await guarded(bench, handler.value, parsed.value.input);
  if (!result.ok && !free) bench.store.dispatch({ type: 'failed', error: result.error });
  return result;
}

/**
 * An exception is a bug: it is logged, and the shell gets an answer all the same. The input, which may hold a password, is handed on and never stands in a closure: errors keep
 * the functions that were on the stack, and with them whatever those close over, for as long as anything keeps the error.
 */
async function guarded(bench: Workbench, handler: CallHandler, input: unknown): Promise<Result<unknown>> {
  try {
    return await handler(bench, input);
  } catch (error) {
    return faulted(bench, error);
  }
}

async function loaded(bench: Workbench, { load }: Later<CallHandler>): Promise<Result<CallHandler>> {
  try {
    return ok(await load());
  } catch (error) {
    return faulted(bench, error);
  }
}

function faulted({ options }: Workbench, error: unknown): Result<never> {
  const detail = error instanceof Error ? error.message : 'unknown';
  options.log.error('a call ended with a fault', { detail });
  return fail('program.fault', '', { detail });
}
