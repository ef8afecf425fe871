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
    explanation: 'Only subscribers, the nodes after the first, receive a copy of the CAPF certificate (CAPF issues certificates to phones). This request changed nothing.',
    action: 'Read the cluster again to refresh the role of each server.',
  },
  'provider.servers-changed': {
    title: 'The list of servers changed since you signed in',
    explanation: 'The publisher now lists other servers, or lists the same servers differently. With the old list a change could miss a server, so the program stopped. This reading changed nothing.',
    action: 'Go back and sign in again. The program then contacts every server on the new list.',
  },
  'provider.server-unknown': {
    title: 'The cluster has no server named {name}',
    explanation: 'The list last read from the publisher does not contain this name. No request was sent to it.',
    action: 'Read the cluster again and use a name from its list.',
  },
  'provider.file-refused': {
    title: 'The server rejected the file',
    explanation: 'The server checked the file before accepting it and found: {problem}. The file was not activated there.',
    action: 'Do not send the same file again. Read the cluster again and make a new plan. If the server rejects the new file too, keep this text for a bug report.',
  },
  'provider.stale-predecessor': {
    title: 'The CTL file of this server has changed in the meantime',
    explanation:
      "The new file was made to replace a different CTL file than the one the server holds now, so the server rejected it. Nobody else's work was overwritten. Expected SHA-256: {expected}, current SHA-256: {present}",
    action: 'Find out who changed the CTL file. Then read the cluster again and make a new plan.',
  },
  'provider.nothing-staged': {
    title: 'The staged file is no longer on the server',
    explanation: 'The server was asked to activate the new CTL file but no longer has the staged copy, so this step changed nothing there. Expected SHA-256: {expected}',
    action: 'Check the report to see what each server holds. Then read the cluster again and make a new plan.',
  },
  'provider.busy': {
    title: 'Another change is under way on this server',
    explanation: '{user} staged a CTL file there at {since}, from another program or computer. Until {until}, the server lets only that program activate, replace or remove the file. This request changed nothing.',
    action: 'Ask {user} about the other change and wait until it ends. After {until} the file can be replaced. Read the cluster again first and make a new plan.',
  },
  'provider.mode-file-mismatch': {
    title: 'Security mode not changed: the publisher holds another CTL file',
    explanation: 'The mode can only be set together with its matching CTL file, so that the two do not contradict each other. Expected SHA-256: {expected}, current SHA-256: {present}',
    action: 'Check the report to see what each server holds. Then read the cluster again and make a new plan.',
  },
  'provider.certificate-missing': {
    title: 'The server did not provide the certificate for its entry',
    explanation: '{name} provided no {role} certificate, or no IPv4 address. Without both, the CTL file cannot have an entry for this server. Nothing was changed.',
    action: 'Check the configuration of the CTL Provider on {name}, then add the server again.',
  },
  'provider.storage': {
    title: 'The server could not read or write its own files',
    explanation: '{where} reports: {detail}.',
    action: 'Check free disk space and file permissions on the server. Then read the cluster again before you do anything else.',
  },
  'provider.no-ctl-file': {
    title: 'Security mode not changed: the publisher holds no CTL file',
    explanation: 'The mode can only be set together with its matching CTL file, and there is none.',
    action: 'Read the cluster again and see which servers hold a CTL file. Find out why it is missing before you change the mode.',
  },
  'ctl-file.empty': {
    title: 'The CTL file is empty',
    explanation: '{where}: the file exists and has 0 bytes, as if it had been made with "touch". Phones cannot load anything from it. It was left unchanged.',
    action: 'For a server: use another server’s file as the base, or start a new CTL file (--anew on the command line). The program keeps a copy of what it replaces. For a file on this computer: get it again.',
  },
  'ctl-file.unreadable': {
    title: 'The CTL file cannot be read',
    explanation: 'It does not have the format of a CTL file ({problem}, at byte {offset}). The file was left unchanged, and no change is planned on it.',
    action: 'For a file on this computer: check that it is the right file and that it is complete. For a server: enter "show ctl" on its command line (CLI) and compare with the other servers. You can replace it with a new CTL file; the program keeps a copy.',
  },
  'ctl-file.other-kind': {
    title: 'This is not a CTL or ITL file',
    explanation: '{where} looks like something else: {looks}. The file was left unchanged.',
    action: 'Choose the file itself, for example CTLFile.tlv or ITLFile.tlv. A copy of each CTL file is in the folder of a change; a node with Cisco Tftp serves the files at http://NODE:6970/CTLFile.tlv and http://NODE:6970/ITLFile.tlv.',
  },
  'ctl-file.not-served': {
    title: 'The node serves no such file',
    explanation: '{where} answers that it has no {list} file for phones. Nothing was changed.',
    action: 'Ask the node with Cisco Tftp that the phones use. A cluster that was never in mixed mode may have no CTL file, and an old release no ITL file.',
  },
  'ctl-file.signature-bad': {
    title: 'The signature of the CTL file is wrong',
    explanation:
      'The file names {signer} as its signer, but the signature does not match: the file was altered or damaged after signing, or signed with another key. It was left unchanged, and no change is planned on it.',
    action: 'Compare the checksums that "show ctl" prints on each server, and find out who last wrote this file. Do not change the mode before that is clear. Then you can start a new CTL file (--anew on the command line); the program keeps a copy of this one.',
  },
  'ctl-file.not-checked': {
    title: 'The signature of the CTL file could not be checked',
    explanation:
      'The signature is neither known to be good nor known to be bad: the file lacks something the check needs, or uses something this program does not know ({reason}). It was left unchanged, and no change is planned on it.',
    action: 'Enter "show ctl" on the command line (CLI) of the server: its last line says whether the server itself could verify the file. Then you can start a new CTL file (--anew on the command line); the program keeps a copy of this one.',
  },
  'file.unreadable': {
    title: 'A file cannot be read',
    explanation: '{path}: {detail}. The file was left unchanged.',
    action: 'Check that the file exists and is undamaged, and that you have permission to read it. Then try again.',
  },
  'file.newer-version': {
    title: 'A file was written by a newer version of this program',
    explanation: '{path} has version {version}, which this program does not know. The file was left as it is.',
    action: 'Use the newer version of the program. To go on with this one, move the file elsewhere first: what it holds is then not known here.',
  },
  'file.not-written': {
    title: 'A file cannot be written',
    explanation: '{path}: {detail}. A change that cannot save its copies and journal stops before any server activates the new CTL file.',
    action: 'If a file of that name is there already, choose another name. Otherwise check that its folder exists, has free space and lets you write. Then try again.',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'provider' | 'ctl-file' | 'file'>, ErrorText>>;
