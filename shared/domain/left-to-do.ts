import { type ChangeRoute } from './change-record.ts';
import { type CommandKind } from './change-kind.ts';
import { type Outcome } from './outcome.ts';
import { type PhoneState } from './phone.ts';
import { isAtLeast, RELEASES } from './release.ts';

/**
 * What a person still has to do after a change, of whichever route, in this order (Cisco document 118892, steps 9 and 10, verification, and lost tokens, step 13;
 * restart of CTIManager: from 12.x; of HAProxy: security guide and release notes 14SU1, certificates; *Phone Interaction on Certificate Update*: security guide 14).
 */
export const LEFT_TO_DO = [
  'read-again',
  'settle-open-change',
  'run-again',
  'go-on',
  'find-refusal',
  'wait-with-phones',
  'look-at-phone-sast-trust',
  'tftp-without-file',
  'restart-tftp',
  'restart-callmanager',
  'restart-ctimanager',
  'restart-haproxy',
  'look-at-phone-interaction',
  'look-at-itl',
  'try-one-phone',
  'reset-phones',
  'compare-on-phone',
  'visit-phones',
  'look-at-phones',
  'look-at-secure-phones',
  'wait-for-phones',
  'update-ctl-file',
] as const;

export type LeftToDo = (typeof LEFT_TO_DO)[number];

/** What only a restart of services and phones behind the change can leave (`rollout/behind.ts`). */
export const LEFT_BY_RESTART = ['go-on', 'find-refusal', 'look-at-phones', 'look-at-secure-phones'] as const satisfies readonly LeftToDo[];
export type LeftByRestart = (typeof LEFT_BY_RESTART)[number];

/** What decides about it. */
export interface ChangeEnding {
  readonly route: ChangeRoute;
  readonly kind: CommandKind;
  readonly release: string;
  readonly outcome: Outcome;
  /** The new file was read in some place, so that there is one to compare with. */
  readonly isNewSeen: boolean;
  /** Every node that serves phones was seen to serve the new file. */
  readonly isServedEverywhere: boolean;
  /** The CallManager certificate of a node is another one than in the file before, or it may be. */
  readonly mayHaveNewCallManager: boolean;
  /** Phones may refuse the new file: a person agreed to that. */
  readonly mayNeedVisits: boolean;
  /** Phones may get a file with an older timestamp than the one they hold: what they do then is not known. */
  readonly mayBeOlder: boolean;
  /** The publisher may have put certificates of tokens into Phone-SAST-trust. */
  readonly mayTrustTokens: boolean;
  /** No answer came to the command, which may still be at work. */
  readonly mayBeAtWork: boolean;
  /** Every server that phones load from was read afterwards. */
  readonly isReadEverywhere: boolean;
  /** In the new mode phones judge files by the ITL file alone, and that of a node did not fit, or is not known to. */
  readonly mayDistrustItl: boolean;
  /** The change is not over: it is to be finished, undone or kept before another one is begun. */
  readonly staysOpen: boolean;
}

