import { type ErrorCodeOf } from '../../../domain/error-codes.ts';
import { type ErrorText } from '../../catalog.ts';

/** The plan, the change, and calls of windows and programs. */
export const programErrorsEn = {
  'plan.no-ctl-file': {
    title: 'The server has no CTL file',
    explanation: 'This server has no CTL file to show or retrieve. Nothing was changed.',
    action: 'If you expected one, enter "show ctl" on the command line (CLI) of the server. To create the first CTL file, set the cluster to mixed mode, or use Update CTL File if the cluster is already in mixed mode.',
  },
  'plan.mode-not-offered': {
    title: 'This change is not possible in the current state of the cluster',
    explanation: 'The chosen change ({mode}) does not fit the current state of the cluster ({reason}). Nothing was changed.',
    action: 'Read the cluster again and choose one of the available changes. Each unavailable one shows its reason.',
  },
  'plan.token-not-in-file': {
    title: 'This token is not in the CTL file of every server',
    explanation:
      'Phones accept a new CTL file only if their current one contains its signer as a security token (SAST, System Administrator Security Token). The CTL file of {where} does not contain the token {serial}, so phones that hold that file would refuse one that it signs. Nothing was signed, and no password was tried.',
    action:
      'Insert a token that is in the CTL files of all servers. If none is left, you may be able to start a new CTL file with new tokens (before release 14SU3; phones without TVS then need a visit). Or, from release 10.0(1) on, change the mode without tokens: enter "utils ctl set-cluster non-secure-mode" on the command line (CLI) of the publisher.',
  },
  'plan.token-already-in-file': {
    title: 'This token is in the CTL file already',
    explanation: 'The next CTL file already has an entry for the token {serial}. A second entry would add nothing. Nothing was changed.',
    action: 'Remove this token and insert a different one. Only different tokens protect you against the loss of one.',
  },
  'plan.entry-locked': {
    title: 'This entry cannot be removed',
    explanation: 'The entry belongs to the cluster itself or to the signing token ({reason}). Without it, phones would lack something they need. Nothing was changed.',
    action: 'Leave it in the file. You can remove the entry of a server once the cluster no longer lists that server, and the entry of a token when another token signs.',
  },
  'plan.refused': {
    title: 'This CTL file will not be signed',
    explanation: 'The planned file breaks a rule ({rule}). Nothing was signed, and no password was tried.',
    action: 'Read the explanation in the preview, change your choices, and continue.',
  },
  'plan.consent-missing': {
    title: 'Your consent is missing',
    explanation: 'This change has consequences that you must agree to one by one ({rules}). Nothing was signed, and no password was tried.',
    action: 'Read the explanations in the preview. Agree to each of them (on the command line: --accept with the name of the rule), or change your choices.',
  },
  'plan.outdated': {
    title: 'The plan is out of date',
    explanation: 'The cluster, a CTL file, or your choices changed after the plan was made. No server activates a new CTL file because of this plan.',
    action: 'Read the cluster again and make a new plan.',
  },
  'change.unfinished': {
    title: 'A change of this cluster is still open',
    explanation: 'The change {id} was started from this computer and neither finished nor undone. Another one on top of it could leave the servers with three different CTL files.',
    action: 'Finish it, undo it, or keep the cluster as it is; then start the other change. The command line does so with: ctl changes {id}',
  },
  'change.unfinished-elsewhere': {
    title: 'A change made over the other connection is still open',
    explanation:
      'The change {id} was started from this computer over {connection} and neither finished nor undone. By the name or address of its publisher it belongs to this cluster. Another change on top of it could leave the servers with three different CTL files.',
    action: 'Sign in over {connection} and finish it, undo it, or keep the cluster as it is; then start the other change. The command line shows it with: ctl changes {id}. If it belongs to another cluster of the same name, settle it there.',
  },
  'change.not-found': {
    title: 'There is no such change',
    explanation: 'No folder of a change named {id} is on this computer.',
    action: 'Look at the list of changes: ctl changes.',
  },
  'change.not-agreed': {
    title: 'Nothing was done',
    explanation: 'Nobody agreed to it, so the change {id}, its folder and the cluster are as they were.',
    action: 'Answer with yes on a terminal, or give --yes.',
  },
  'change.not-offered': {
    title: 'That is not possible for this change',
    explanation: 'Reason: {reason}',
    action: 'Read again what is true on the cluster now. What remains possible is shown with it.',
  },
  'change.other-cluster': {
    title: 'That change belongs to another cluster',
    explanation: 'It was made on the cluster whose publisher was reached as {host}. Nothing was read or written.',
    action: 'Sign in to that cluster by the same kind of connection.',
  },
  'change.practice-gone': {
    title: 'The practice cluster of this change is not there',
    explanation: 'Change {id} was made on a practice cluster whose files are gone or damaged, so nothing can be read from it any more. A practice cluster stays only while a change or a restart on it is open.',
    action: 'No real cluster is concerned. You can remove the change from the list.',
  },
  'change.practice-elsewhere': {
    title: 'Another program runs the practice cluster of this change',
    explanation: 'Change {id} was made on a practice cluster that is run now by: {holder}. Only one program can run it at a time.',
    action: 'Go on there, or end that program first.',
  },
  'apply.locked': {
    title: 'Another change of this cluster is running',
    explanation: 'This computer makes only one change of a cluster at a time, so this change was not started and no password was tried. The other change is made by {holder}, since {since}.',
    action: 'Wait until the other change has ended. A program that was ended or killed is in nobody\'s way. Only if the other program ran in a container, or nothing is known about it, and it is certainly gone, delete the folder {file}.',
  },
  'apply.cancelled': {
    title: 'The change was cancelled',
    explanation: 'No server activated the new CTL file. Staged copies are removed from the servers that can be reached. Phones do not get them.',
    action: 'Make a new plan when you are ready.',
  },
  'apply.consent-missing': {
    title: 'The consent for this change was not typed',
    explanation: 'Phones may refuse the new CTL file, and then each of them needs a visit. So the change starts only after you type "{wanted}". Nothing was sent and nothing was changed.',
    action: 'Read the information about the phones. If you agree, type {wanted}.',
  },
  'apply.not-read': {
    title: 'A node was not read',
    explanation: 'The command was sent to the publisher. What {where} holds now could not be read afterwards, so nobody can say that the change is complete.',
    action: 'Read again once {where} answers. Do not restart phones before that.',
  },
  'apply.unchanged': {
    title: 'The command changed nothing',
    explanation: 'The mode and the CTL file of the publisher were read after the command, and both are as before, whatever it answered.',
    action: 'Look for the reason in what the publisher printed, if it printed anything. Nothing has to be taken back. Then follow the list of what is left to do.',
  },
  'apply.proof-failed': {
    title: 'The result could not be confirmed',
    explanation: 'What was read back is not what was expected, so the change stopped there. Step: {step}. Expected: {expected}. Found: {found}.',
    action: 'See what each server holds, and follow the list of what is left to do. Where servers hold different CTL files, settle that before you restart phones.',
  },
  'contract.violation': {
    title: 'The program did not accept a request',
    explanation: 'A window or another program sent a malformed request. The whole request was refused, and nothing was done.',
    action: 'Try again. If it happens again, close all windows of the program and restart it.',
  },
  'contract.not-now': {
    title: 'This is not possible at the moment',
    explanation: 'The request ({call}) does not fit the current screen, or other work is still running. Nothing was done.',
    action: 'Wait until the running work has ended, then continue from the screen you see.',
  },
  'usage.wrong': {
    title: 'The command is incomplete or wrong',
    explanation: '{detail}. Nothing was started.',
    action: 'Run the command with --help to see how to use it.',
  },
  'usage.no-such-scenario': {
    title: 'There is no such practice cluster',
    explanation: '"{scenario}" is not the name of a practice cluster for this command and connection. Nothing was started.',
    action: 'Run the command with --help: its last lines list the names.',
  },
  'usage.other-route': {
    title: 'This option belongs to the other connection',
    explanation: '{option} works only with --via {via}. No change was started.',
    action: 'Omit {option}, or use --via {via}.',
  },
  'usage.not-in-practice': {
    title: 'This option cannot be used with --practice',
    explanation: 'A practice cluster has its own address, credentials and tokens, and asks nothing. {option} would have no effect. No change was started.',
    action: 'Omit {option} or --practice.',
  },
  'usage.option-alone': {
    title: 'An option is missing',
    explanation: '{option} has no effect without {needed}. Nothing was started.',
    action: 'Add {needed}, or omit {option}.',
  },
  'usage.file-given': {
    title: 'This is a file, not a cluster',
    explanation: '{path} is a file on this computer, and {option} is for a cluster. Nothing was started.',
    action: 'Omit {option} to show the file. To show a cluster, give its host name or IP address.',
  },
  'usage.secret-missing': {
    title: 'A password could not be read',
    explanation: 'It should have come from: {what}. There is no terminal to ask on, or the file descriptor returned nothing usable. No change was started.',
    action: 'Run the command in a terminal, or pass the password through a file descriptor (see --help). You cannot pass it as an argument, because others could see it there.',
  },
  'program.page-not-served': {
    title: 'The page cannot be served on this computer',
    explanation: 'The page or its port on 127.0.0.1 could not be used: {detail}. Nothing was started.',
    action: 'If the port is in use, choose another one with --port, or omit --port to use any free port.',
  },
  'program.fault': {
    title: 'Internal error of this program',
    explanation: 'The program met a case that it does not handle ({detail}). If a change was running, it is not certain how far it got. Its journal is in the folder of the change.',
    action: 'Before you do anything else, read the cluster again and check what each server holds. Keep this text for a bug report.',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'plan' | 'change' | 'apply' | 'contract' | 'usage' | 'program'>, ErrorText>>;
