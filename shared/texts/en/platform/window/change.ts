/** Preview of a command to the publisher, the typed consent, and the change while it runs. */
export const platformChangeEn = {
  title: 'The command',
  lead: 'The program sends this line to the publisher and answers "y" to the one question that belongs to it. Nothing has been sent yet.',
  replaced: { title: 'The plan has changed', body: 'The cluster is no longer as it was when you read the plan. Read this one before you send the command.' },
  command: { title: 'What exactly is sent', where: 'To {publisher}, signed in as {user}', copy: 'Copy command', send: 'Send the command' },
  signer: {
    title: 'Who signs the CTL file',
    before: 'Current file',
    after: 'New file',
    unknown: 'not known',
    serialNumber: 'Serial number of its current certificate',
    sha1: 'SHA-1 of its current certificate',
    service: { CallManager: 'the CallManager key of the publisher', ITLRecovery: 'the ITLRecovery key of the publisher' },
  },
  judged: {
    title: 'What is checked afterwards',
    lead: 'The result is judged by what is read, not by the answer to the command:',
    mode: 'The cluster security mode is {mode}.',
    disk: 'On {node} "show ctl" lists the new file.',
    served: '{node} serves the new file to phones. Cisco Tftp serves the old one until it is restarted, so this may be confirmed only later.',
    others: 'Reported only: {nodes}.',
    leftOut: 'Left out (IM and Presence): {nodes}.',
  },
  consent: {
    title: 'Phones may need visits',
    lead: 'The program found no way for phones to verify the signer of the new CTL file. Read this before you continue; nothing has been sent.',
    go: 'I agree, continue',
  },
  progress: {
    title: 'The change is running',
    leadCancellable: 'The command has not been sent yet. You can still cancel.',
    leadSent: 'The command was sent. From here on the program only reads; please do not switch this computer off.',
    transcript: 'Session on the publisher',
    leftOut: '{lines} earlier lines are saved on this computer only.',
    empty: 'The node has written nothing yet.',
  },
} as const;
