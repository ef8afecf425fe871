import { type ErrorCodeOf } from '../../../domain/error-codes.ts';
import { type ErrorText } from '../../catalog.ts';

/** Refusals of a provider, and CTL files on servers and on this computer. */
export const providerErrorsEn = {
  'provider.not-publisher': {
    title: 'This server is not the publisher',
    explanation: 'Only the publisher, the first node of the cluster, knows all servers and sets the security mode. This request changed nothing.',
    action: 'Enter the address of the publisher and sign in there.',
  },
  'provider.not-subscriber': {
    title: 'This server is not a subscriber',
    explanation: 'Only subscribers, the nodes after the first, are given a copy of the CAPF certificate (CAPF issues the certificates of phones). This request changed nothing.',
    action: 'Read the cluster again, so that the program knows what each server is.',
  },
  'provider.servers-changed': {
    title: 'The list of servers changed since you signed in',
    explanation: 'The publisher now names other servers, or the same ones differently. With the old list a server could be left out of a change, so this program stops. Nothing was changed by this reading.',
    action: 'Go back and sign in again: all servers of the new list are then asked.',
  },
  'provider.server-unknown': {
    title: 'The cluster has no server named {name}',
    explanation: 'The list of the publisher, as read last, does not hold this name. No request was sent to it.',
    action: 'Read the cluster again and use a name from its list.',
  },
  'provider.file-refused': {
    title: 'The server does not take the file',
    explanation: 'The server checked the file before taking it and found: {problem}. It was not put into service there.',
    action: 'Do not send the same file again. Read the cluster again and make a new plan. If that is refused too, keep this text for a fault report.',
  },
  'provider.stale-predecessor': {
    title: 'The CTL file of this server has changed in the meantime',
    explanation:
      'The new file was made to follow another one than the server holds now, so the server did not take it: nobody else\'s work is overwritten. Expected SHA-256: {expected}, present SHA-256: {present}',
    action: 'Find out who changed the CTL file. Then read the cluster again and make a new plan.',
  },
  'provider.nothing-staged': {
    title: 'The file written aside is no longer on the server',
    explanation: 'The new CTL file was to be put into service, but the server no longer has it ready, so this step changed nothing there. Expected SHA-256: {expected}',
    action: 'Look at the report for what each server holds. Then read the cluster again and make a new plan.',
  },
  'provider.busy': {
    title: 'Another change is under way on this server',
    explanation: 'Another user wrote a CTL file aside there at {since}. The server takes no second one until that file is put into service, is removed, or its time has run out. This request changed nothing.',
    action: 'Find out who is making the other change and wait for its end. Then read the cluster again and make a new plan.',
  },
  'provider.mode-file-mismatch': {
    title: 'Security mode not changed: the publisher holds another CTL file',
    explanation: 'The mode is set only together with the CTL file that belongs to it, so that the two do not contradict each other. Expected SHA-256: {expected}, present SHA-256: {present}',
    action: 'Look at the report for what each server holds. Then read the cluster again and make a new plan.',
  },
  'provider.certificate-missing': {
    title: 'The server did not give the certificate that its entry needs',
    explanation: '{name} named no {role} certificate, or no IPv4 address. Without them there is no entry for the server in the CTL file. Nothing was changed.',
    action: 'Check the configuration of the CTL Provider on {name}, then add the server again.',
  },
  'provider.storage': {
    title: 'The server could not read or write its own files',
    explanation: 'The server reports: {detail}. What it holds now is certain only after it has been read again.',
    action: 'Check free disk space and file permissions on the server. Then read the cluster again before you do anything else.',
  },
  'provider.no-ctl-file': {
    title: 'Security mode not changed: the publisher holds no CTL file',
    explanation: 'The mode is set only together with the CTL file that belongs to it, and there is none.',
    action: 'Read the cluster again and see which servers hold a CTL file. Find out why it is missing before you change the mode.',
  },
  'ctl-file.unreadable': {
    title: 'The CTL file cannot be read',
    explanation: 'It does not have the form of a CTL file ({problem}, at byte {offset}). It was left as it is, and no change is planned on it.',
    action: 'For a file on this computer: check that it is the right one and complete. For a server: enter "show ctl" on its command line (CLI) and compare with the other servers.',
  },
  'ctl-file.signature-bad': {
    title: 'The signature of the CTL file is wrong',
    explanation:
      'The file names {signer} as its signer, but the signature does not fit: the file was altered or damaged after signing, or signed with another key. It was left as it is, and no change is planned on it.',
    action: 'Compare the checksums that "show ctl" prints on each server, and find out who wrote this file last. Do not change the mode before that is clear.',
  },
  'ctl-file.not-checked': {
    title: 'The signature of the CTL file could not be checked',
    explanation:
      'It is neither known to be good nor known to be bad: the file lacks something the check needs, or uses something this program does not know ({reason}). It was left as it is, and no change is planned on it.',
    action: 'Enter "show ctl" on the command line (CLI) of the server: its last line says whether the server itself could verify the file.',
  },
  'file.unreadable': {
    title: 'A file cannot be read',
    explanation: '{path}: {detail}. The file was left as it is.',
    action: 'Check that the file exists, is undamaged, and may be read by you. Then try again.',
  },
  'file.not-written': {
    title: 'A file cannot be written',
    explanation: '{path}: {detail}. A change that cannot keep its copies and journal stops before any server puts the new CTL file into service.',
    action: 'Check free disk space and your permission to write there. Then try again.',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'provider' | 'ctl-file' | 'file'>, ErrorText>>;
