import { isAtLeast, RELEASES } from '../release.ts';
import { type SigningService } from '../sast-roles.ts';
import { type ChangeFacts, changeFindings } from './change.ts';
import { nodesWith, type NodeItl } from '../itl.ts';
import { clockFindings, type ServerClock } from './clocks.ts';
import { holdsFile } from './files.ts';
import { type RuleFinding, finding } from './rule.ts';

/** What the rules look at where the cluster makes the file itself. */
export interface CommandFacts extends ChangeFacts {
  /** Whose key signs. */
  readonly service: SigningService;
  /** Whether an upgrade runs on the publisher, by all that shows it; `likely` = a command was refused that is allowed at any other time; `null` = not known. */
  readonly upgrade: 'running' | 'likely' | 'none' | null;
  /** The next update would be signed by a SAST of every file that phones may hold. */
  readonly isUpdateKnown: boolean;
  /** The file is signed by CallManager since `utils ctl reset localkey`: the first of two rounds; `null` = it is not. */
  readonly firstRound: FirstRound | null;
  /** Its present certificate was read. */
  readonly isSignerRead: boolean;
  /** What is known of it agrees and disagrees with one and the same SAST. */
  readonly contradicts: boolean;
  /** A file that phones may hold names that service, and not its present certificate: it names an earlier one. Words only, no verdict. */
  readonly namesEarlier: boolean;
  /** The present certificate of CallManager is a SAST of every file that phones may hold; `null` = not known. */
  readonly isCallManagerSast: boolean | null;
  /** The present file names tokens, which the next one will not. */
  readonly namesTokens: boolean;
  /** Nodes that serve another file than the one on their disk. */
  readonly servingOther: readonly string[];
  /** Nodes whose Cisco Tftp gave no file that could be read. */
  readonly servedNotRead: readonly string[];
  readonly notRead: readonly string[];
  /** Names of servers in the publisher's file that are no node of the cluster. */
  readonly strangers: readonly string[];
  /** Nodes with Cisco Tftp that the publisher's file does not name. */
  readonly unnamed: readonly string[];
  /** Weak algorithms are allowed for this cluster. */
  readonly olderNode: boolean;
  readonly itls: readonly NodeItl[];
  readonly clocks: readonly ServerClock[];
  readonly isAxlRead: boolean;
}

/** Between `utils ctl reset localkey` and the update behind it every phone has to take the file that lists both signers (security guide 14/15). */
export interface FirstRound {
  /** Names of phones that do not hold it; `null` = not known. */
  readonly missing: readonly string[] | null;
}

/** Names that stand in a sentence. */
const MAX_NAMES = 20;

/** A cluster that was never secured, and one that was built anew without a backup, look the same; one that still serves a file looks otherwise. */
const holdsNoneAnywhere = ({ servers, presentMode, kind, notRead, servingOther, servedNotRead }: CommandFacts): boolean =>
  kind !== 'reset-localkey' && presentMode === 'non-secure' && [notRead, servingOther, servedNotRead].every((nodes) => nodes.length === 0) && servers.length > 0 && !servers.some(holdsFile);

const RESET_RULES: readonly ((facts: CommandFacts) => readonly RuleFinding[])[] = [
  ({ presentMode }) => (presentMode === 'mixed' ? [] : [finding('reset-not-mixed')]),
  ({ isCallManagerSast }) => (isCallManagerSast === true ? [] : [finding('reset-without-root')]),
  ({ upgrade }) => (upgrade === 'none' ? [] : [finding(upgrade === 'running' ? 'upgrade-running' : 'upgrade-unknown')]),
  // No interface tells it; the second round needs it, and phones wait in between.
  () => [finding('export-control-unknown'), finding('reset-two-rounds')],
  ({ isUpdateKnown }) => (isUpdateKnown ? [finding('reset-not-needed')] : []),
];

