import { type EntryChange, type EntryLock, type EntryOrigin } from '../../domain/plan.ts';
import { type PracticeScenario } from '../../domain/practice-scenario.ts';
import { type NotOfferedReason } from '../../domain/rules/modes.ts';
import { type RuleSeverity } from '../../domain/rules/rule.ts';
import { rulesEn } from './rules.ts';
import { type ChangeKind } from '../../domain/change-kind.ts';

/** Sentences of rules, modes and entries: for the window and the command line alike. */
export const changeEn = {
  /** What can be done, in the words of Cisco's client; `{product}` follows the release. */
  mode: {
    mixed: 'Set Cisco Unified {product} Cluster to Mixed Mode',
    'non-secure': 'Set Cisco Unified {product} Cluster to Non-Secure Mode',
    update: 'Update CTL File',
  } satisfies Readonly<Record<ChangeKind, string>>,
  notOffered: {
    'no-ctl-file': 'There is no CTL file to remove the certificates from. Make one first.',
    'never-secured': 'There is no CTL file, and non-secure mode needs none. Setting mixed mode makes the first one.',
    'release-without-tokens': 'From release 14SU3 on, the cluster supports no tokens. Use the command "utils ctl", which needs no tokens.',
  } satisfies Readonly<Record<NotOfferedReason, string>>,
  severity: { refuse: 'Not possible', 'typed-consent': 'Needs your consent', consent: 'Needs your consent', warn: 'Warning', note: 'Information' } satisfies Readonly<Record<RuleSeverity, string>>,
  entryChange: {
    kept: 'unchanged',
    'certificate-added': 'certificate added',
    'certificate-removed': 'certificate removed',
    replaced: 'certificate replaced',
    'address-changed': 'address changed',
    added: 'new',
    removed: 'removed',
  } satisfies Readonly<Record<EntryChange, string>>,
  entryOrigin: {
    'this-cluster': 'of this cluster',
    'other-cluster': 'TFTP server outside this cluster',
    firewall: 'probably a firewall; no server of this cluster has this name or address',
    'unknown-function': 'unknown function',
    stale: 'matches no server of this cluster',
  } satisfies Readonly<Record<EntryOrigin, string>>,
  entryLock: {
    signer: 'this token signs the file',
    'server-of-cluster': 'the cluster lists this server',
    capf: 'CAPF belongs to the cluster',
    'cluster-sast': 'this release keeps its own signing keys in the file',
    'not-continued': 'the new file does not continue the current one',
  } satisfies Readonly<Record<EntryLock, string>>,
  rule: rulesEn,
  /** In place of a number that nobody knows. */
  notKnown: 'not known',
  scenario: {
    'founding-document': 'Mixed mode, both tokens at hand',
    'never-secured': 'Never secured: mixed mode for the first time',
    'ctl-file-lost': 'All tokens lost and the CTL files deleted',
    'ctl-file-empty': 'All tokens lost and the CTL files empty',
    'tokenless-mixed': 'Mixed mode without tokens, tokens to be introduced',
    'one-token-lost': 'One of two tokens lost',
    'server-unreachable': 'One server does not answer',
    'files-differ': 'The servers hold different CTL files',
    'server-renamed': 'A server was renamed',
    'other-tftp-server': 'A TFTP server of another cluster is to be added',
    'change-interrupted': 'A change was interrupted on one server of two',
    'vendor-provider': "The nodes run Cisco's own CTL Provider",
  } satisfies Readonly<Record<PracticeScenario<'ctl-provider'>, string>>,
  /** A server whose file is another one than the one the entries are compared with. */
  otherFile: {
    file: '{servers}: a different file is there. Compared with that one: {kept} entries unchanged byte for byte, {added} new, {removed} removed',
    none: '{servers}: no CTL file there to compare with; all {added} entries are new there',
  },
  phoneList: { heading: 'Phone,Model,Description,Device pool,TFTP server,State,Reason,Forecast,Done,Cluster,MD5 of the CTL file,SHA-1 of the CTL file,Saved (UTC)', done: 'yes', open: 'no' },
} as const;
