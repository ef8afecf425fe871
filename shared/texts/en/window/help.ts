/** The Help panel of each screen: a few short paragraphs. */
export const helpEn = {
  'sign-in': {
    who: 'The publisher is the first node of the cluster. The Open CTL Provider listens there, normally on TCP port 2444, and lists the other servers.',
    credentials: 'The username and password are those of an administrator of the Open CTL Provider. The program tries them once on each server of the cluster and then forgets them.',
    limit: "Cisco's own CTL Provider uses an unpublished protocol, which this program does not support. The program detects such a provider and sends it nothing.",
    safe: 'Signing in only reads. Nothing is written until you enter the token password on the fourth screen.',
  },
  mode: {
    mixed: 'In mixed mode, phones can register with authentication and encryption or without security.',
    nonSecure: 'In non-secure mode, all phones register without security. The CTL file stays, but the certificates of the CCM+TFTP servers are removed from it.',
    verified: 'A CTL file is "verified" when its signature matches its contents and the signer is in the file itself.',
    window: 'Plan a maintenance window: services and all phones must be restarted after the change.',
  },
  preflight: {},
  token: {
    what: 'A security token is a USB device with a key that never leaves it. Phones accept a CTL file only if its signer is in the file they already hold.',
    one: 'One token that is in the current CTL file is enough to set the cluster to non-secure mode.',
    library: 'For Cisco tokens, the library comes with SafeNet Authentication Client (eTPKCS11.dll, libeToken.so).',
    watch: 'Insert and remove tokens as you like: the screen updates automatically, and no password is tried here.',
  },
  preview: {
    sast: '"System Administrator Security Token" entries are the tokens. One of them signs; any of them can sign later files.',
    removed: '"Certificate removed" is what makes the cluster non-secure: without the certificate, a phone cannot register securely.',
    order: 'The file is first staged on every server. Only when all servers have it is it activated, server by server.',
    cancel: 'You can cancel everything until the first server activates the file.',
  },
  progress: {
    proved: '"Confirmed" means that the program read the result back from the server. The answer of the server alone does not count.',
    stop: 'Until the first server activates the file, a failure takes everything back. After that the change continues, and the program waits for a server that does not answer. What stays open can be finished later without the token; if phones would accept it, the previous file can be put back instead.',
  },
  finish: {
    md5: 'Phones show the MD5 or the SHA-1 of their CTL file, depending on the model.',
    order: 'Restart the TFTP and CallManager services on every node that runs them, then all phones.',
    check: 'In Cisco Unified CM Administration, System > Enterprise Parameters shows the mode as well (0 = non-secure, 1 = mixed).',
  },
  /** Where a change that was made before is open. */
  unfinished: {
    what: 'This computer started a change of this cluster and did not finish it, for example because the program was ended or a server did not answer. Servers may hold different CTL files now.',
    finish: 'Finish does what was planned: every server gets the file that is already signed, and the mode follows. A server that holds it already keeps it.',
    undo: 'Undo gives each server its file from before. Phones that restarted meanwhile may hold the new file already; what they do with the older one is not known.',
    keep: 'Keep as it is writes nothing and cannot be taken back. It is for a cluster that somebody has already put in order in another way.',
  },
} as const;
