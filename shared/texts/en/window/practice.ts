import { type PracticeScenario } from '../../../domain/practice-scenario.ts';

/** Name of a practice cluster, and what can be learnt on it. */
export interface ScenarioWords {
  readonly title: string;
  readonly body: string;
}

/** The clusters there are to practise on. */
export const practiceEn = {
  label: 'Which cluster?',
  seedField: 'Seed of an earlier practice (optional)',
  seedHint: 'The number shown when it was started; empty = a new one',
  seedWrong: 'Enter a number from {first} to {last}, or nothing.',
  seed: 'Seed {seed}. Where nothing tells how real nodes answer, these do it in one of several ways; the same seed here, or with --seed on the command line, does the same again.',
  /** Those of the platform; the others are named in the catalogue of changes. */
  scenario: {
    'founding-document': { title: 'The cluster of the Cisco document', body: 'Release 10.0(1), two nodes, mixed mode, a CTL file signed by a token: as in Cisco document 118892.' },
    'tvs-does-not-vouch': { title: 'TVS cannot verify the new signer', body: 'The program cannot read in advance what TVS will answer; the phones show it after their restart.' },
    'tvs-stopped': { title: 'Phones may need visits', body: 'TVS is not running, so phones have no way to verify the new signer: the program asks you to type your consent.' },
    'release-8.5': { title: 'Release 8.5, tokens lost', body: 'There is no command without a token, and the node tells less of itself. Practise the guide for lost tokens here.' },
    'release-9.1': { title: 'Release 9.1, tokens lost', body: 'There is no command without a token, and the node tells less of itself. Practise the guide for lost tokens here.' },
    'release-10.0': { title: 'Release 10.0', body: 'The first release with a command without a token; the cluster of Cisco document 118892.' },
    'release-10.5': { title: 'Release 10.5', body: 'The release of Cisco document 118893; the CallManager key signs the file.' },
    'release-11.5': { title: 'Release 11.5', body: 'From 11.5 on, a CTL file signed by a token also contains the keys of the cluster, so phones accept the new file directly.' },
    'release-12.5': { title: 'Release 12.5', body: 'From 12 on, the ITLRecovery key signs the file.' },
    'release-14': { title: 'Release 14', body: 'The CTL file contains no tokens, and the program for tokens is no longer there to make one that does.' },
    'release-15': { title: 'Release 15', body: 'There is no CTL Provider any more, and the file contains no tokens.' },
    'export-control-refused': { title: 'Export control refuses', body: 'You request mixed mode without the licence; the publisher refuses the command.' },
    'subscriber-named': { title: 'Subscriber instead of publisher', body: 'The address entered is not that of the publisher.' },
    'already-non-secure': { title: 'Already non-secure', body: 'The command rebuilds the file and does not change the mode.' },
    'auto-registration-on': { title: 'Auto-registration is on', body: 'Worth knowing before mixed mode.' },
    'host-key-changes': { title: 'A changed host key', body: 'After a restart the node presents a different SSH key.' },
    'password-refused': { title: 'Keyboard-interactive sign-in', body: 'The node accepts the password only by keyboard-interactive.' },
    'connection-lost-done': { title: 'Connection lost, change made', body: 'The connection is lost right after "y", but the change is made.' },
    'connection-lost-not-done': { title: 'Connection lost, nothing changed', body: 'The connection is lost right after "y", and nothing is changed.' },
    'stale-tftp': { title: 'A node serves an old file', body: 'The file on the disk and the file that phones get are different.' },
    'tftp-on-publisher': { title: 'TFTP on the publisher only', body: 'The subscriber serves no files to phones.' },
    'presence-node': { title: 'With IM and Presence', body: 'A third node has no CTL file and is left out.' },
    'node-unreachable': { title: 'A node does not answer', body: 'The subscriber is switched off.' },
    'publisher-down': { title: 'The publisher does not answer', body: 'Only the publisher makes a CTL file: there is nothing to send until it is back.' },
    'publisher-rebuilt': { title: 'Publisher rebuilt without a backup', body: 'All its keys are new, it has no CTL file and reports non-secure mode; phones still hold the file from before.' },
    'cluster-rebuilt': { title: 'Every node rebuilt without a backup', body: 'No node has a CTL file, as if the cluster had never been secured; phones still hold the file from before.' },
    'tftp-node-away': { title: 'A node goes away during the command', body: 'The subscriber is switched off right after "y".' },
    'etoken-left-over': { title: 'A token file left over on release 15', body: 'The file was made with tokens on 10.5; no client of this release can sign the next one.' },
    'pre-10': { title: 'Before release 10.0, tokens lost', body: 'There is no command without a token. Practise the guide for lost tokens here.' },
    'axl-busy': { title: 'AXL is busy', body: 'It answers on the third request.' },
    'axl-throttled': { title: 'AXL never answers', body: 'What only AXL can report stays unknown.' },
    'tftp-client-certificate': { title: 'The file service wants a certificate', body: 'Port 6971 requires a client certificate; the served file is read by HTTP, which proves less.' },
    'axl-memory': { title: 'AXL has no memory left', body: 'It answers once other requests are finished; the program waits.' },
    'many-phones': { title: '4,500 phones', body: 'AXL lists them in parts, because one answer would be too large.' },
    'older-algorithms': { title: 'An older node', body: 'It offers only weak SSH and TLS algorithms, which you must allow first.' },
    'itl-stale': { title: 'Old ITL files', body: 'The ITL files of the nodes no longer fit the certificates. Phones cannot trust what they get once the cluster is non-secure.' },
    'noisy-terminal': { title: 'Alarms in the terminal', body: 'Each node prints alarms in the middle of its answers and questions.' },
    'words-without-deed': { title: 'Success reported, nothing done', body: 'The node reports that all is done, but does nothing.' },
    'one-session': { title: 'One session only', body: 'Each node allows one session at a time (set session maxlimit 1).' },
    'one-session-lost': { title: 'One session only, and it is lost', body: 'The only session to the publisher breaks behind the command: sign in again to see what is true.' },
    'idle-session': { title: 'Sessions end when idle', body: 'Nodes end a session after 30 idle seconds, as real ones do after 30 minutes. Read the plan for that long.' },
    'itlrecovery-regenerated': { title: 'New ITLRecovery certificate', body: 'An upgrade to 12.5 regenerated ITLRecovery; the CTL file names the earlier certificate (field notice FN70613). TVS is stopped.' },
    'callmanager-regenerated': { title: 'New CallManager certificate', body: 'On 11.5 CallManager signs and was regenerated; the CTL file names the earlier certificate. TVS is stopped.' },
    'both-regenerated': { title: 'Both certificates are new', body: 'ITLRecovery and CallManager were regenerated on 12.5: the phones know no signer of this cluster any more. TVS is stopped.' },
    'export-refused-second-round': { title: 'Export control refuses the second step', body: 'As with the new ITLRecovery certificate; "utils ctl reset localkey" works, the update behind it is refused.' },
    'upgrade-running': { title: 'An upgrade is running', body: 'As with the new ITLRecovery certificate; while the publisher is being upgraded, "utils ctl reset localkey" and restarts of services are not allowed there.' },
    'change-interrupted': { title: 'A command was sent, then the program was killed', body: 'The change to non-secure mode is open: the nodes have carried it out, Cisco Tftp was not restarted, and nobody has read it yet.' },
    'reset-localkey-publisher-only': { title: 'The first step reaches the publisher only', body: 'As with the new ITLRecovery certificate; "utils ctl reset localkey" changes the file of the publisher alone.' },
  } satisfies Readonly<Record<PracticeScenario<'platform'>, ScenarioWords>>,
} as const;
