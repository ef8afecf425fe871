import { readTable } from './contradictions.ts';

/** What sentences say, by their keys in the catalogues; `*` stands for any rest. Both languages have the same keys. */
export const SAYS = {
  done: ['window.platformResult.title.done', 'window.platformResult.lead.done', 'window.finish.title.done', 'platform.report.outcome.done', 'report.outcome.done'],
  undone: ['window.finish.title.undone', 'report.outcome.undone'],
  'not done': ['window.platformResult.title.not-done', 'window.platformResult.lead.not-done', 'platform.report.outcome.not-done', 'errors.apply.unchanged.*'],
  'done in part': ['window.platformResult.title.incomplete', 'window.platformResult.lead.incomplete', 'platform.report.outcome.incomplete'],
  'left as it is': ['window.finish.title.kept', 'report.outcome.kept'],
  cancelled: ['report.outcome.cancelled'],
  'nothing is known': ['window.platformResult.lead.unknown', 'platform.report.outcome.unknown'],
  'nobody knows what came of it': ['errors.connect.lost.explanation'],
  'try again': [
    'errors.connect.lost.action', 'errors.connect.refused.action', 'errors.connect.unreachable.action', 'errors.connect.timeout.action', 'errors.platform.session-ended.action',
    'errors.platform.port-closed.action', 'errors.platform.no-shell.action', 'errors.file.unreadable.action', 'errors.file.not-written.action', 'errors.token.busy.action',
    'errors.token.module-needs.action', 'errors.token.module-part-missing.action', 'errors.token.module-unloadable.action',
  ],
  'look at the report': ['errors.connect.lost.explanation', 'errors.connect.lost.action', 'errors.login.ticket-expired.explanation', 'errors.protocol.violation.explanation'],
  'nothing was sent': [
    'errors.connect.name-not-found.explanation', 'errors.connect.refused.explanation', 'errors.connect.unreachable.explanation', 'errors.connect.tls-failed.explanation',
    'errors.connect.not-open-provider.explanation', 'errors.platform.port-closed.explanation', 'errors.platform.ssh-failed.explanation', 'errors.platform.tls-failed.explanation',
    'errors.platform.no-shell.explanation', 'errors.platform.session-limit.explanation', 'errors.platform.session-ended.explanation', 'errors.apply.consent-missing.explanation',
    'errors.platform.release-too-old.explanation', 'errors.platform.no-reset-localkey.explanation', 'errors.platform.password-expired.explanation',
    'window.platformChange.lead', 'window.platformChange.progress.leadCancellable', 'window.platformChange.consent.lead', 'window.platformChange.consent.leadHeld', 'window.platformChange.consent.leadItl',
  ],
  'the command was sent': ['window.platformResult.lead.*', 'platform.report.outcome.*', 'errors.apply.not-read.*', 'errors.apply.unchanged.*', 'window.platformChange.progress.leadSent'],
  'a node that phones load from is not known': ['report.left.wait-with-phones', 'errors.apply.not-read.*'],
  'a server is not known': ['window.finish.held.unknown', 'report.server.unknown', 'report.mode.unknown', 'platform.report.disk.unknown'],
  'restart phones': [
    'report.left.try-one-phone', 'report.left.reset-phones', 'report.left.compare-on-phone', 'report.left.visit-phones', 'window.rollout.offer.lead', 'window.rollout.offer.withToken',
    'window.platformResult.practice.lead', 'window.lostTokens.phones.load',
  ],
  'restart services': ['report.left.restart-tftp', 'report.left.restart-callmanager', 'report.left.restart-ctimanager', 'report.left.restart-haproxy', 'window.rollout.offer.lead', 'window.platformResult.practice.lead'],
  'run it again': ['report.left.run-again'],
  'the change is open': ['report.left.settle-open-change'],
  'plan anew': [
    'errors.apply.cancelled.action', 'errors.platform.command-refused.action', 'errors.provider.stale-predecessor.action', 'errors.provider.nothing-staged.action',
    'errors.provider.mode-file-mismatch.action', 'errors.provider.file-refused.action', 'errors.provider.busy.action', 'errors.plan.outdated.action', 'report.left.run-again',
  ],
  'a server holds the new file': ['window.finish.held.new', 'report.server.new', 'platform.report.disk.new'],
  'a server holds another file': ['window.finish.held.other', 'report.server.other', 'platform.report.disk.other', 'window.platformResult.nodes.held.other'],
  'a server holds the file from before': ['window.finish.held.previous', 'report.server.previous', 'platform.report.disk.previous', 'window.platformResult.nodes.held.previous'],
  'all hold the new file': ['window.platformResult.nodes.leadSame'],
  'the old file is served': ['window.platformResult.nodes.lead'],
  'no server activated it': ['errors.apply.cancelled.explanation'],
  'something is staged': ['window.finish.staged', 'report.staged.yes'],
  'the command did it': ['window.platformResult.said.done', 'window.platformResult.said.advice', 'platform.report.said.done'],
  'nothing is left': ['window.finish.left.none'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Said = keyof typeof SAYS;

/** Each row is what may not stand on one screen, nor in one report. */
const MAY_NOT_STAND_TOGETHER: readonly (readonly [Said, readonly Said[]])[] = [
  ['done', ['undone', 'not done', 'done in part', 'nothing is known', 'nobody knows what came of it', 'nothing was sent', 'try again', 'run it again', 'the change is open', 'a node that phones load from is not known']],
  ['undone', ['not done', 'done in part', 'run it again', 'a server holds the new file', 'a server is not known']],
  ['not done', ['the command did it', 'done in part', 'nothing is known', 'nobody knows what came of it', 'restart phones', 'restart services', 'try again', 'all hold the new file', 'the old file is served']],
  ['done in part', ['nothing is known', 'nobody knows what came of it', 'nothing was sent', 'try again', 'nothing is left']],
  ['nothing is known', ['restart phones', 'restart services', 'run it again', 'plan anew', 'all hold the new file', 'nothing is left']],
  ['left as it is', ['run it again', 'the change is open', 'try again']],
  ['cancelled', ['nobody knows what came of it', 'no server activated it', 'run it again']],
  ['the command was sent', ['nothing was sent', 'look at the report']],
  ['a node that phones load from is not known', ['restart phones', 'all hold the new file', 'nothing is left']],
  ['the change is open', ['plan anew', 'nothing is left', 'try again']],
  ['all hold the new file', ['a server holds another file', 'a server holds the file from before', 'the old file is served']],
  ['a server holds the new file', ['nothing was sent', 'no server activated it']],
  ['something is staged', ['no server activated it']],
];

/** Of the result of a change, on its screen and in its report. */
export const { contradictionsIn } = readTable({ says: SAYS, mayNotStandTogether: MAY_NOT_STAND_TOGETHER });
