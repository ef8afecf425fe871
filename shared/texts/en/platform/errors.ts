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
    explanation: 'The two sides could not agree on an encrypted connection ({detail}). This program uses TLS 1.2 or newer. No username and no password were sent on this attempt.',
    action: 'Check that the node allows TLS 1.2 and that no device in between meddles with the connection.',
  },
  'platform.ssh-failed': {
    title: 'No SSH connection to the node',
    explanation: 'The service answered, but the SSH connection could not be set up ({detail}). No password was sent on this attempt.',
    action: 'Check that this is the SSH port of the node (22 unless it is forwarded) and that no device in between meddles with the connection.',
  },
  'platform.no-common-algorithm': {
    title: 'The node offers only SSH algorithms that this program does not use by itself',
    explanation:
      'The two sides have no algorithm in common ({detail}). Nodes of older releases know only SHA-1 key exchange, ssh-rsa host keys or AES-CBC, which are weak. No username and no password were sent.',
    action:
      'If it is a node of an older release on a network you trust, allow the settings for older nodes for this cluster; the report will name them. Otherwise have the cipher management of the node checked.',
  },
  'platform.host-key-changed': {
    title: 'The node presents another SSH host key than expected',
    explanation:
      'Expected is the host key that was accepted earlier. Perhaps the node was installed anew; but somebody could also stand in between and would get the password. So the program stops here: no username and no password were sent. Expected SHA-256: {expected}, presented SHA-256 (key type {type}): {sha256}',
    action:
      'Read the host key on the console of the node, not through this connection, and ask who changed it and why. Accept the new key only if it is the presented one and the change is explained. Otherwise do not sign in, and report it.',
  },
  'platform.host-key-unknown': {
    title: 'The SSH host key of the node has not been accepted yet',
    explanation: 'The node presents a host key of type {type} that nobody has accepted on this computer. No username and no password were sent. SHA-256: {sha256}',
    action: 'Compare the key with the one shown on the console of the node. Accept it only if they are the same.',
  },
  'platform.not-publisher': {
    title: 'This node is not the publisher',
    explanation: 'The commands for the CTL file run on the publisher only, which is {publisher}. The node named is another one, or could not be recognised by its address, name or SSH host key. Only reading was done; nothing was changed.',
    action: 'Go back and name {publisher}.',
  },
  'platform.release-too-old': {
    title: 'This release has no command for the change',
    explanation: 'The cluster runs release {release}; the commands "utils ctl" exist from 10.0(1) on. Nothing was sent and nothing was changed.',
    action: 'Use the CTL Client of Cisco with a token that is in the CTL file. If all tokens are lost, open the guide for lost tokens.',
  },
  'platform.not-read': {
    title: 'Something that the change depends on could not be read',
    explanation: 'Not understood: the answer to "{command}" ({reason}: {detail}). A change is neither begun nor judged on a guess. Reading itself changes nothing.',
    action: 'Enter the command yourself on the command line (CLI) of the publisher and see what it prints. Then read the cluster again.',
  },
  'platform.axl-not-asked': {
    title: 'AXL was not asked',
    explanation: 'No application user was given. Release, mode and nodes were read by SSH; auto-registration and the list of phones are not known.',
    action: 'If you want to know them, sign in again with an application user that has the role "Standard AXL API Access".',
  },
  'platform.command-refused': {
    title: 'The publisher refused the command',
    explanation: 'The answer to "{command}" was: {reason}. What is true now was read afterwards and stands in the report.',
    action: 'Remove the reason named, then plan the change again.',
  },
  'platform.words-unknown': {
    title: 'The words of the publisher after the command are not known',
    explanation: 'The answer to "{command}" was not understood ({reason}: {detail}). It counts neither as success nor as failure: what is true was read afterwards and stands in the report.',
    action: 'Compare the report with what the node says. If it happens again, keep the transcript for a fault report.',
  },
  'platform.no-shell': {
    title: 'The node gave no command line after sign-in',
    explanation: 'The sign-in was accepted, but the prompt of the platform CLI did not come ({detail}). No command was sent.',
    action: 'Check that the user is an administrator of the platform (OS administration), not an application user, and that this is a Unified Communications Manager node.',
  },
  'platform.question-unexpected': {
    title: 'The node asked something this program does not answer',
    explanation:
      'During "{command}" the node wrote: {text}. This is not the question that belongs to the command, or it came a second time. The program gave no answer to it and ended the session. What the node does then is certain only after it has been read.',
    action: 'Read the cluster again to see what is true. Then enter the command yourself on the command line (CLI) of the node and read the question.',
  },
  'platform.output-too-long': {
    title: 'The answer of the node does not end',
    explanation: 'The answer to "{command}" is longer than {max} characters, so the program ended the session. Nothing of the answer is relied upon.',
    action: 'Enter the command yourself on the command line (CLI) of the node and see what it prints.',
  },
  'platform.axl-versions': {
    title: 'The node accepts no AXL version that this program knows',
    explanation: 'The versions tried were {offered}. This was reading only, which changes nothing.',
    action: 'Use the command line (CLI) of the platform instead, which does not depend on AXL.',
  },
  'platform.axl-forbidden': {
    title: 'This user may not use AXL',
    explanation: 'The name and password of {username} were accepted, but the user lacks the role for AXL. This was reading only, which changes nothing.',
    action: 'Put the user into a group with the role "Standard AXL API Access", or sign in as another application user. The administrator of the platform (OS administration) is not one.',
  },
  'platform.axl-fault': {
    title: 'AXL answered with a fault',
    explanation: 'The node could not carry out the query: {detail}. This was reading only, which changes nothing.',
    action: 'Check that the Cisco AXL Web Service and the database of the publisher run without alarms. Then read the cluster again.',
  },
  'platform.busy': {
    title: 'The node is too busy to answer',
    explanation: 'It asked to come back later (HTTP 503). This was reading only, which changes nothing.',
    action: 'Wait some minutes, then read the cluster again.',
  },
  'platform.answer-unusable': {
    title: 'The answer of the node cannot be used',
    explanation: 'It is not of the documented form, or longer than it may be ({detail}). Nothing of it is relied upon. This was reading only, which changes nothing.',
    action: 'Check address and port, and that the service behind the port runs on this node. If it happens again, keep this text for a fault report.',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'platform'>, ErrorText>>;
