import { type EntryChange, type EntryKind, type EntryLock, type EntryOrigin } from '../../domain/plan.ts';
import { type PracticeScenario } from '../../domain/practice-scenario.ts';
import { type NotOfferedReason } from '../../domain/rules/modes.ts';
import { type RuleCode, type RuleSeverity } from '../../domain/rules/rule.ts';
import { type ChangeKind } from '../../domain/change-kind.ts';

/** Sentences of rules, modes and entries: for the window and the command line alike. */
export const changeEn = {
  /** What can be done, in the words of Cisco's client; `{product}` follows the release. */
  mode: {
    mixed: 'Set Cisco Unified {product} Cluster to Mixed Mode',
    'non-secure': 'Set Cisco Unified {product} Cluster to Non-Secure Mode',
    update: 'Update CTL File',
  } satisfies Readonly<Record<ChangeKind, string>>,
  again: 'The cluster is in this mode already: the CTL file is signed and written anew.',
  notOffered: {
    'no-ctl-file': 'There is no CTL file to take the certificates out of. Make one first: Update CTL File, or mixed mode.',
    'never-secured': 'There is no CTL file, and in non-secure mode none is needed. The first one is made with mixed mode.',
    'release-without-tokens': 'From release 14SU3 on the cluster supports no tokens; use the way without tokens ("utils ctl").',
  } satisfies Readonly<Record<NotOfferedReason, string>>,
  severity: { refuse: 'Not possible', consent: 'Needs your consent', warn: 'Warning', note: 'Information' } satisfies Readonly<Record<RuleSeverity, string>>,
  entryChange: {
    kept: 'kept as it is',
    'certificate-added': 'certificate added',
    'certificate-removed': 'certificate removed',
    replaced: 'certificate replaced',
    'address-changed': 'address changed',
    added: 'new',
    removed: 'removed',
  } satisfies Readonly<Record<EntryChange, string>>,
  entryKind: {
    token: 'token',
    'cluster-sast': 'signing key of the cluster',
    'call-server': 'server',
    'tftp-server': 'TFTP server',
    capf: 'CAPF',
    other: 'other',
  } satisfies Readonly<Record<EntryKind, string>>,
  entryOrigin: {
    'this-cluster': 'of this cluster',
    'other-cluster': 'TFTP server outside of this cluster',
    firewall: 'probably a firewall; no server of this cluster has this name or address',
    'unknown-function': 'of unknown function',
    stale: 'matches no server of this cluster',
  } satisfies Readonly<Record<EntryOrigin, string>>,
  entryLock: {
    signer: 'this token signs the file',
    'server-of-cluster': 'the cluster lists this server',
    capf: 'CAPF belongs to the cluster',
    'cluster-sast': 'this release keeps its own signing keys in the file',
  } satisfies Readonly<Record<EntryLock, string>>,
  rule: {
    'two-tokens': 'The file names {count} token(s); at least {min} different ones are needed, so that the loss of one is no disaster. Add another token.',
    'one-token-only': 'The file names only {count} token(s). If it is lost or locked, every phone has to be visited. Add another token (Update CTL File).',
    'names-too-long': 'The certificate of {server} has an issuer or subject of more than 255 characters, which CUCM does not accept in mixed mode. Issue it again with shorter names.',
    'certificate-unusable': 'The certificate of {server} cannot become an entry of a CTL file ({detail}).',
    'server-certificate-missing': 'The publisher did not give the CallManager certificate of {server}. In mixed mode its entry must hold it.',
    'server-address-missing': 'The publisher names no IPv4 address of {server}. Its entry needs one.',
    'too-many-entries': 'The file would have {count} entries; CUCM puts at most {max} into a CTL file. Remove entries that are no longer needed.',
    'duplicate-entry': 'There is an entry for {name} already; a second one is not added.',
    'entry-not-found': 'The present CTL file has no entry {name} as the choices name it, so it cannot be removed.',
    'entry-locked': 'The entry {name} belongs to the cluster or to the signing token and cannot be removed.',
    'anew-without-provider': 'On release {release} the cluster has no CTL Provider and supports no tokens. A new file signed by tokens would lead nowhere; use the way without tokens ("utils ctl").',
    'made-anew':
      'The new file has no connection with the one that phones hold: its signer is not in it. A phone accepts it only when TVS vouches for the signer, or after its CTL file was deleted by hand. Phones without TVS need a visit.',
    'phones-need-visit': '{count} phone(s) will refuse the new file until a person deletes the CTL file at the phone.',
    'mixed-without-ctl-file':
      'The cluster is in mixed mode, but no server holds a CTL file. A new one must be made with two tokens. Cisco documents two ways: Update CTL File (documents 118892 and 118893), or setting the cluster to mixed mode again (troubleshooting guide). Both write the same entries here; Update CTL File leaves the mode alone.',
    'files-differ': 'The servers hold different CTL files now ({servers}). All of them will hold the new one.',
    'server-without-file': '{servers}: no CTL file there now, while others hold one. All of them will hold the new one.',
    'token-certificate-expired': 'The certificate of the signing token expired on {until}. No document says that phones check this date.',
    'clock-behind': 'The clock of this computer is behind: the present CTL file was made at {timestamp}, later than now. Set the clock before you sign.',
    'auto-registration': 'Auto-registration is on. In mixed mode it was not allowed by older releases; Cisco’s guides disagree on whether it is switched off and on again by itself. Look at it afterwards.',
    'server-without-entry': '{server} has no entry in the CTL file, and none could be made for it.',
    'server-certificate-unconfirmed': 'The publisher did not give the CallManager certificate of {server}. Its entry keeps the present one; if the server has another by now, phones will not trust it.',
    'stale-entry': 'The entry {name} ({function}) matches no server of this cluster: a server that was renamed or removed, or one of another cluster. It is kept as it is unless you remove it.',
    'duplicate-present': 'The CTL file holds the entry {name} more than once. It is kept as it is.',
    'capf-missing': 'The publisher gave no certificate of CAPF, so the file has no entry for it. Once CAPF is activated, the CTL file must be updated.',
    'cluster-sast-missing': 'This release keeps the {service} certificate in the file as a signer of its own, but the publisher did not give it.',
    'signed-by-cluster': 'The present CTL file names no token: it was made on the command line (CLI). With tokens it can only be begun anew.',
    'foreign-entry': 'The entry {name} ({function}) is not of this cluster. It is kept byte for byte.',
    'multi-server-certificate': '{server}: the multi-server certificate of the publisher is used.',
    'encryption-licence': 'Release {release} needs an encryption licence for mixed mode. Whether the cluster has it cannot be read from here.',
    'export-control': 'Release {release} needs a registration that allows export-controlled functionality for mixed mode. Whether the cluster has it cannot be read from here.',
    'phone-sast-trust':
      'The certificates of the tokens are put into Phone-SAST-trust before servers are written. Phones that ask TVS then accept the new file. When TVS takes them up is not documented for every release; restart it if phones refuse.',
    'no-entry-changes': 'No entry changes; the file is only signed anew.',
  } satisfies Readonly<Record<RuleCode, string>>,
  scenario: {
    'founding-document': 'Mixed mode, both tokens at hand',
    'never-secured': 'Never secured: mixed mode for the first time',
    'ctl-file-lost': 'All tokens lost and the CTL files deleted',
    'tokenless-mixed': 'Mixed mode without tokens, tokens to be introduced',
    'one-token-lost': 'One of two tokens lost',
    'server-unreachable': 'One server does not answer',
    'files-differ': 'The servers hold different CTL files',
    'server-renamed': 'A server was renamed',
    'other-tftp-server': 'A TFTP server of another cluster is to be added',
  } satisfies Readonly<Record<PracticeScenario<'ctl-provider'>, string>>,
  visits: { heading: 'Phone,Model,TFTP server,Reason,Done', done: 'yes', open: 'no' },
} as const;
