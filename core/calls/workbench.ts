import { type AppError } from '../../shared/domain/result.ts';
import { type PlatformBench } from './platform/bench.ts';
import { type ProviderCluster } from '../ctl-provider/cluster.ts';
import { type ChangePlan } from '../change/with-token/plan.ts';
import { type ClusterSnapshot } from '../change/with-token/snapshot.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { type Log } from '../ports/log.ts';
import { type PracticeCluster, type PracticeRequest } from '../ports/practice.ts';
import { type Token, type TokenPort } from '../ports/tokens.ts';
import { type SpawnHost } from '../tokens/host-process.ts';
import { type SystemTroubleReader } from '../tokens/trouble/system-trouble.ts';
import { type SessionStore } from './store.ts';
import { type RecentServers } from '../data-folder/recent-servers.ts';
import { type KeptHashes } from '../data-folder/kept-hashes.ts';
import { type TrustedServers } from '../data-folder/trusted-servers.ts';

/** What a shell gives the engine. */
export interface EngineOptions {
  readonly spawnHost: SpawnHost;
  readonly startPractice: (request: PracticeRequest) => Promise<PracticeCluster>;
  /** Absolute path of the folder for accepted certificates, locks, journals and copies. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly files: Files;
  readonly log: Log;
  /** Has a person choose a file; `null` = this shell has no dialog for it. Answers `null` when the person cancelled. */
  readonly pickFile: (() => Promise<string | null>) | null;
  /** How this shell calls itself where it holds a lock, e.g. `command line`. */
  readonly holder: string;
}

/** A server whose certificate was seen and is trusted or not. */
export interface ProbedServer {
  readonly host: string;
  readonly port: number;
  readonly sha256: string;
  readonly standing: 'known' | 'unknown' | 'changed';
}

/** Whose key shall sign. */
export interface ChosenSigner {
  readonly serial: string;
  /** DER. */
  readonly certificate: Uint8Array;
}

/** One watch over the tokens of a module; another object for each time that the module is opened. */
export interface TokenWatch {
  readonly tokens: TokenPort;
}

/** The live objects behind the view state: connections, bytes, keys to them. Never leaves the engine. */
export interface Workbench {
  readonly options: EngineOptions;
  readonly store: SessionStore;
  readonly trusted: TrustedServers;
  readonly recent: RecentServers;
  /** Token libraries that were used before, by path. */
  readonly modules: KeptHashes;
  readonly system: SystemTroubleReader;
  probed: ProbedServer | null;
  /** A TFTP server outside of the cluster. */
  probedTftp: ProbedServer | null;
  practice: PracticeCluster | null;
  /** The practice cluster from the moment its start began; resolves to `null` when it could not start. */
  practiceStarting: Promise<PracticeCluster | null> | null;
  cluster: ProviderCluster | null;
  snapshot: ClusterSnapshot | null;
  tokens: TokenPort | null;
  tokenList: readonly Token[];
  plan: ChangePlan | null;
  /** The token chosen on its screen; `null` = none yet. */
  signer: ChosenSigner | null;
  /** Ends what is under way. */
  abort: AbortController;
  platform: PlatformBench;
  /** The change under way. */
  job: Promise<void> | null;
  /** Ends the watcher's look at the readers. */
  look: AbortController;
  /** The watch that is on, over the tokens of one opened module. */
  watch: TokenWatch | null;
}

/** The servers that did not let us in, with the reason. */
export function refusedServers(cluster: ProviderCluster): ReadonlyMap<string, AppError> {
  const refused = new Map<string, AppError>();
  for (const [server, result] of cluster.signIns) if (!result.ok) refused.set(server, result.error);
  return refused;
}

/** Leaves the cluster; practice cluster and trusted servers stay. */
export async function leaveCluster(bench: Workbench): Promise<void> {
  const { cluster } = bench;
  bench.cluster = null;
  bench.snapshot = null;
  bench.plan = null;
  bench.signer = null;
  bench.probedTftp = null;
  await cluster?.close();
}

/** Ends the token module, unless it is the practice cluster's own. */
export async function closeModule(bench: Workbench): Promise<void> {
  const { tokens } = bench;
  bench.tokens = null;
  bench.watch = null;
  bench.tokenList = [];
  if (tokens !== null && tokens !== bench.practice?.tokens) await tokens.close();
}
