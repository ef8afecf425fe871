/** The Help panel of each screen: a few short paragraphs. */
export const helpEn = {
  'sign-in': {
    who: 'The publisher is the first node of the cluster. The Open CTL Provider listens there, normally on TCP port 2444, and names the other servers.',
    credentials: 'The username and password are those of an administrator of the Open CTL Provider. They are tried once on each server of the cluster and then forgotten.',
    limit: "Cisco's own CTL Provider speaks an unpublished protocol. This program does not speak it, notices it, and sends it nothing.",
    safe: 'Signing in only reads. Nothing is written before the token password was entered on the fourth screen.',
  },
  mode: {
    mixed: 'In mixed mode phones may register authenticated and encrypted as well as without security.',
    nonSecure: 'In non-secure mode all phones register without security. The CTL file stays, but the certificates of the CCM+TFTP servers are taken out of it.',
    verified: 'A CTL file is "verified" when its signature fits its contents and the signer is in the file itself.',
    window: 'Plan a maintenance window: afterwards services and all phones have to be restarted.',
  },
  token: {
    what: 'A security token is a USB stick with a key that never leaves it. Phones accept a CTL file only if its signer is in the file they already hold.',
    one: 'To set a cluster to non-secure mode one token that is in the present CTL file is enough.',
    library: 'For Cisco tokens the library belongs to SafeNet Authentication Client (eTPKCS11.dll, libeToken.so).',
    watch: 'Insert and pull out tokens as you like: the screen follows by itself, and no password is tried here.',
  },
  preview: {
    sast: '"System Administrator Security Token" entries are the tokens. One of them signs; all of them may sign later files.',
    removed: '"Certificate removed" is what makes the cluster non-secure: without it a phone cannot register securely.',
    order: 'The file is first written aside on every server. Only when all servers hold it is it put into service, server by server.',
    cancel: 'Until the first server puts it into service everything can be cancelled.',
  },
  progress: {
    proved: '"proved" means that the result was read back from the server, not that the server said so.',
    stop: 'If a step fails, the change stops, takes back what can be taken back, and says what is true on each server.',
  },
  finish: {
    md5: 'Phones show the MD5 or the SHA-1 of their CTL file, depending on their type.',
    order: 'Restart the TFTP and CallManager services on every node that runs them, then all phones.',
    check: 'In Cisco Unified CM Administration, System > Enterprise Parameters shows the mode as well (0 = non-secure, 1 = mixed).',
  },
} as const;
