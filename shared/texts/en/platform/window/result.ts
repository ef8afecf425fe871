import { platformChangeEn } from './change.ts';

/** The end of a change over the platform. */
export const platformResultEn = {
  title: { done: 'Done and read back', 'not-done': 'Not done', incomplete: 'Done in part', unknown: 'Not known' },
  lead: {
    done: 'The cluster is in {mode} mode, and every node that serves phones lists the new CTL file. Both were read back.',
    'not-done': 'The mode and the CTL file of the publisher were read: neither has changed. What was read on the other nodes is shown below.',
    incomplete: 'Something was changed, but not everything could be confirmed as requested. Below is what was read.',
    unknown: 'What could be read does not show whether the change was made. Read again before you do anything else.',
  },
  readAt: 'Read {time}',
  /** Where what phones get was read later, of which the sentence of the report tells. */
  readAtBefore: 'Mode and files on the disk: read {time}',
  itl: { title: 'ITL files before the change', lead: platformChangeEn.itl.lead },
  mode: { title: 'Cluster security mode', before: 'Before', asked: 'Requested', now: 'Read afterwards', unknown: 'not known' },
  nodes: {
    title: 'CTL file, checked in two places',
    lead: 'The file on the disk and the file that phones get are read separately: Cisco Tftp serves the old one until it is restarted.',
    /** Where no node has a new one. */
    leadNoNew: 'The file on the disk and the file that phones get were read separately.',
    /** Where both are the new file everywhere. */
    leadSame: 'The file on the disk and the file that phones get are read separately. Both are the new file.',
    /** What is served, by the restart of services. */
    readBehind: 'read after the restart of Cisco Tftp',
    readBehindAt: 'read {time}, after the restart of Cisco Tftp',
    node: 'Node',
    disk: 'On the disk (show ctl)',
    served: 'Served to phones',
    held: { new: 'new file', previous: 'previous file', other: 'another file', none: 'no file', unknown: 'not known' },
    notServed: 'serves no files',
    notJudged: 'reported only',
    leftOut: 'Left out (IM and Presence): {nodes}',
    showCtl: 'show ctl',
    showCtlOf: 'show ctl of {server}',
  },
  file: { title: 'The new CTL file', titleLength: 'The new CTL file, {length} bytes', previous: '{digest} of the previous file', previousTitle: 'The previous CTL file', signer: 'Signed by', serialNumber: 'Its serial number' },
  said: {
    title: 'Answer to the command',
    note: 'For information only: it decides nothing.',
    done: 'The publisher reported that it is done.',
    /** Where reading has decided that it is not. */
    doneUnchanged: 'The publisher reported that it is done, but the mode and its CTL file have not changed.',
    refused: 'The publisher refused: {why}.',
    'not-understood': 'The answer was not understood ({why}): {detail}',
    'no-answer': 'The connection was lost, or no answer came.',
    advice: 'It asks you to: {advice}.',
    adviceUnchanged: 'It also asked for this, which is not needed because nothing has changed: {advice}.',
  },
  checklist: 'All phones that AXL lists. Only those that refused the new file need a visit. Restart one of each model first and compare it. The ticks are for your own use; they are not sent anywhere.',
  again: {
    title: 'Read again',
    lead: 'Reads the mode and the CTL files again and judges the result again. Sends nothing that changes anything.',
    password: 'Password of the OS administrator',
    hint: 'Needed if a session was lost, or ended because it was idle for 30 minutes; it is tried once on each node.',
    button: 'Read again',
  },
  transcript: { title: 'Transcript', open: 'Show the session', copy: 'Copy', save: 'Save as text file', note: 'Passwords are masked.', reading: 'Reading…' },
  practice: { title: 'On the practice cluster', lead: 'Here the program can also restart all services and phones at once, without a plan and pilot phones, and read again.', button: 'Restart everything at once' },
  notCopied: 'No copy of the previous CTL file could be saved for: {nodes}.',
  older: 'Weak algorithms were allowed for this cluster.',
} as const;