/** When each thing is to be done. The route with a token has no reading of its own: running again begins with one. */
const RULES: Readonly<Record<Exclude<LeftToDo, LeftByRestart>, (ending: ChangeEnding) => boolean>> = {
  'read-again': ({ route, outcome, mayBeAtWork }) => route === 'by-command' && outcome !== 'done' && (outcome !== 'not-done' || mayBeAtWork),
  'settle-open-change': ({ staysOpen }) => staysOpen,
  'run-again': ({ route, outcome, kind, staysOpen }) => !staysOpen && (kind !== 'reset-localkey' || outcome === 'not-done') && outcome !== 'done' && (outcome !== 'unknown' || route === 'with-token'),
  'look-at-phone-sast-trust': ({ outcome, mayTrustTokens }) => outcome !== 'done' && mayTrustTokens,
  'restart-tftp': (ending) => isChanged(ending.outcome) && !ending.isServedEverywhere,
  'restart-callmanager': (ending) => isChanged(ending.outcome),
  'restart-ctimanager': (ending) => isChanged(ending.outcome) && isAtLeast(ending.release, RELEASES.itlRecoverySigns),
  'restart-haproxy': (ending) => isChanged(ending.outcome) && ending.mayHaveNewCallManager && isAtLeast(ending.release, RELEASES.haproxy),
  'look-at-phone-interaction': (ending) => isChanged(ending.outcome) && isAtLeast(ending.release, RELEASES.phoneInteraction),
  // Whether TVS vouches for the signer cannot be read; one phone shows it (Cisco document 118893).
  'try-one-phone': (ending) => isForPhones(ending) && (ending.mayNeedVisits || ending.mayBeOlder),
  'reset-phones': (ending) => isForPhones(ending),
  'compare-on-phone': (ending) => isForPhones(ending) && ending.isNewSeen,
  // What a server that was not read gives to its phones is not known.
  'wait-with-phones': (ending) => isChanged(ending.outcome) && !ending.isReadEverywhere,
  'look-at-itl': (ending) => isForPhones(ending) && ending.mayDistrustItl,
  // The first of two rounds (security guide 14/15, regenerate ITLRecovery in a secure cluster): the vendor says of the publisher only that it gets the file.
  'tftp-without-file': ({ kind, outcome }) => kind === 'reset-localkey' && outcome === 'incomplete',
  'wait-for-phones': (ending) => ending.kind === 'reset-localkey' && isChanged(ending.outcome),
  'update-ctl-file': (ending) => ending.kind === 'reset-localkey' && isChanged(ending.outcome),
  'visit-phones': (ending) => isForPhones(ending) && ending.mayNeedVisits,
};

/** Something is other than before, as far as was read. */
export const isChanged = (outcome: Outcome): boolean => outcome === 'done' || outcome === 'incomplete';

const isForPhones = ({ outcome, isReadEverywhere }: ChangeEnding): boolean => isChanged(outcome) && isReadEverywhere;

const isLeftByRestart = (item: LeftToDo): item is LeftByRestart => LEFT_BY_RESTART.some((one) => one === item);

export const leftToDo = (ending: ChangeEnding): readonly LeftToDo[] => LEFT_TO_DO.filter((item) => !isLeftByRestart(item) && RULES[item](ending));

/** What the restart of services and phones does when a person has the program do it. */
const DONE_BY_ROLLOUT: readonly LeftToDo[] = ['restart-tftp', 'restart-callmanager', 'restart-ctimanager', 'try-one-phone', 'reset-phones'];
export const awaitsRollout = (items: readonly LeftToDo[]): boolean => items.some((item) => DONE_BY_ROLLOUT.includes(item));
/** It ends with phones: it is not offered while they are to stay as they are. */
export const offersRollout = (items: readonly LeftToDo[]): boolean => awaitsRollout(items) && !items.includes('wait-with-phones') && !items.includes('find-refusal');

/** What a restart does; whether Cisco Tftp gives the new file is read. The practice of CTL Providers has phones, and none of the services. */
const DONE_BY_RESTART = {
  phones: ['try-one-phone', 'reset-phones'],
  'services-and-phones': ['restart-callmanager', 'restart-ctimanager', 'restart-haproxy', 'try-one-phone', 'reset-phones'],
} as const satisfies Readonly<Record<string, readonly LeftToDo[]>>;

/** What is left once a practice cluster was restarted: phones that refused the file have to be visited, and those that are switched off waited for. */
export function leftAfterRestart(items: readonly LeftToDo[], phones: readonly PhoneState[], restarted: keyof typeof DONE_BY_RESTART): readonly LeftToDo[] {
  const done: readonly LeftToDo[] = DONE_BY_RESTART[restarted];
  const isOpen = phones.some(({ outcome, reason }) => outcome === 'rejected' || reason === 'switched-off');
  return items.filter((item) => !done.includes(item) && (item !== 'visit-phones' || isOpen));
}
