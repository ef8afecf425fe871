/** The route over the platform: its plan and its report, in words that command line and window share. */
export const platformEn = {
  changeName: { 'non-secure': 'set the cluster to non-secure mode', mixed: 'set the cluster to mixed mode', update: 'update the CTL file' },
  plan: {
    heading: 'Plan: {change}. Sent to the publisher {publisher}: {command}',
    judged: 'Judged by its file: {nodes}',
    other: 'Only reported, Cisco Tftp is not active there: {nodes}',
    leftOut: 'Left out, IM and Presence holds no CTL file: {nodes}',
    signer: 'Signer of the CTL file: now {before}; afterwards the key of {after}.',
    signerUnknown: 'not known',
    undo: {
      title: 'There is no undo on this route',
      command: 'The way back is another change: "{command}".',
      none: 'No command leads back to the present file.',
      exportControl: 'On this release it works only if the cluster is registered with export-controlled functionality allowed.',
      encryptionLicence: 'On this release the way back needs an encryption licence.',
      losesTokens: 'It makes a file without tokens: the tokens of the present file do not come back.',
      copies: 'Copies of the present files are kept on this computer before the command is sent. No documented way puts them back.',
    },
    /** Between a title and the sentences behind it. */
    fullStop: '. ',
    continuity: {
      sast: { title: 'Phones that hold the present file need nobody else to vouch', body: 'The new signer is in the present file; where the nodes hold no file, phones without one take the first they get.' },
      tvs: { title: 'Phones have to ask the Trust Verification Service (TVS)', body: 'The new signer is not in the file they hold. Most models ask TVS. Whether it vouches for the new signer cannot be read from here: try one phone first. Models that cannot ask need a visit each.' },
      visits: { title: 'Phones may refuse the new file and need a visit each', body: 'The new signer is not in the file they hold, and TVS was not seen running on any node.' },
      unknown: { title: 'Nobody knows whether phones take the new file', body: 'The file that they hold could not be read, and TVS was not seen running on any node: phones may need a visit each.' },
    },
  },
  report: {
    outcome: {
      done: 'Done: {change}. Mode and the file on every judged node were read back.',
      'not-done': 'Not done: as read at {time}, the mode and the publisher\'s file are as before. Other nodes are listed below.',
      incomplete: 'Incomplete: something changed, and not everything is shown to be as asked. Below is what was read at {time}.',
      unknown: 'Not known whether it was done: what could be read at {time} decides nothing.',
    },
    said: {
      done: 'The publisher said that it is done. Its words prove nothing.',
      refused: 'The publisher refused the command: {reason}.',
      'not-understood': 'The words of the publisher were not understood: {reason}.',
      'no-answer': 'The publisher gave no answer: the connection was lost, or the answer did not come.',
    },
    disk: {
      new: '{node}: the new CTL file is on the disk (SHA-1 {sha1}).',
      previous: '{node}: the CTL file from before is still on the disk (SHA-1 {sha1}).',
      other: '{node}: another CTL file is on the disk, neither the publisher\'s new one nor the one from before (SHA-1 {sha1}).',
      none: '{node}: there is no CTL file on the disk.',
      unknown: '{node}: not known what is on the disk, it could not be read.',
    },
    served: {
      new: '{node}: phones get the new CTL file.',
      previous: '{node}: phones still get the CTL file from before, until Cisco Tftp is restarted.',
      other: '{node}: phones get another CTL file (SHA-1 {sha1}).',
      none: '{node}: phones get no CTL file.',
      unknown: '{node}: not known what phones get, the file service could not be read.',
    },
    notJudged: '{node}: Cisco Tftp is not active there; what it holds decides nothing.',
    file: 'New CTL file: MD5 {md5}, SHA-1 {sha1}.',
    signedBy: 'Signed by {signer}.',
    notCopied: 'No copy of the file from before could be kept of: {nodes}',
    olderNode: 'Weak algorithms of older releases were allowed for this cluster.',
    kept: 'Journal, copies, transcript and this report: {folder}',
    keptPartly: 'Not everything about this change could be written to {folder}.',
  },
} as const;
