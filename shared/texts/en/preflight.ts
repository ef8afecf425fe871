import { type PreflightRowTexts } from '../preflight.ts';

/** What the preflight says; window and command line share it. */
export const preflightEn = {
  verdict: { fail: 'Fails', unknown: 'Unknown', warn: 'Warning', pass: 'Passed' },
  /** Heading of a row. */
  told: '[{verdict}] {title}',
  /** The same with the nodes that it is about. */
  toldAt: '{line}: {nodes}',
  /** Of a row that was read on some nodes only. */
  at: '{nodes}: {read}',
  notRead: {
    read: 'Not read: {error}. {explanation}',
    todo: '{action}',
    /** In place of both, where the row of the nodes, `row`, tells the reason. */
    away: 'Not read on {nodes}, where nobody is signed in: see "{row}".',
    /** Where the answer says that the node did not run the command for this account; `detail`: its words. */
    notRun: 'Not read: the node did not run "{command}" for this OS account. It says: {detail}',
    /** Where a command that this account may be too low for printed nothing. */
    silent: 'Not read: "{command}" printed nothing.',
    /** What to do then, by the level that the command needs. */
    level: {
      1: 'The command needs an OS account of privilege level 1 or higher. Sign in with such an account, or ask somebody who has one to run the command.',
      unknown: 'No document that we could find says which privilege level the command needs; an account of level 4, such as the one made at installation, may run every command. Sign in with an account of a higher level, or ask somebody who has one to run the command.',
    },
  },
  more: { read: '{count} more findings of this row; they are on the nodes named here.', todo: 'Settle the findings above, then check again: the rest is shown next.' },
  rows: {
    nodes: {
      title: 'Nodes of the cluster',
      why: 'What a node holds can only be read, and proved afterwards, where somebody is signed in.',
      found: {
        reached: { read: 'Every node of the list ({count}) answers or belongs to IM and Presence, and the cluster has authenticated it.', todo: '' },
        'not-reached': { read: 'Nobody is signed in there, so only what the publisher knows of it can be read. {error}: {explanation}', todo: 'Find out why the node does not answer or refuses the sign-in. If it was removed from the cluster, delete it in System > Server too.' },
        'not-authenticated': { read: '"show network cluster" calls the node not authenticated.', todo: 'Check that the node is running, that it is reachable from the publisher, and that the security password is the same. Then run "show network cluster" again.' },
      },
    },
    'database-replication': {
      title: 'Database replication',
      why: 'The mode and the certificates reach the other nodes through the database.',
      found: {
        good: { read: 'Every node ({count}) is in state 2.', todo: '' },
        'not-good': { read: 'Replication is in state {state}; good is 2.', todo: 'Repair the replication first ("utils dbreplication repair", or a reset as Cisco describes it). Change nothing until every node is in state 2.' },
        'not-listed': { read: '"utils dbreplication runtimestate" on the publisher does not tell the state of this node.', todo: 'Run the command on the publisher and on the node, and compare.' },
        'has-errors': { read: 'All nodes are in state 2, but the last comparison of the tables found errors or mismatches.', todo: 'Run "utils dbreplication status" on the publisher, read its file, and repair what it names.' },
      },
    },
    clocks: {
      title: 'Clocks',
      why: 'Certificates and trust lists are valid only from a certain time on, and logs of several nodes can be compared only if their clocks agree. Cisco expects database replication to break between nodes whose clocks are 15 minutes apart.',
      found: {
        synchronised: { read: 'Every node ({count}) is synchronised to a time server.', todo: '' },
        'not-synchronised': { read: '"utils ntp status": not synchronised to a time server.', todo: 'Check the NTP servers of the publisher and that UDP port 123 is open; subscribers take the time from the publisher.' },
        ahead: { read: '"utils ntp status": this clock is at least {minutes} minutes ahead of the clock of this computer.', todo: 'Find out which of the two is wrong and set it.' },
        behind: { read: '"utils ntp status": this clock is at least {minutes} minutes behind the clock of this computer.', todo: 'Find out which of the two is wrong and set it.' },
      },
    },
    backup: {
      title: 'Backup',
      why: 'Only a backup made after the last certificate holds the keys that phones trust now.',
      found: {
        newer: { read: 'The last good backup is from {date} and newer than every certificate that was read.', todo: '' },
        older: { read: 'The last good backup is from {date}; the {service} certificate is from {since}.', todo: 'Back up the cluster with the Disaster Recovery System before you go on.' },
        none: { read: 'The history names no good backup.', todo: 'Back up the cluster with the Disaster Recovery System before you go on.' },
        'last-failed': { read: 'The last good backup, from {date}, is newer than every certificate; the attempt on {failed} failed.', todo: 'Find out why the last backup failed.' },
        'not-compared': { read: 'The last good backup is from {date}. Whether it is newer than every certificate could not be determined: a certificate was not read, or the times are too close to each other for an unknown time zone.', todo: 'Compare the dates yourself, or make a new backup.' },
      },
    },
    'itlrecovery-exported': {
      title: 'Copy of the ITLRecovery key',
      why: 'With this key the trust of phones can be restored when everything else is lost.',
      found: {
        confirmed: { read: 'Somebody confirmed that the ITLRecovery key was exported.', todo: '' },
        'to-confirm': { read: 'No interface tells whether the ITLRecovery key was exported.', todo: 'Run "file get tftp ITLRecovery.p12" on the publisher (to an SFTP server), keep the file and its password in a safe place, and confirm it here.' },
        'no-such-key': { read: 'Release {release} has no ITLRecovery key.', todo: '' },
      },
    },
    'certificate-expiry': {
      title: 'Certificates: validity',
      why: 'Regenerating an expired certificate on the same night as the change can lock phones out.',
      found: {
        valid: { read: 'No certificate of CallManager, CAPF, TVS or ITLRecovery expires within 30 days; the first one is {service}, on {until}.', todo: '' },
        near: { read: 'The {service} certificate expires on {until}, in {days} days.', todo: 'Regenerate it on another night than the change, and update the CTL file afterwards where it is in the file.' },
        expired: { read: 'The {service} certificate expired on {until}.', todo: 'Plan its regeneration before the change, with a backup before and after; look at the row about the signer again afterwards.' },
      },
    },
    'key-sizes': {
      title: 'Certificates: key lengths',
      why: 'Keys shorter than 2048 bits are outdated, and Cisco describes recovery commands that fail when ITLRecovery has a shorter key than the other certificates.',
      found: {
        enough: { read: 'No RSA key is shorter than {bits} bits.', todo: '' },
        short: { read: 'The key of {service} has {bits} bits.', todo: 'Plan to regenerate the certificate on another night.' },
        'recovery-short': { read: 'The key of ITLRecovery has {bits} bits, that of CallManager {others}.', todo: 'Regenerate ITLRecovery before you need it, by the documented steps for a cluster in mixed mode.' },
      },
    },
    'name-lengths': {
      title: 'Certificates: names',
      why: 'The publisher refuses mixed mode when an issuer or subject name of CallManager or CAPF is longer.',
      found: {
        fit: { read: 'No issuer or subject name of CallManager or CAPF is longer than {max} characters.', todo: '' },
        'too-long': { read: 'A name in the {service} certificate has {length} characters; at most {max} are allowed.', todo: 'Regenerate the certificate with a shorter name.' },
      },
    },
    'export-control': {
      title: 'Export control and licence',
      why: 'Without it the publisher refuses mixed mode and the update of the CTL file, also as a way back.',
      found: {
        confirmed: { read: 'Somebody confirmed what the licence page shows.', todo: '' },
        'to-confirm': { read: 'Release {release} needs a registration that allows export-controlled functionality. No interface tells whether the cluster has it.', todo: 'Look at System > Licensing > License Management, and confirm it here. A change to non-secure mode does not need it.' },
        'licence-to-confirm': { read: 'Release {release} needs an encryption licence for mixed mode. No interface tells whether the cluster has it.', todo: 'Look at Prime License Manager, and confirm it here. A change to non-secure mode does not need it.' },
        'not-needed': { read: 'Release {release} asks for neither.', todo: '' },
      },
    },
    upgrade: {
      title: 'Upgrade in progress',
      why: 'During an upgrade services cannot be restarted, and some commands are refused.',
      found: {
        none: { read: 'No upgrade is running on the publisher.', todo: '' },
        running: { read: 'An upgrade is running on the publisher.', todo: 'Wait until it has finished.' },
        likely: { read: 'The publisher refused to switch off its pager: an upgrade is running, or the account has privilege level 0.', todo: 'Run "utils system upgrade status" on the publisher, with an account of a higher privilege level.' },
      },
    },
    'alternate-tftp': {
      title: 'TFTP servers of other clusters',
      why: '"utils ctl" writes the file only to the nodes of its own cluster.',
      found: {
        none: { read: 'Every TFTP and CallManager entry of the CTL file belongs to a node of this cluster.', todo: '' },
        found: { read: 'The CTL file names servers that are not nodes of this cluster: {names}.', todo: 'They are TFTP servers of another cluster, or nodes that were renamed or removed. Bring the new file to other TFTP servers yourself, or update the CTL file.' },
        'no-file': { read: 'The publisher has no CTL file.', todo: '' },
      },
    },
    fips: {
      title: 'FIPS mode',
      why: 'Switching FIPS, Common Criteria or Enhanced Security mode makes new keys: the CTL file has to be made again then.',
      found: {
        off: { read: 'FIPS mode is off on every node.', todo: '' },
        on: { read: 'FIPS mode is on.', todo: 'Do not switch it on the night of the change. It has to be the same on all nodes.' },
      },
    },
    'ctl-provider': {
      title: 'Cisco CTL Provider',
      why: 'Cisco document 118892 requires it on every active TFTP server.',
      found: {
        started: { read: 'It runs on every node with Cisco Tftp ({count}).', todo: '' },
        'not-started': { read: 'Cisco Tftp is active there, and Cisco CTL Provider is not running.', todo: 'Activate and start it in Cisco Unified Serviceability.' },
        'not-needed': { read: 'Release {release} has no CTL Provider: it ended with 14SU2.', todo: '' },
        'no-tftp': { read: 'No node needs it as long as Cisco Tftp is active nowhere.', todo: 'Activate Cisco Tftp, then check again.' },
      },
    },
    capf: {
      title: 'Certificate Authority Proxy Function (CAPF)',
      why: 'Cisco document 118892 requires it on the publisher: its certificate is an entry of the CTL file.',
      found: {
        started: { read: 'It runs on the publisher.', todo: '' },
        'not-started': { read: 'It does not run on the publisher.', todo: 'Activate and start it in Cisco Unified Serviceability. When it is activated for the first time, the CTL file has to be updated.' },
      },
    },
    tvs: {
      title: 'Trust Verification Service (TVS)',
      why: 'Phones ask it about signers that are not in the file they hold.',
      found: {
        started: { read: 'It runs on every node ({count}).', todo: '' },
        'not-started': { read: 'It does not run.', todo: 'Start Cisco Trust Verification Service: without it phones refuse every signer that they do not know themselves.' },
      },
    },
    tftp: {
      title: 'Cisco Tftp',
      why: 'Phones load the CTL file from it when they restart.',
      found: {
        answers: { read: 'Every node with Cisco Tftp ({count}) answers and serves files.', todo: '' },
        'not-started': { read: 'Cisco Tftp is activated there and does not run.', todo: 'Start it, or deactivate it if the node is to serve no files.' },
        'no-answer': { read: 'Its file service could not be read: {error}.', todo: 'Check the service and the ports 6970 and 6971 of the node.' },
        nowhere: { read: 'Cisco Tftp is active on no node.', todo: 'Activate it: phones cannot load anything.' },
      },
    },
    signer: {
      title: 'Signer of the next CTL file',
      why: 'Phones take a new file only from a signer in the file they hold, or one that TVS verifies.',
      found: {
        known: { read: 'The current certificate of {service}, whose key "utils ctl" signs with, is in every CTL file that phones may hold.', todo: '' },
        'no-file': { read: 'No node that gives files to phones holds a CTL file: phones that hold none accept the first one. {service} will sign it.', todo: '' },
        'tvs-only': { read: 'The current certificate of {service} is not in every CTL file that phones may hold. TVS runs and may verify it.', todo: 'Try one phone first. Phones that do not ask TVS need a visit each.' },
        visits: { read: 'The current certificate of {service} is not in the CTL file that phones hold, and TVS was not seen running on any node.', todo: 'Start TVS and check again. Without it each of these phones needs a visit.' },
        'visits-reset': { read: 'The current certificate of {service} is not in the CTL file that phones hold, and TVS was not seen running on any node.', todo: 'Let CallManager sign first ("utils ctl reset localkey"): the current certificate of CallManager is in that file. This is the documented way after ITLRecovery was regenerated.' },
        'not-known': { read: 'Whether the current certificate of {service} is in the CTL file that phones hold could not be determined.', todo: 'Compare "show cert own {service}" on the publisher with "show ctl" on every node.' },
        'no-command': { read: 'Release {release} has no "utils ctl": a security token signs.', todo: '' },
      },
    },
    'ctl-files': {
      title: 'CTL files of the nodes',
      why: 'The file has to be the same on every node, on the disk and as phones get it.',
      found: {
        same: { read: 'Every node that holds a CTL file ({count}) holds the same verified one (SHA-1 {sha1}); where Cisco Tftp is active, phones get this one.', todo: '' },
        differs: { read: 'The CTL file is another one than on the publisher, or missing.', todo: 'The next change writes the same file to every node. If it does not reach this one, check replication and SFTP between the nodes.' },
        'served-differs': { read: 'Cisco Tftp serves another CTL file than the one on the disk.', todo: 'Restart Cisco Tftp there, and check again.' },
        'not-verified': { read: '"show ctl" does not call the file verified.', todo: 'Look at "show ctl" on the node and find out who wrote the file.' },
        'none-in-mixed-mode': { read: 'The cluster is in mixed mode, and no node holds a CTL file.', todo: 'Phones keep the file they hold. Make a new one, by the steps for lost tokens.' },
        none: { read: 'No node holds a CTL file, as in a cluster that was never in mixed mode.', todo: '' },
      },
    },
    'itl-files': {
      title: 'ITL files of the nodes',
      why: 'In non-secure mode phones judge what they load by the ITL file alone.',
      found: {
        good: { read: 'The ITL file of every node with Cisco Tftp ({count}) names the current certificates.', todo: '' },
        'no-tftp': { read: 'Phones get no ITL file from any node, because Cisco Tftp is active nowhere.', todo: 'Activate Cisco Tftp, then check again.' },
        fails: { read: 'The ITL file does not fit: {faults}.', todo: 'Restart Cisco Tftp there and reset the phones before a change to non-secure mode. If phones no longer accept the file, an administrator can run "utils itl reset localkey".' },
        'not-known': { read: 'Whether the ITL file names the current certificates could not be determined: the node does not list enough of the file or of its certificates to compare them.', todo: 'Compare "show itl" with the current certificates of the node.' },
      },
    },
    'phone-interaction': {
      title: 'Phone Interaction on Certificate Update',
      why: 'From release 14 on the cluster may reset phones by itself when certificates change; whether "utils ctl" has the same effect is not documented.',
      found: {
        told: { read: 'The enterprise parameter is set to "{value}". What each value means is not documented; by default phones are reset automatically.', todo: 'Look at System > Enterprise Parameters. Set it to manual for the night if phones must not restart by themselves.' },
        'not-on-release': { read: 'Release {release} has no such parameter.', todo: '' },
      },
    },
    'depends-on-mode': {
      title: 'What depends on mixed mode',
      why: 'Secure profiles, trunks and zones of an Expressway-C work encrypted only while the cluster is in mixed mode.',
      found: {
        none: { read: 'No device with a secure profile, no encrypted configuration, no secure trunk and no Expressway-C was found.', todo: '' },
        counted: { read: 'Devices with a secure profile: {devices}; encrypted configuration files: {configurations}; secure SIP trunks: {trunks}; Expressway-C: {expressways}.', todo: 'Tell the people responsible for them when the change takes place. The report of the change lists what has to be looked at.' },
        'not-counted': { read: 'It could not be counted.', todo: 'Count devices with a secure profile yourself, in Device > Phone and Device > Trunk.' },
      },
    },
    'phones-off': {
      title: 'Phones that are off',
      why: 'A reset reaches registered phones only. A phone that misses two changes of the signer may need a visit.',
      found: {
        none: { read: 'Every listed phone ({count}) is registered.', todo: '' },
        off: { read: '{off} of {count} listed phones are not registered now: {names}.', todo: 'Switch on those that you can reach, and keep the list. These phones load the new file when they start, if they still trust its signer.' },
      },
    },
  } satisfies PreflightRowTexts,
} as const;
