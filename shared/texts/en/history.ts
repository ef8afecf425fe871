import { type RecordedKind } from '../../domain/change-record.ts';
import { type ChangePhase, type PastChange, type RecordProblem } from '../../domain/past-change.ts';

/** How changes that were made on this computer are told, in the window, on the command line and in reports. */
export const historyEn = {
  /** One or two words; the only place for them. */
  outcome: {
    unfinished: 'unfinished',
    'not-begun': 'not started',
    done: 'done',
    incomplete: 'incomplete',
    'not-done': 'not done',
    unknown: 'not known',
  } satisfies Readonly<Record<PastChange['outcome'], string>>,
  /** By a person, after it had been left open. */
  undone: 'undone',
  leftAsItIs: '{outcome}, left as it is',
  /** From the journal alone. */
  phase: {
    'not-begun': 'It stopped before anything was written to a server.',
    staged: 'The new file may be staged on servers. Phones do not get a staged file.',
    writing: 'It stopped while servers were being changed. Phones may have the new file already.',
    ended: 'It came to its end.',
  } satisfies Readonly<Record<ChangePhase, string>>,
  /** Instead of the phase. */
  damagedFrom: 'Its journal is damaged from line {line} on, so how far it came is not known from it. What it did is read from the servers.',
  problem: {
    'earlier-version': 'Made by an earlier version of the program; its journal cannot be read. Nothing in its folder is touched.',
    'newer-version': 'Made by a newer version of the program. Nothing in its folder is touched; use that version.',
    damaged: 'Its journal is damaged and cannot be read. Nothing in its folder is touched.',
  } satisfies Readonly<Record<RecordProblem, string>>,
  kind: {
    mixed: 'mixed mode',
    'non-secure': 'non-secure mode',
    update: 'update of the CTL file',
    'reset-localkey': 'CTL file signed with the CallManager key',
    'delete-ctl-files': 'deletion of the CTL files (lost tokens)',
  } satisfies Readonly<Record<RecordedKind, string>>,
  /** What is true now of a change, read from the cluster. */
  found: {
    at: 'As read at {time}:',
    place: {
      new: '{where}: the new CTL file (digest {digest}).',
      previous: '{where}: the CTL file from before the change (digest {digest}).',
      other: '{where}: a CTL file that is neither the new one nor the one from before (digest {digest}).',
      none: '{where}: no CTL file.',
      unknown: '{where}: not known, because it could not be read.',
    },
    staged: '{where}: a CTL file is staged there; phones do not get it.',
    outcome: {
      done: 'Every server holds the new CTL file and the mode is as requested.',
      'not-done': 'Every server holds what it held before the change, and the mode is as before.',
      incomplete: 'Something changed, but not everything is as requested.',
      unknown: 'What could be read decides nothing.',
    },
  },
  /** What can be done with a change that is open. */
  resume: {
    finish: { title: 'Finish', does: 'Every server gets the CTL file that was signed then, and the mode follows. No token is needed.' },
    undo: {
      title: 'Undo',
      does: 'Every server gets back the CTL file it held before, and the mode follows. No token is needed.',
    },
    keep: { title: 'Keep as it is', does: 'Nothing is written. The change is over, with a report of what is true now.' },
    /** Both, where neither is possible. */
    either: 'Finish or undo',
    notOffered: 'Not possible: {reason}.',
    way: '{way}: {what}',
    opposite: 'The way back on this connection is another change: {kind}. It is planned and agreed to like every change.',
  },
  left: 'Items left to do: {left}.',
  leftWithPhones: 'Items left to do: {left}, phones to visit: {phones}.',
  /** Who made it: at this computer, and with which account of the cluster. */
  who: '{operator}, signed in as {username}',
  whoUnknown: 'signed in as {username}',
  endedBy: { finish: 'Finished later: {time}, {who}.', undo: 'Undone later: {time}, {who}.', keep: 'Left as it is: {time}, {who}.' },
} as const;
