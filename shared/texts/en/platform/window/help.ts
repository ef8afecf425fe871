import { helpEn } from '../../window/help.ts';

/** The Help panel of each screen of the platform route. */
export const platformHelpEn = {
  'sign-in': {
    users: 'Two users, because the cluster keeps them apart: the OS administrator belongs to the command line and to OS Administration, the application user to CM Administration and AXL. The program tries each once on the publisher and then forgets it.',
    ports: 'Ports used: SSH 22, AXL 8443, and 6971 or 6970 for the CTL file that phones get.',
    safe: 'Signing in only reads. The first action that changes anything is the command on the preview screen.',
  },
  preflight: {
    verdicts: '"Fails": it was read and is wrong. "Unknown": it could not be read, so it may be right or wrong. "Warning": worth knowing. Nothing here stops you: the plan of the change has rules of its own.',
    again: 'Rows of the command line are read again over the open session. Rows of AXL need the password again, because the program forgets it after each call.',
    ticks: 'No interface reports two things: whether the ITLRecovery key was exported, and what the licence page shows. You confirm them yourself.',
    monitor: '"ctl preflight" prints the same rows for a monitor, with an exit code.',
  },
  mode: {
    tokenless: "On this connection the publisher signs the CTL file with a key of its own: CallManager's in releases 10 and 11, ITLRecovery's from 12 on. It needs no tokens, and the file keeps none.",
    proofs: '"On the disk" is what show ctl prints, "served" is what phones get. Cisco Tftp keeps files in memory, so they may differ until it is restarted.',
    window: helpEn.mode.window,
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
    order: 'Cisco Tftp is restarted first, then Cisco CallManager, on every node that runs them, then all phones. "Restart services and phones" does it with you, one pilot phone first.',
    again: 'After the restart of Cisco Tftp, read again: the served file must then be the new one.',
    check: helpEn.finish.check,
  },
  rollout: {
    order: 'Cisco Tftp is restarted on every node first: until then phones get the old file. Then the pilot phones are tried, then Cisco CallManager and Cisco CTIManager follow, one node at a time. Documents disagree about this order; it is our decision.',
    proof: 'A restart counts only when the service runs again with a shorter up-time than before; for Cisco Tftp the served file is read as well. The answer of the node alone does not count.',
    pilot: 'A pilot phone passes by its trust list alone: its status message, or the MD5, the SHA-1 or the serial number of the signer that it shows. Whether it registers is judged after Cisco CallManager was restarted on its nodes: before that, a phone with a secure profile may be refused.',
    phones: 'Every other phone is reset by its own request, at most four side by side, phones with a call last. Phones that are not registered cannot be reset: they are on the list to look at from the start.',
    pause: 'Pause stops at the next safe place and wipes the passwords. Closing the window stops nothing. If the program ends, start it again: it reads the result of what it had requested, sends nothing twice, and you continue.',
  },
} as const;
