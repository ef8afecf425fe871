import { readTable } from './contradictions.ts';

/** What sentences say on the screens before a change and while it runs, by their keys in the catalogues. */
export const SAYS_BEFORE = {
  // The cluster, and what is offered.
  'all hold the same file': ['window.mode.servers.allSame', 'preflight.rows.ctl-files.found.same.read'],
  'files differ': ['window.mode.servers.differ', 'window.platformMode.nodes.sameOnDisk', 'preflight.rows.ctl-files.found.differs.read', 'preflight.rows.ctl-files.found.served-differs.read', 'change.rule.files-differ', 'change.rule.server-without-file', 'change.rule.served-differs'],
  'another file is served than held': ['window.platformMode.nodes.differs', 'change.rule.served-differs', 'preflight.rows.ctl-files.found.served-differs.read'],
  'a server holds none': ['window.mode.servers.none', 'window.platformMode.nodes.none', 'change.rule.server-without-file', 'change.rule.ctl-file-empty', 'change.rule.ctl-file-unreadable'],
  'a server was not read': ['window.mode.servers.unreadable', 'window.mode.servers.notSignedIn', 'window.platformMode.nodes.unread', 'change.rule.nodes-not-read', 'change.rule.served-not-read', 'window.mode.gate.unreadableTitle', 'window.mode.gate.silentTitle'],
  'no server has a file': ['change.rule.no-file-anywhere', 'change.rule.mixed-without-ctl-file', 'platform.plan.continuity.no-file.title', 'preflight.rows.ctl-files.found.none.read', 'preflight.rows.ctl-files.found.none-in-mixed-mode.read', 'change.notOffered.no-ctl-file', 'change.notOffered.never-secured'],
  'there is a file': [
    'window.mode.servers.verdict.verified', 'window.platformMode.nodes.verified', 'preflight.rows.ctl-files.found.same.read', 'preflight.rows.ctl-files.found.differs.read', 'preflight.rows.ctl-files.found.served-differs.read',
    'preflight.rows.alternate-tftp.found.found.read', 'preflight.rows.alternate-tftp.found.none.read', 'preflight.rows.signer.found.known.read',
    'change.rule.file-names-others', 'change.rule.nodes-not-in-file', 'change.rule.tokens-leave-the-file', 'change.rule.files-differ', 'change.rule.served-differs', 'change.rule.one-token-only', 'change.rule.signed-by-cluster',
    'window.preview.difference.title', 'platform.plan.undo.copies', 'platform.plan.undo.none', 'platform.plan.undo.losesTokens',
  ],
  'the first file': ['window.preview.difference.first', 'window.preview.phonesUnknown.first'],
  'a file from before': [
    'window.preview.plan.why.phones-may-have-loaded-it', 'window.preview.difference.title', 'window.preview.phonesUnknown.continued', 'change.rule.files-differ', 'change.rule.tokens-leave-the-file',
    'window.platformChange.judged.served', 'window.platformChange.signer.unknown', 'platform.plan.undo.copies', 'platform.plan.undo.none', 'report.left.restart-tftp', 'window.preview.plan.stop',
  ],
  'this release has no such command': ['window.platformMode.options.tooOld', 'window.platformSignIn.offers.recommended.vendor-client', 'preflight.rows.signer.found.no-command.read'],
  'enter the command': ['window.rollout.offer.alone', 'window.platformMode.lost.command'],
  'no tokens are supported': ['change.notOffered.release-without-tokens', 'change.rule.anew-without-provider', 'window.choices.anew.ended'],
  'use a token': ['window.mode.situations.one.button', 'window.mode.situations.all.button', 'window.mode.gate.notVerifiedLead', 'window.mode.gate.anewButton', 'window.platformMode.lost.one', 'change.rule.one-token-only', 'change.rule.signed-by-cluster', 'change.rule.mixed-without-ctl-file', 'change.rule.ctl-file-not-verified'],
  'a token of the file is left': ['window.mode.situations.one.button'],
  'the file has one token or none': ['change.rule.one-token-only', 'change.rule.signed-by-cluster'],
  'reset is advised': ['window.platformMode.options.resetAdvised', 'preflight.rows.signer.found.visits-reset.todo'],
  'reset cannot be chosen': ['window.platformMode.options.resetNot.*', 'change.rule.reset-without-root', 'change.rule.reset-not-mixed', 'change.rule.no-root-left'],
  'nothing can be chosen': ['window.mode.gate.unreadableTitle', 'window.mode.gate.silentTitle'],
  'choose': ['window.mode.chooseFirst', 'window.mode.situations.one.button', 'window.mode.situations.all.button'],

  // Phones and the signer.
  'phones know the signer': ['platform.plan.continuity.sast.title', 'preflight.rows.signer.found.known.read', 'window.preview.phonesUnknown.continued', 'change.rule.reset-not-needed'],
  'phones may not know the signer': [
    'platform.plan.continuity.tvs.title', 'platform.plan.continuity.visits.title', 'platform.plan.continuity.unknown.title', 'change.rule.phones-need-visit', 'change.rule.made-anew', 'change.rule.phones-ask-tvs', 'change.rule.phones-without-tvs',
    'change.rule.signer-not-read', 'change.rule.signer-contradicts', 'change.rule.callmanager-replaced', 'change.rule.reset-without-root', 'preflight.rows.signer.found.tvs-only.read', 'preflight.rows.signer.found.visits.read', 'preflight.rows.signer.found.visits-reset.read', 'preflight.rows.signer.found.not-known.read',
    'window.platformChange.consent.lead',
  ],
  'it is not known whether phones accept it': ['platform.plan.continuity.unknown.title', 'preflight.rows.signer.found.not-known.read'],
  'a verdict about phones': ['platform.plan.continuity.sast.title', 'platform.plan.continuity.tvs.title', 'platform.plan.continuity.visits.title', 'change.rule.phones-ask-tvs', 'change.rule.callmanager-replaced', 'change.rule.itlrecovery-replaced', 'preflight.rows.signer.found.known.read'],
  'TVS runs': ['preflight.rows.tvs.found.started.read', 'platform.plan.continuity.tvs.title', 'preflight.rows.signer.found.tvs-only.read', 'change.rule.phones-ask-tvs'],
  'TVS runs nowhere': ['platform.plan.continuity.visits.body', 'preflight.rows.signer.found.visits.read', 'preflight.rows.signer.found.visits-reset.read'],
  'a person agreed by typing': ['window.platformChange.consent.given'],
  'a person is to agree by typing': ['window.platformChange.consent.lead', 'window.platformChange.consent.leadHeld', 'window.platformChange.consent.leadItl', 'window.choices.consents.field'],
  'phones may distrust the ITL file': ['window.platformChange.consent.leadItl'],
  'it is about the signer': ['change.rule.phones-need-visit', 'window.platformChange.consent.lead', 'window.platformChange.consent.leadHeld'],

  // The preflight.
  'nothing fails': ['window.platformPreflight.allGood'],
  'something fails': ['window.platformPreflight.group.fail', 'window.platformPreflight.settle'],
  'not all is read': ['window.platformPreflight.progress', 'window.platformPreflight.reading'],
  'Cisco Tftp is active nowhere': ['preflight.rows.tftp.found.nowhere.read'],
  'what Cisco Tftp does': ['preflight.rows.tftp.found.answers.read', 'preflight.rows.tftp.found.not-started.read', 'preflight.rows.tftp.found.no-answer.read', 'preflight.rows.ctl-files.found.served-differs.read', 'preflight.rows.ctl-provider.found.started.read', 'preflight.rows.itl-files.found.good.read'],
  'all answer': ['preflight.rows.nodes.found.reached.read'],
  'one does not answer': ['preflight.rows.nodes.found.not-reached.read'],

  // The plan and the progress.
  'nothing can be sent': ['window.choices.refused'],
  'agree and it can start': ['window.choices.consentMissing'],
  'no entry changes': ['change.rule.no-entry-changes'],
  'entries change': ['change.entryChange.replaced', 'change.entryChange.certificate-added', 'change.entryChange.certificate-removed', 'change.rule.tokens-leave-the-file', 'change.rule.made-anew'],
  'nothing was done yet': ['window.preview.lead', 'window.platformChange.lead', 'window.preview.progress.leadCancellable', 'window.platformChange.progress.leadCancellable', 'window.platformPreflight.lead'],
  'something is being done': ['window.preview.progress.leadWriting', 'window.platformChange.progress.leadSent', 'window.platformResult.lead.*', 'report.outcome.*'],
  'the change goes on': ['window.platformChange.progress.title', 'platform.report.goesOnWithoutCopy'],
  'no change is made or judged': ['errors.platform.not-read.explanation', 'window.mode.lead'],
  'nothing changes on this screen': ['window.mode.lead'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Said = keyof typeof SAYS_BEFORE;

/** Each row is what may not stand on one screen. */
export const MAY_NOT_STAND_BEFORE: readonly (readonly [Said, readonly Said[]])[] = [
  ['all hold the same file', ['files differ', 'another file is served than held', 'a server holds none', 'a server was not read', 'no server has a file']],
  ['no server has a file', ['there is a file', 'files differ', 'another file is served than held', 'phones know the signer', 'a token of the file is left', 'the file has one token or none']],
  ['the first file', ['a file from before', 'files differ', 'there is a file']],
  ['this release has no such command', ['enter the command', 'reset is advised']],
  ['no tokens are supported', ['use a token', 'a token of the file is left']],
  ['a token of the file is left', ['the file has one token or none']],
  ['reset is advised', ['reset cannot be chosen', 'phones know the signer']],
  ['nothing can be chosen', ['choose']],
  ['phones know the signer', ['phones may not know the signer', 'TVS runs nowhere']],
  ['it is not known whether phones accept it', ['a verdict about phones']],
  ['TVS runs', ['TVS runs nowhere']],
  ['phones may distrust the ITL file', ['it is about the signer']],
  ['a person agreed by typing', ['a person is to agree by typing']],
  ['nothing fails', ['something fails', 'not all is read']],
  ['Cisco Tftp is active nowhere', ['what Cisco Tftp does']],
  ['all answer', ['one does not answer', 'a server was not read']],
  ['nothing can be sent', ['agree and it can start']],
  ['no entry changes', ['entries change']],
  ['nothing was done yet', ['something is being done']],
  ['the change goes on', ['no change is made or judged']],
  ['nothing changes on this screen', ['something is being done']],
];

/** Of a screen before a change, or while it runs. */
export const { contradictionsIn: contradictionsBefore, saidIn: saidBefore } = readTable({ says: SAYS_BEFORE, mayNotStandTogether: MAY_NOT_STAND_BEFORE });
