/** The route over the platform: its plan and its report, in words that command line and window share. */
export const platformEn = {
  changeName: { 'non-secure': 'set the cluster to non-secure mode', mixed: 'set the cluster to mixed mode', update: 'update the CTL file' },
  plan: {
    heading: 'Plan: {change}. Sent to the publisher {publisher}: {command}',
    judged: 'Judged by their CTL file: {nodes}',
    other: 'Reported only, because Cisco Tftp is not active there: {nodes}',
    leftOut: 'Left out, because IM and Presence has no CTL file: {nodes}',
    signer: 'Signer of the CTL file: now {before}; afterwards the {after} key.',
    signerUnknown: 'not known',
    undo: {
      title: 'The change cannot be undone on this connection',
      command: 'The way back is another change: "{command}".',
      none: 'No command brings the current file back.',
      exportControl: 'On this release it works only if the cluster is registered with export-controlled functionality allowed.',
      encryptionLicence: 'On this release the way back needs an encryption licence.',
      losesTokens: 'It creates a file without tokens: the tokens of the current file do not come back.',
      copies: 'Copies of the current files are saved on this computer before the command is sent. There is no documented way to put them back.',
    },
    /** Between a title and the sentences behind it. */
    fullStop: '. ',
    continuity: {
      sast: { title: 'Phones that hold the current file know the new signer', body: 'The new signer is in the current file. Where the nodes have no file, phones without one accept the first they get.' },
      tvs: { title: 'Phones must ask the Trust Verification Service (TVS)', body: 'The new signer is not in the file they hold. Most models ask TVS. Whether TVS will verify the new signer cannot be read in advance: try one phone first. Models that cannot ask need a visit each.' },
      visits: { title: 'Phones may refuse the new file and need a visit each', body: 'The new signer is not in the file they hold, and TVS was not seen running on any node.' },
      unknown: { title: 'It is not known whether phones accept the new file', body: 'The file that they hold could not be read, and TVS was not seen running on any node. Phones may need a visit each.' },
    },
  },
  report: {
    outcome: {
      done: 'Done: {change}. The mode and the file on every judged node were read back.',
      'not-done': "Not done: as read at {time}, the mode and the publisher's file have not changed. Other nodes are listed below.",
      incomplete: 'Incomplete: something changed, but not everything could be confirmed as requested. Below is what was read at {time}.',
      unknown: 'Not known whether the change was made: what could be read at {time} decides nothing.',
    },
    said: {
      done: 'The publisher reported that it is done. This alone proves nothing.',
      refused: 'The publisher refused the command: {reason}.',
      'not-understood': 'The answer of the publisher was not understood: {reason}.',
      'no-answer': 'The publisher did not answer: the connection was lost, or the answer did not come.',
    },
    disk: {
      new: '{node}: the new CTL file is on the disk (SHA-1 {sha1}).',
      previous: '{node}: the previous CTL file is still on the disk (SHA-1 {sha1}).',
      other: "{node}: another CTL file is on the disk, neither the publisher's new one nor the previous one (SHA-1 {sha1}).",
      none: '{node}: there is no CTL file on the disk.',
      unknown: '{node}: what is on the disk is not known, because it could not be read.',
    },
    served: {
      new: '{node}: phones get the new CTL file.',
      previous: '{node}: phones still get the previous CTL file, until Cisco Tftp is restarted.',
      other: '{node}: phones get another CTL file (SHA-1 {sha1}).',
      none: '{node}: phones get no CTL file.',
      unknown: '{node}: what phones get is not known, because the file service could not be read.',
    },
    notJudged: '{node}: Cisco Tftp is not active there; its CTL file decides nothing.',
    file: 'New CTL file: MD5 {md5}, SHA-1 {sha1}.',
    signedBy: 'Signed by {signer}.',
    notCopied: 'No copy of the previous file could be saved for: {nodes}',
    olderNode: 'Weak algorithms of older releases were allowed for this cluster.',
    kept: 'Journal, copies, transcript and this report: {folder}',
    keptPartly: 'Some records of this change could not be written to {folder}.',
  },
} as const;
