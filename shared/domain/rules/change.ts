import { type CommandKind, modeAfter } from '../change-kind.ts';
import { type ModelCounts, MODELS_NOT_KNOWN_TO_ASK, MODELS_WITHOUT_TVS } from '../phone-models.ts';
import { type PhoneForecast } from '../plan.ts';
import { mixedModeNeeds } from '../release.ts';
import { type SecurityMode } from '../server.ts';
import { type ContinuityVerdict } from '../signer-continuity.ts';
import { type RuleServer, fileFindings, holdsFile } from './files.ts';
import { type RuleFinding, finding } from './rule.ts';

/** What the rules of both routes look at. */
export interface ChangeFacts {
  readonly kind: CommandKind;
  readonly presentMode: SecurityMode;
  readonly release: string;
  /** `null` = not known. */
  readonly autoRegistration: boolean | null;
  /** Servers whose files are known. */
  readonly servers: readonly RuleServer[];
  /** What phones make of the signer of the next file. */
  readonly continuity: ContinuityVerdict;
  /** The next file has no predecessor, or does not regard it. */
  readonly anew: boolean;
  /** `null` = phones cannot be counted from here. */
  readonly phones: PhoneForecast | null;
  /** Phones of models that do not ask TVS, or are not known to; `null` = the models are not known. */
  readonly models: ModelCounts | null;
}

/** Each row looks at one thing and says nothing where it does not apply. */
const CHANGE_RULES: readonly ((facts: ChangeFacts) => readonly RuleFinding[])[] = [
  // Whoever came to change the mode learns so before anything else.
  ({ kind, presentMode }) => (kind === presentMode ? [finding('already-in-mode')] : []),

  ({ continuity, phones }) => {
    const count = phones === null || phones.visit === 0 ? null : phones.visit;
    return continuity === 'visits' || continuity === 'unknown' || count !== null ? [finding('phones-need-visit', { count })] : [];
  },

  // A file that replaces others without building on them, even where phones happen to know its signer. In a cluster that never was secured phones hold none.
  ({ continuity, anew, servers, presentMode }) => {
    const replaces = anew && (servers.some(holdsFile) || presentMode === 'mixed');
    return replaces && (continuity === 'sast' || continuity === 'tvs') ? [finding('made-anew')] : [];
  },

  ({ continuity, models }) => {
    if (continuity !== 'tvs') return [];
    return [
      finding('phones-ask-tvs'),
      ...(models?.never === 0 ? [] : [finding('phones-without-tvs', { models: MODELS_WITHOUT_TVS, count: models?.never ?? null })]),
      ...(models?.unknown === 0 ? [] : [finding('phones-tvs-unknown', { models: MODELS_NOT_KNOWN_TO_ASK, count: models?.unknown ?? null })]),
    ];
  },

  fileFindings,

  ({ autoRegistration, kind, presentMode }) => {
    if (modeAfter(kind, presentMode) !== 'mixed' || autoRegistration === false) return [];
    return [finding(autoRegistration === null ? 'auto-registration-unknown' : 'auto-registration')];
  },

  ({ kind, release }) => {
    const needs = mixedModeNeeds(release);
    // An update asks for the registration too (Cisco security guide 12.5(1), chapter on the CTL client), a licence is asked for by the mode alone.
    const asks = needs === 'export-control' ? kind === 'mixed' || kind === 'update' : kind === 'mixed';
    return needs !== null && asks ? [finding(needs, { release })] : [];
  },
];

/** What the rules say about a change, whoever signs its file. */
export const changeFindings = (facts: ChangeFacts): readonly RuleFinding[] => CHANGE_RULES.flatMap((rule) => rule(facts));
