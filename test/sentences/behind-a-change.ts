import { readTable } from './contradictions.ts';
import { SAYS } from './may-not-stand-together.ts';

/** What sentences say of a restart of services and phones that has ended or came to a halt, by their keys in the catalogues. */
export const SAYS_BEHIND = {
  done: ['rollout.outcome.done', 'window.rollout.end.title.done'],
  'not complete': ['rollout.outcome.incomplete', 'window.rollout.end.title.incomplete'],
  'a phone refused': ['rollout.outcome.refused', 'window.rollout.end.title.refused', 'rollout.pilotVerdict.refused', 'errors.rollout.pilot-refused.*', 'rollout.left.find-refusal'],
  failed: ['rollout.outcome.failed'],
  'not known': ['rollout.outcome.unknown'],
  'a service failed': ['rollout.restart.failed', 'errors.rollout.service-not-proved.*', 'errors.rollout.served-other.*'],
  'a service was not restarted': ['rollout.restart.skipped', 'rollout.ended.restart.waiting'],
  'a restart was not read': ['rollout.restart.started', 'rollout.ended.restart.running', 'rollout.left.restart-services'],
  'a service was restarted': ['rollout.restart.proved', 'rollout.restart.started', 'rollout.ended.restart.running'],
  'a phone was not reset': ['rollout.ended.phone.waiting', 'rollout.left.reset-phones'],
  'a phone was reset': ['rollout.phone.came-back', 'rollout.phone.not-back', 'rollout.ended.phone.reset', 'rollout.phone.reset'],
  'its return was not read': ['rollout.ended.phone.reset'],
  'phones are counted': ['rollout.phone.came-back', 'rollout.phone.not-back', 'rollout.ended.phone.waiting', 'rollout.ended.phone.reset', 'rollout.left.visit-phones', 'rollout.left.look-at-phones'],
  'a person resets the phones': ['rollout.notListed', 'rollout.left.compare-on-phone'],
  'a pilot is not judged': ['rollout.pilotVerdict.unknown', 'rollout.ended.pilotVerdict.waiting', 'rollout.ended.pilotVerdict.asked'],
  'a pilot is not registered': ['rollout.pilotNotRegistered'],
  'nobody is registered with security': ['rollout.secureShare.none'],
  'somebody is registered with security': ['rollout.secureShare.some', 'rollout.left.look-at-secure-phones'],
  'whether anybody is was not read': ['rollout.secureShare.unknown'],
  'it has ended': ['window.rollout.end.title.done', 'window.rollout.end.title.incomplete', 'window.rollout.end.title.refused', 'rollout.restIsNotDone', 'rollout.ended.restart.*', 'rollout.ended.pilotVerdict.*', 'rollout.ended.phone.*', 'rollout.ended.witness'],
  'another one does the rest': ['rollout.restIsNotDone'],
  'it goes on': [
    'rollout.notOver', 'rollout.left.go-on', 'rollout.witness', 'rollout.restart.waiting', 'rollout.restart.running', 'rollout.phone.waiting', 'rollout.phone.reset', 'rollout.pilotVerdict.waiting', 'rollout.pilotVerdict.asked',
    'errors.rollout.service-not-proved.action', 'errors.rollout.served-other.action', 'errors.rollout.pilot-off.action', 'errors.rollout.pilot-not-registered.action', 'errors.rollout.phones-not-back.action',
    'errors.rollout.file-changed.action', 'errors.rollout.passwords-needed.*', 'errors.platform.reset-throttled.action', ...SAYS['try again'], ...SAYS['plan anew'].filter((key) => key.startsWith('errors.')),
  ],
  'nothing was sent': [...SAYS['nothing was sent'].filter((key) => key.startsWith('errors.'))],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Said = keyof typeof SAYS_BEHIND;

/** Each row is what may not stand on the screen of its end, nor in its report. */
export const MAY_NOT_STAND_BEHIND: readonly (readonly [Said, readonly Said[]])[] = [
  [
    'done',
    [
      'not complete', 'a phone refused', 'failed', 'not known', 'a service failed', 'a service was not restarted', 'a restart was not read', 'a phone was not reset', 'its return was not read', 'a person resets the phones',
      'a pilot is not judged', 'a pilot is not registered', 'somebody is registered with security', 'whether anybody is was not read', 'another one does the rest', 'it goes on', 'nothing was sent',
    ],
  ],
  ['not complete', ['a phone refused', 'failed', 'not known', 'a service failed', 'a pilot is not registered']],
  ['a phone refused', ['failed', 'not known', 'another one does the rest', 'it goes on']],
  ['failed', ['not known']],
  ['not known', ['a service failed', 'a service was not restarted', 'a pilot is not registered']],
  ['a person resets the phones', ['phones are counted', 'a phone was reset']],
  ['nobody is registered with security', ['somebody is registered with security', 'whether anybody is was not read']],
  ['it has ended', ['it goes on']],
  ['nothing was sent', ['a service was restarted', 'a phone was reset']],
];

/** Of the end of a restart of services and phones. */
export const { contradictionsIn: contradictionsBehind, saidIn: saidBehind } = readTable({ says: SAYS_BEHIND, mayNotStandTogether: MAY_NOT_STAND_BEHIND });