/** After the first round; phones that were absent cannot verify what comes next. */
function firstRoundFindings({ kind, firstRound }: CommandFacts): readonly RuleFinding[] {
  if (firstRound === null || kind === 'reset-localkey') return [];
  const { missing } = firstRound;
  const names = missing === null ? '' : missing.slice(0, MAX_NAMES).join(', ') + (missing.length > MAX_NAMES ? ', …' : '');
  return [
    ...(kind === 'update' ? [] : [finding('update-first')]),
    ...(missing === null ? [finding('first-round-unknown')] : missing.length > 0 ? [finding('first-round-missing', { count: missing.length, phones: names })] : []),
  ];
}

/** `utils service` is not allowed while one runs. */
const isUpgrading = ({ kind, upgrade }: CommandFacts): boolean => kind !== 'reset-localkey' && (upgrade === 'running' || upgrade === 'likely');

const COMMAND_RULES: readonly ((facts: CommandFacts) => readonly RuleFinding[])[] = [
  (facts) => (facts.kind === 'reset-localkey' ? RESET_RULES.flatMap((rule) => rule(facts)) : []),

  firstRoundFindings,

  (facts) => (holdsNoneAnywhere(facts) ? [finding('no-file-anywhere')] : []),

  ({ strangers }) => (strangers.length > 0 ? [finding('file-names-others', { names: strangers.slice(0, MAX_NAMES).join(', ') })] : []),

  ({ unnamed }) => (unnamed.length > 0 ? [finding('nodes-not-in-file', { servers: unnamed.join(', ') })] : []),

  ({ namesTokens }) => (namesTokens ? [finding('tokens-leave-the-file')] : []),

  changeFindings,

  // The signer is known to the files of the nodes, yet a phone holds another one, as after a change for which it was absent.
  ({ continuity, phones }) => (continuity === 'sast' && phones?.visit === 0 && phones.unknown > 0 ? [finding('phones-need-visit', { count: null })] : []),

  ({ continuity, service, isSignerRead, release }) => {
    if (continuity !== 'unknown' || isSignerRead) return [];
    const mayBe = service === 'ITLRecovery' && isAtLeast(release, RELEASES.resetLocalKey) && !isAtLeast(release, RELEASES.keepsItlRecovery);
    return [finding('signer-not-read', { service }), ...(mayBe ? [finding('itlrecovery-may-be-replaced', { release })] : [])];
  },

  ({ contradicts, service }) => (contradicts ? [finding('signer-contradicts', { service })] : []),

  ({ service, namesEarlier, isCallManagerSast }) => {
    if (!namesEarlier) return [];
    if (service === 'CallManager') return [finding('callmanager-replaced')];
    return [finding(isCallManagerSast === false ? 'no-root-left' : 'itlrecovery-replaced')];
  },

  (facts) => (isUpgrading(facts) ? [finding('upgrade-delays-restarts')] : []),

  ({ servingOther }) => (servingOther.length > 0 ? [finding('served-differs', { servers: servingOther.join(', ') })] : []),

  ({ servedNotRead }) => (servedNotRead.length > 0 ? [finding('served-not-read', { servers: servedNotRead.join(', ') })] : []),

  ({ notRead }) => (notRead.length > 0 ? [finding('nodes-not-read', { servers: notRead.join(', ') })] : []),

  // After that change phones judge what Cisco Tftp gives them by the ITL file alone.
  ({ kind, itls }) => {
    if (kind !== 'non-secure') return [];
    const [failing, unknown] = (['fails', 'unknown'] as const).map((verdict) => nodesWith(itls, verdict).map(({ node }) => node).join(', '));
    return [...(failing === '' ? [] : [finding('itl-fails', { servers: failing ?? '' })]), ...(unknown === '' ? [] : [finding('itl-unknown', { servers: unknown ?? '' })])];
  },

  (facts) => clockFindings(facts, 'node'),

  ({ olderNode }) => (olderNode ? [finding('older-node')] : []),

  ({ isAxlRead }) => (isAxlRead ? [] : [finding('axl-not-read')]),
];

/** What the rules say about a plan of the route by command. */
export const findingsByCommand = (facts: CommandFacts): readonly RuleFinding[] => COMMAND_RULES.flatMap((rule) => rule(facts));
