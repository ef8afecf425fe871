import { type ErrorCodeOf } from '../../../domain/error-codes.ts';
import { type ErrorText } from '../../catalog.ts';

/** The platform of a node: its command line (CLI) over SSH, AXL, and the files it serves. */
export const platformErrorsEn = {
  'platform.port-closed': {
    title: 'The node does not accept connections on this port',
    explanation: 'Nothing listens at {host}, TCP port {port}, or a firewall rejects the connection. Nothing was sent on this attempt.',
    action: 'Check the address, that the service behind this port runs on the node (SSH 22, AXL 8443, CTL file 6971 or 6970), and the firewalls on the way.',
  },
  'platform.tls-failed': {
    title: 'No secure connection (TLS) to the node',
    explanation: 'The two sides could not agree on an encrypted connection. This program uses TLS 1.2 or newer. No username or password was sent on this attempt.',
    action: 'Check that the node allows TLS 1.2 and that no device in between intercepts the connection.',
  },
  'platform.client-certificate': {
    title: 'The node requires a client certificate',
    explanation: 'This service of the node answers only to those who show a certificate. This program has none.',
    action: 'The CTL file is read by HTTP on port 6970 instead, which does not prove which server answered. What only AXL can report stays unknown.',
  },
  'platform.ssh-failed': {
    title: 'No SSH connection to the node',
    explanation: 'The service answered, but the SSH connection could not be set up ({detail}). No password was sent on this attempt.',
    action: 'Check that this is the SSH port of the node (22 unless it is forwarded) and that no device in between intercepts the connection.',
  },
  'platform.only-old-algorithms': {
    title: 'The node answers, but only with old SSH algorithms',
    explanation:
      'SSH works. The node, however, supports only algorithms that are off by default because they are weak: SHA-1 in key exchange or integrity, or AES-CBC ({detail}). Nodes up to release 11.5 are like that. No username or password was sent.',
    action: 'On a network you trust, allow the algorithms of older nodes for this cluster: tick the box for it in the window, or add --older-node on the command line. The report will mention it.',
  },
  'platform.no-common-algorithm': {
    title: 'The node and this program have no SSH algorithm in common',
    explanation: 'The node answers, but no algorithm that it offers is one that this program uses ({detail}). No username or password was sent.',
    action:
      'Have the cipher settings of the node checked (Cisco Unified OS Administration, Security > Cipher Management): this program needs AES in GCM or CTR mode, and a NIST curve or a Diffie-Hellman group with SHA-2 for the key exchange.',
  },
  'platform.host-key-changed': {
    title: 'The node presents a different SSH host key than expected',
    explanation:
      'The program expected the host key accepted earlier. The node may have been reinstalled, but someone could also be intercepting the connection to get the password. So the program stopped here: no username or password was sent. Expected SHA-256: {expected}, presented SHA-256 (key type {type}): {sha256}',
    action:
      'Read the host key on the console of the node, not through this connection, and ask who changed it and why. Accept the new key only if it matches the presented one and the change is explained. Otherwise do not sign in, and report it.',
  },
  'platform.host-key-unknown': {
    title: 'The SSH host key of the node has not been accepted yet',
    explanation: 'The node presents a host key of type {type} that has not been accepted on this computer. No username or password was sent. SHA-256: {sha256}',
    action: 'Compare the key with the one shown on the console of the node. Accept it only if they match.',
  },
  'platform.not-publisher': {
    title: 'This node is not the publisher',
    explanation: 'The commands for the CTL file run only on the publisher, {publisher}. The node you named is a different one, or its address, name and SSH host key do not identify it as the publisher. The program only read; nothing was changed.',
    action: 'Sign in to {publisher} instead.',
  },
  'platform.release-too-old': {
    title: 'This release has no command for the change',
    explanation: 'The cluster runs release {release}; the "utils ctl" commands exist from 10.0(1) on. Nothing was sent and nothing was changed.',
    action: "Use Cisco's CTL Client with a token that is in the CTL file. If all tokens are lost, open the guide for lost tokens.",
  },
  'platform.no-reset-localkey': {
    title: 'This release is not known to have the command',
    explanation: 'The cluster runs release {release}; "utils ctl reset localkey" is documented from 12.5(1) on. Nothing was sent and nothing was changed.',
    action: 'Use one of the other changes. If phones do not know the current signer, TVS has to verify it, or the CTL file is deleted on each phone.',
  },
  'platform.not-read': {
    title: 'Information that the change depends on could not be read',
    explanation: 'There is no usable answer to "{command}": {reason}{detail}. The program neither starts nor judges a change on a guess. Reading itself changes nothing.',
    action: 'Enter the command yourself on the command line (CLI) of the publisher and check what it prints. Then read the cluster again.',
  },
  'platform.axl-not-asked': {
    title: 'AXL was not queried',
    explanation: 'No application user was given. Release, mode and nodes were read over SSH; auto-registration and the list of phones are unknown.',
    action: 'If you need them, sign in again with an application user that has the role "Standard AXL API Access".',
  },
  'platform.command-refused': {
    title: 'The publisher refused the command',
    explanation: 'The publisher answered "{command}" with: {reason}. The program then read the current state.',
    action: 'Resolve this reason, then plan the change again.',
  },
  'platform.words-unknown': {
    title: "The publisher's answer to the command was not understood",
    explanation: 'The program does not know this answer to "{command}": {reason}{detail}. It counts neither as success nor as failure. The program then read the current state.',
    action: 'Compare the report with what the node shows. If it happens again, keep the transcript for a bug report.',
  },
  'platform.no-shell': {
    title: 'The node provided no command line after sign-in',
    explanation: 'The password was sent, but the prompt of the platform CLI did not appear ({detail}). No command was sent.',
    action:
      'Check that the user is the OS administrator, not an application user, and that this is a Unified Communications Manager node. End other sessions that take up its places ("set session maxlimit"). Then sign in again.',
  },
  'platform.session-limit': {
    title: 'The node opens no further session',
    explanation: 'The password was sent, but the node opened no command line. It wrote: {text}. A node allows 1 to 10 sessions at a time ("set session maxlimit"). No command was sent.',
    action: 'End the other sessions on this node. One that a lost connection left behind ends by itself after some minutes. Then sign in again.',
  },
  'platform.session-ended': {
    title: 'The node ended the session because it was idle',
    explanation: 'Nothing had been sent for some time; a node then ends the session, after 30 minutes unless "set cli session timeout" says otherwise. The command was not sent.',
    action: 'Sign in again with the password. Nothing is lost: a plan that was not sent is compared with what is read then, and a report stays as it was.',
  },
  'platform.password-expired': {
    title: 'The node wants a new password for this user',
    explanation: 'The node wrote: {text}. This program does not answer such a question and does not change passwords. No command was sent.',
    action: 'Sign in to the node with an SSH program of your own and set the new password there. Then sign in here with the new one.',
  },
  'platform.question-unexpected': {
    title: 'The node asked a question that this program does not answer',
    explanation:
      'During "{command}" the node wrote: {text}. This is not the question that belongs to the command, or it came a second time. The program did not answer it and ended the session.',
    action: 'Read the cluster again to see its current state. Then enter the command yourself on the command line (CLI) of the node and read the question.',
  },
  'platform.output-too-long': {
    title: 'The answer of the node is too long',
    explanation: 'The answer to "{command}" is longer than {max} characters, so the program ended the session. It does not use the answer.',
    action: 'Enter the command yourself on the command line (CLI) of the node and check what it prints.',
  },
  'platform.axl-versions': {
    title: 'The node accepts no AXL version that this program knows',
    explanation: 'The program tried these versions: {offered}. This was a read request, which changes nothing.',
    action: 'Use the command line (CLI) of the platform instead, which does not need AXL.',
  },
  'platform.axl-forbidden': {
    title: 'This user has no permission to use AXL',
    explanation: 'AXL accepted the name and password of {username}, but the user lacks the role for AXL. Nothing was changed.',
    action: 'Add the user to a group with the role "Standard AXL API Access", or sign in as another application user. The OS administrator is not an application user.',
  },
  'platform.axl-fault': {
    title: 'AXL returned a fault',
    explanation: 'The node could not run the query: {detail}. This was a read request, which changes nothing.',
    action: 'Check that the Cisco AXL Web Service and the database of the publisher run without alarms. Then read the cluster again.',
  },
  'platform.soap-forbidden': {
    title: 'This user may not use the serviceability interfaces',
    explanation: 'The node accepted the name and password of {username}, but the user lacks a role for Control Center, RisPort70 or PerfMon. Nothing was changed.',
    action: 'Add the user to groups with the roles "Standard CCM Admin Users", "Standard Serviceability" and "Standard RealtimeAndTraceCollection", or sign in as another application user.',
  },
  'platform.soap-fault': {
    title: 'A serviceability interface returned a fault',
    explanation: 'The node could not answer: {detail}.',
    action: 'Check in Cisco Unified Serviceability that the network services "SOAP" and "Cisco RIS Data Collector" run on this node. Then repeat the step.',
  },
  'platform.restart-refused': {
    title: 'The node refused to restart the service',
    explanation: 'It answered the request to restart {service} like this: {detail}. The program does not send the request again by itself.',
    action: 'Look at the service in Control Center of Cisco Unified Serviceability. Restart it there, or let the program try again.',
  },
  'platform.reset-forbidden': {
    title: 'This user has no permission to reset phones',
    explanation: 'AXL accepted the name and password of {username} and answers read requests, but it refused the reset. The phone was not reset, and the program requests no other reset.',
    action: 'Add the user to a group with the role "Standard AXL API Access" and continue. Or end this restart and reset the phones in Cisco Unified CM Administration.',
  },
  'platform.reset-throttled': {
    title: 'The cluster takes no resets at the moment',
    explanation: 'AXL rejected the request to reset {device}: it has too many changes in its queue, or too little memory. This phone was not reset, and the program requests no other reset by itself.',
    action: 'Wait a few minutes and continue with the phones that were not reset. How long a cluster needs is not documented; if it refuses again, wait longer. Find out whether somebody else is changing many devices, for example with the Bulk Administration Tool.',
  },
  'platform.reset-refused': {
    title: 'The cluster refused to reset the phone',
    explanation: 'It answered the request to reset {device} like this: {detail}. The program does not send the request again by itself.',
    action: 'If it says that the user may not do this, continue with an application user that may also write over AXL. Otherwise look at the phone in Cisco Unified CM Administration and reset it there, or let the program try again.',
  },
  'platform.list-changed': {
    title: 'The list of phones changed while it was read',
    explanation: 'Phones were added or removed between two pages of the list, so that one of them may be missing. The program does not use it.',
    action: 'Read the list again while nobody is changing phones.',
  },
  'platform.busy': {
    title: 'The node is too busy to answer',
    explanation: 'It asked the program to come back later (HTTP 503). This was a read request, which changes nothing.',
    action: 'Wait a few minutes, then read the cluster again.',
  },
  'platform.answer-unusable': {
    title: 'The answer of the node cannot be used',
    explanation: 'It does not have the documented form, or it is too long ({detail}). The program does not use it. This was a read request, which changes nothing.',
    action: 'Check address and port, and that the service behind the port runs on this node. If it happens again, keep this text for a bug report.',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'platform'>, ErrorText>>;
