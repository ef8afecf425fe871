import { type PracticeScenario } from '../../../domain/practice-scenario.ts';

/** Name of a practice cluster, and what can be learnt on it. */
export interface ScenarioWords {
  readonly title: string;
  readonly body: string;
}

/** The clusters there are to practise on. */
export const practiceEn = {
  more: 'Other situations to practise',
  label: 'Which cluster?',
  /** Those of the platform; the others are named in the catalogue of changes. */
  scenario: {
    'founding-document': { title: 'The cluster of the document', body: 'Release 10.0(1), two nodes, mixed mode, a CTL file signed by a token: as in Cisco document 118892.' },
    'tvs-does-not-vouch': { title: 'TVS does not vouch', body: 'What TVS will answer cannot be read beforehand: the phones show it after their restart.' },
    'tvs-stopped': { title: 'Phones may need visits', body: 'TVS does not run and nobody else vouches for the new signer: the program asks for a typed consent.' },
    'release-11.5': { title: 'Release 11.5', body: 'From 11.5 on the file of the tokens holds the keys of the cluster too, so phones accept the new file directly.' },
    'release-12.5': { title: 'Release 12.5', body: 'From 12 on the key ITLRecovery signs the file.' },
    'release-15': { title: 'Release 15', body: 'No CTL Provider any more, and a file without tokens.' },
    'export-control-refused': { title: 'Export control refuses', body: 'Mixed mode is asked for without the licence; the publisher refuses the command.' },
    'subscriber-named': { title: 'A subscriber was named', body: 'The address entered is not that of the publisher.' },
    'already-non-secure': { title: 'Already non-secure', body: 'The command makes the file anew and leaves the mode as it is.' },
    'auto-registration-on': { title: 'Auto-registration is on', body: 'Worth knowing before mixed mode.' },
    'host-key-changes': { title: 'A changed host key', body: 'After a restart the node presents another SSH key.' },
    'password-refused': { title: 'Sign-in by question and answer', body: 'The node takes the password by keyboard-interactive only.' },
    'connection-lost-done': { title: 'Connection lost, done all the same', body: 'It breaks off right after "y"; the change is made.' },
    'connection-lost-not-done': { title: 'Connection lost, nothing done', body: 'It breaks off right after "y"; nothing is changed.' },
    'stale-tftp': { title: 'A node serves an old file', body: 'The file on the disk and the one phones get are different.' },
    'tftp-on-publisher': { title: 'TFTP on the publisher only', body: 'The subscriber serves no files to phones.' },
    'presence-node': { title: 'With IM and Presence', body: 'A third node that holds no CTL file and is left out.' },
    'node-unreachable': { title: 'A node does not answer', body: 'The subscriber is switched off.' },
    'pre-10': { title: 'Release 9.1, tokens lost', body: 'There is no command without a token. The guide for lost tokens is practised here.' },
    'axl-busy': { title: 'AXL is busy', body: 'It answers on the third request.' },
    'axl-throttled': { title: 'AXL never answers', body: 'What only AXL tells stays unknown.' },
    'older-algorithms': { title: 'An older node', body: 'It offers only weak SSH and TLS algorithms, which have to be allowed first.' },
    'words-without-deed': { title: 'Words without a deed', body: 'The node says that all is done, and does nothing.' },
  } satisfies Readonly<Record<PracticeScenario<'platform'>, ScenarioWords>>,
} as const;
