/** Preview of a command to the publisher, the typed consent, and the change while it runs. */
export const platformChangeEn = {
  title: 'The command',
  lead: 'This line will be sent to the publisher, and "y" to the one question that belongs to it. Nothing has been sent yet.',
  command: { title: 'Exactly this is sent', where: 'To {publisher}, signed in as {user}', copy: 'Copy command', send: 'Send the command' },
  signer: {
    title: 'Who signs the CTL file',
    before: 'Present file',
    after: 'New file',
    unknown: 'not known',
    service: { CallManager: 'the key of CallManager on the publisher', ITLRecovery: 'the key ITLRecovery of the publisher' },
  },
  phones: {
    counted: 'Phones listed by AXL: {phones}, of which {without} are of the models {models}, which never ask TVS.',
    atLeast: 'Phones listed by AXL: {phones} and perhaps more, of which {without} are of the models {models}, which never ask TVS.',
    unknown: 'How many phones there are is not known: AXL did not list them.',
  },
  judged: {
    title: 'What is judged afterwards',
    lead: 'Not the words of the command, but what is read then:',
    mode: 'The cluster security mode reads {mode}.',
    disk: 'On {node} "show ctl" lists the new file.',
    served: '{node} serves the new file to phones. Cisco Tftp keeps the old one until it is restarted; so this second proof may come later.',
    others: 'Only reported: {nodes}.',
    leftOut: 'Left out (IM and Presence): {nodes}.',
  },
  consent: {
    title: 'Phones may need visits',
    lead: 'Nobody is known to vouch for the signer of the new CTL file. Read this before you go on; nothing has been sent.',
    go: 'I agree, go on',
  },
  progress: {
    title: 'The change is running',
    leadCancellable: 'The command has not been sent yet. You can still cancel.',
    leadSent: 'The command was sent. What follows is only reading; please do not switch this computer off.',
    transcript: 'Session on the publisher',
    leftOut: '{lines} earlier lines are kept on this computer only.',
    empty: 'Nothing was written yet.',
  },
} as const;
