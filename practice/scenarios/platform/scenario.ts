import { type PracticeScenario } from '../../../shared/domain/practice-scenario.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';

/** One practice cluster as its administrator finds it, and what goes wrong on it. */
export interface Scenario {
  /** As `show version active` prints it. */
  readonly release: string;
  readonly mode: SecurityMode;
  /** Who made the CTL file that the cluster and its phones hold at the start. */
  readonly ctlFile: 'signed-by-token' | 'tokenless';
  /** Registered for export-controlled functionality (12.x and later ask for it). */
  readonly exportControl: boolean;
  readonly autoRegistration: boolean;
  /** Whether TVS runs, and vouches for the services that sign tokenless files. */
  readonly tvs: 'vouches' | 'does-not-vouch' | 'stopped';
  /** The node whose address a person gives to the client. */
  readonly entry: 'publisher' | 'subscriber';
  readonly tftp: 'every-node' | 'publisher-only';
  /** A third node, of IM and Presence. */
  readonly presenceNode: boolean;
  readonly hostKey: 'kept' | 'new-after-restart';
  readonly signIn: 'both' | 'keyboard-interactive-only';
  /** What happens when a `utils ctl` question was answered with y; `words-only`: it says that all is done, and does nothing. */
  readonly afterYes: 'answers' | 'lost-with-effect' | 'lost-without-effect' | 'words-only';
  /** Cisco Tftp of the subscriber still serves the file before the present one. */
  readonly staleTftp: boolean;
  readonly unreachable: 'none' | 'subscriber';
  /** How many AXL requests are answered with HTTP 503 before one is served. */
  readonly axlRefusals: number;
  /** What SSH and TLS offer: today's algorithms, or only those of releases up to 10.x. */
  readonly algorithms: 'present' | 'older';
}

/** The cluster of Cisco document 118892 before its change. */
const FOUNDING_DOCUMENT: Scenario = {
  release: '10.0.1.11900-2',
  mode: 'mixed',
  ctlFile: 'signed-by-token',
  exportControl: true,
  autoRegistration: false,
  tvs: 'vouches',
  entry: 'publisher',
  tftp: 'every-node',
  presenceNode: false,
  hostKey: 'kept',
  signIn: 'both',
  afterYes: 'answers',
  staleTftp: false,
  unreachable: 'none',
  axlRefusals: 0,
  algorithms: 'present',
};

/** Each scenario as what differs from the founding document's cluster. */
const DIFFERENCES = {
  'founding-document': {},
  'tvs-does-not-vouch': { tvs: 'does-not-vouch' },
  'tvs-stopped': { tvs: 'stopped' },
  'release-11.5': { release: '11.5.1.18900-97' },
  'release-12.5': { release: '12.5.1.11900-146' },
  'release-15': { release: '15.0.1.11900-23', ctlFile: 'tokenless' },
  'export-control-refused': { release: '12.5.1.11900-146', mode: 'non-secure', exportControl: false },
  'subscriber-named': { entry: 'subscriber' },
  'already-non-secure': { mode: 'non-secure' },
  'auto-registration-on': { mode: 'non-secure', autoRegistration: true },
  'host-key-changes': { hostKey: 'new-after-restart' },
  'password-refused': { signIn: 'keyboard-interactive-only' },
  'connection-lost-done': { afterYes: 'lost-with-effect' },
  'connection-lost-not-done': { afterYes: 'lost-without-effect' },
  'stale-tftp': { staleTftp: true },
  'tftp-on-publisher': { tftp: 'publisher-only' },
  'presence-node': { presenceNode: true },
  'node-unreachable': { unreachable: 'subscriber' },
  'pre-10': { release: '9.1.2.11900-12' },
  'axl-busy': { axlRefusals: 2 },
  'axl-throttled': { axlRefusals: Infinity },
  'older-algorithms': { algorithms: 'older' },
  'words-without-deed': { afterYes: 'words-only' },
} as const satisfies Readonly<Record<ScenarioName, Partial<Scenario>>>;

export type ScenarioName = PracticeScenario<'platform'>;

export const scenarioOf = (name: ScenarioName): Scenario => ({ ...FOUNDING_DOCUMENT, ...DIFFERENCES[name] });
