/** The Help panel of each screen of the platform route. */
export const platformHelpEn = {
  'sign-in': {
    users: 'Two users, because the cluster keeps them apart: the OS administrator belongs to the command line and to OS Administration, the application user to CM Administration and AXL. Each is tried once on the publisher and then forgotten.',
    ports: 'Ports used: SSH 22, AXL 8443, and 6971 or 6970 for the CTL file that phones get.',
    safe: 'Signing in only reads. The first thing that changes anything is the command on the preview screen.',
  },
  mode: {
    tokenless: 'Over this route the publisher signs the CTL file with a key of its own: CallManager\'s in releases 10 and 11, ITLRecovery\'s from 12 on. Tokens are neither needed nor kept.',
    proofs: '"On the disk" is what show ctl prints, "served" is what phones get. Cisco Tftp keeps files in memory, so they may differ until it is restarted.',
    window: 'Plan a maintenance window: afterwards services and all phones have to be restarted.',
  },
  token: {},
  preview: {
    continuity: 'A phone takes a new CTL file only if its signer is in the file it holds, or if the Trust Verification Service vouches for it.',
    once: 'The command is sent once. If the connection breaks off, it is not sent again: what is true is read.',
  },
  progress: {
    proved: '"proved" means that the result was read afterwards, not that the node said so.',
    transcript: 'The session is shown as the node writes it. Passwords are replaced.',
  },
  finish: {
    order: 'Restart Cisco Tftp, then Cisco CallManager, on every node that runs them, then all phones.',
    again: 'After the restart of Cisco Tftp read again: then the served file must be the new one.',
    check: 'In Cisco Unified CM Administration, System > Enterprise Parameters shows the mode as well (0 = non-secure, 1 = mixed).',
  },
} as const;
