import { type ErrorCodeOf } from '../../../domain/error-codes.ts';
import { type ErrorText } from '../../catalog.ts';

/** The plan, the change, and calls of windows and programs. */
export const programErrorsEn = {
  'plan.no-ctl-file': {
    title: 'The server holds no CTL file',
    explanation: 'There is no CTL file that could be shown or taken from this server. Nothing was changed.',
    action: 'Enter "show ctl" on the command line (CLI) of the server if you expected one there. A first CTL file is made by setting the cluster to mixed mode, or by Update CTL File where the cluster is in mixed mode already.',
  },
  'plan.mode-not-offered': {
    title: 'This cannot be done with the cluster as it is',
    explanation: 'What was chosen ({mode}) makes no sense for the present state of the cluster ({reason}). Nothing was changed.',
    action: 'Read the cluster again and choose one of the things that are offered; each other one says why it is not.',
  },
  'plan.token-not-in-file': {
    title: 'This token is not in the present CTL file',
    explanation:
      'Phones accept a new CTL file only from a signer that their present one names as a security token (SAST, System Administrator Security Token). The CTL file of this server does not name the token {serial}, so phones would refuse what it signs. Nothing was signed, and no password was tried.',
    action:
      'Insert a token that the CTL files of all servers name. If none is left, a new CTL file can be begun with new tokens where that is offered (before release 14SU3; phones without TVS then need a visit). Or: from release 10.0(1) on, the mode can be changed without tokens on the command line (CLI) of the publisher: "utils ctl set-cluster non-secure-mode".',
  },
  'plan.token-already-in-file': {
    title: 'This token is in the CTL file already',
    explanation: 'The next CTL file has an entry for the token {serial}. A second one would say nothing more. Nothing was changed.',
    action: 'Remove this token and insert another one. To be safe against the loss of a token, the tokens must be different.',
  },
  'plan.entry-locked': {
    title: 'This entry cannot be removed',
    explanation: 'The entry belongs to the cluster itself or to the token that signs ({reason}). Without it phones would not find what they need. Nothing was changed.',
    action: 'Leave it in the file. An entry of a server disappears when the cluster no longer lists the server; a token can be removed when another one signs.',
  },
  'plan.refused': {
    title: 'This CTL file is not signed',
    explanation: 'A rule speaks against the file as it was planned ({rule}). Nothing was signed, and no password was tried.',
    action: 'Read what the preview says about it, change the choices, and go on then.',
  },
  'plan.consent-missing': {
    title: 'Your consent is missing',
    explanation: 'The change has consequences to which a person must agree one by one ({rules}). Nothing was signed, and no password was tried.',
    action: 'Read what the preview says about them. Agree to each of them (command line: --accept with the name of the rule), or change the choices.',
  },
  'plan.outdated': {
    title: 'The plan no longer fits',
    explanation: 'The cluster, a CTL file or your choices changed after the plan was made. No server puts a new CTL file into service because of this plan.',
    action: 'Read the cluster again and make a new plan.',
  },
  'apply.locked': {
    title: 'Another change of this cluster is running',
    explanation: 'From this computer only one change of a cluster is made at a time, so this one was not begun and no password was tried. The other one is made by: {holder}',
    action: 'Wait until the other change has ended. If its program has already ended, try again; if this message stays although no such program runs, remove the file {file}.',
  },
  'apply.cancelled': {
    title: 'The change was cancelled',
    explanation: 'No server put the new CTL file into service. Copies written aside on servers are removed as far as the servers can be reached; phones do not get them.',
    action: 'Make a new plan when you are ready.',
  },
  'apply.consent-missing': {
    title: 'The consent that this change needs was not typed',
    explanation: 'Phones may refuse the new CTL file, and then need a visit each. So the change begins only after "{wanted}" was typed. Nothing was sent and nothing was changed.',
    action: 'Read what is said about the phones. If you agree, type {wanted}.',
  },
  'apply.proof-failed': {
    title: 'The result could not be proved',
    explanation: 'Something else was read back than was written, so the change stopped there. Step: {step}. Expected: {expected}. Found: {found}.',
    action: 'Look at the report for what each server holds. Do not restart phones before all servers hold the same CTL file. Then read the cluster again and make a new plan.',
  },
  'contract.violation': {
    title: 'The program did not accept a request',
    explanation: 'A window or another program sent something of the wrong form. It was refused as a whole; nothing was done.',
    action: 'Try again. If it happens again, close all windows of the program and start it anew.',
  },
  'contract.not-now': {
    title: 'This is not possible at the moment',
    explanation: 'The request ({call}) does not fit the present screen, or other work is still running. Nothing was done.',
    action: 'Wait until running work has ended, then go on from what the screen shows.',
  },
  'usage.wrong': {
    title: 'The command is not complete or not right',
    explanation: '{detail}. No change was begun.',
    action: 'See how the command is used with --help.',
  },
  'usage.secret-missing': {
    title: 'A password could not be read',
    explanation: 'It was to come from: {what}. There is no terminal to ask on, or the file descriptor gave nothing usable. No change was begun.',
    action: 'Run the command in a terminal, or give the password through a file descriptor (see --help). It cannot be given as an argument, where others could see it.',
  },
  'program.page-not-served': {
    title: 'The window cannot be served on this computer',
    explanation: 'The page or its port on 127.0.0.1 could not be used: {detail}. Nothing was begun.',
    action: 'If the port is in use, choose another one with --port, or leave it out to get any free one.',
  },
  'program.fault': {
    title: 'A fault in this program',
    explanation: 'The program met a case that it was not made for ({detail}). If a change was running, it is not certain how far it got; its journal is kept in the folder of the change.',
    action: 'Read the cluster again and see what each server holds before you do anything else. Keep this text for a fault report.',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'plan' | 'apply' | 'contract' | 'usage' | 'program'>, ErrorText>>;
