import { type SerialQueue } from '../../shared/domain/serial-queue.ts';
import { type Language } from '../../shared/texts/languages.ts';
import { type PlatformDesk } from './platform/desk.ts';
import { type ProviderDesk } from './provider/desk.ts';
import { type RolloutDesk } from './rollout/desk.ts';
import { type TrustListsDesk } from './trust-lists/desk.ts';
import { type TokensDesk } from './tokens/desk.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { type Log } from '../ports/log.ts';
import { type PracticeCluster, type PracticeClusters } from '../ports/practice.ts';
import { type SpawnHost } from '../ports/host-process.ts';
import { type Ssh } from '../ports/platform/ssh.ts';
import { type Dial } from '../network/dial.ts';
import { type LookDesk } from './look/desk.ts';
import { type SessionStore } from './store.ts';
import { type LogFile } from '../data-folder/log-file.ts';
import { type OpenChanges } from '../change/open.ts';
import { type OpenRollouts } from '../rollout/open.ts';
import { type RecentServers } from '../data-folder/recent-servers.ts';
import { type TrustedServers } from '../data-folder/trusted-servers.ts';

/** What a person is to choose. */
export type PickedFile = 'token-library' | 'trust-list';

/** What a shell gives the engine. */
export interface EngineOptions {
  readonly spawnHost: SpawnHost;
  /** Starts the process that speaks SSH. */
  readonly spawnSshHost: SpawnHost;
  readonly practiceClusters: PracticeClusters;
  /** Absolute path of the folder for accepted certificates, locks, journals and copies. */
  readonly dataDir: string;
  /** Absolute path of the folder with the documents of the program. */
  readonly documents: string;
  readonly clock: Clock;
  /** How connections to CTL Providers are opened. */
  readonly dial: Dial;
  readonly files: Files;
  readonly log: Log;
  /** Has a person choose a file; `null` = this shell has no dialog for it. Answers `null` when the person cancelled. */
  readonly pickFile: ((what: PickedFile) => Promise<string | null>) | null;
  /** Has the system show a folder in its file manager; `null` = the person is not at this computer's screen. Answers whether it did. */
  readonly openFolder: ((folder: string) => Promise<boolean>) | null;
  /** How this shell calls itself where it holds a lock, e.g. `command line`. */
  readonly holder: string;
  /** In which reports are written until the window names another one. */
  readonly language: Language;
  /** Version of the program. */
  readonly program: string;
  /** User of this computer as the system names it; empty where it does not. */
  readonly operator: string;
}

/** The live objects behind the view state: connections, bytes, keys to them. Never leaves the engine. Handlers get all of it, helpers what they need. */
export interface Workbench {
  readonly options: EngineOptions;
  readonly store: SessionStore;
  readonly trusted: TrustedServers;
  readonly recent: RecentServers;
  /** Changes that are neither finished nor undone. */
  readonly open: OpenChanges;
  /** Restarts of services and phones that can go on. */
  readonly openRollouts: OpenRollouts;
  readonly provider: ProviderDesk;
  readonly platform: PlatformDesk;
  readonly tokens: TokensDesk;
  readonly rollout: RolloutDesk;
  readonly trustLists: TrustListsDesk;
  readonly look: LookDesk;
  readonly ssh: Ssh;
  /** Faults, kept for who has to find out about them. */
  readonly log: LogFile;
  /** Reports are written anew one after the other. */
  readonly reports: SerialQueue;
  /** The data folder is being opened: one is enough. */
  openingFolder: Promise<boolean> | null;
  /** In which reports are written. */
  language: Language;
  practice: PracticeCluster | null;
  /** The practice cluster from the moment its start began; resolves to `null` when it could not start. */
  practiceStarting: Promise<PracticeCluster | null> | null;
  /** Ends what is under way. */
  abort: AbortController;
  /** The change under way. */
  job: Promise<void> | null;
}
