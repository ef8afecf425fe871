/** The Help panel of each screen of the platform route. */
export const platformHelpEn = {
  'sign-in': {
    users: 'Two users, because the cluster keeps them apart: the OS administrator belongs to the command line and to OS Administration, the application user to CM Administration and AXL. The program tries each once on the publisher and then forgets it.',
    ports: 'Ports used: SSH 22, AXL 8443, and 6971 or 6970 for the CTL file that phones get.',
    safe: 'Signing in only reads. The first action that changes anything is the command on the preview screen.',
  },
  mode: {
    tokenless: "On this connection the publisher signs the CTL file with a key of its own: CallManager's in releases 10 and 11, ITLRecovery's from 12 on. It needs no tokens, and the file keeps none.",
    proofs: '"On the disk" is what show ctl prints, "served" is what phones get. Cisco Tftp keeps files in memory, so they may differ until it is restarted.',
    window: 'Plan a maintenance window: services and all phones must be restarted after the change.',
  },
  token: {},
  preview: {
    continuity: 'A phone accepts a new CTL file only if its signer is in the file it holds, or if the Trust Verification Service (TVS) verifies the signer.',
    once: 'The command is sent once. If the connection is lost, the program does not send it again; it reads the current state instead.',
  },
  progress: {
    proved: '"Confirmed" means that the program read the result afterwards. The answer of the node alone does not count.',
    transcript: 'The session is shown as the node writes it. Passwords are masked.',
  },
  finish: {
    order: 'Restart Cisco Tftp, then Cisco CallManager, on every node that runs them, then all phones.',
    again: 'After the restart of Cisco Tftp, read again: the served file must then be the new one.',
    check: 'In Cisco Unified CM Administration, System > Enterprise Parameters shows the mode as well (0 = non-secure, 1 = mixed).',
  },
} as const;
