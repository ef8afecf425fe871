import { type RecordedKind } from '../../domain/change-record.ts';
import { type ChangePhase, type PastChange, type RecordProblem } from '../../domain/past-change.ts';

/** How changes that were made on this computer are told, in the window, on the command line and in reports. */
export const historyEn = {
  /** One or two words; the only place for them. */
  outcome: {
    unfinished: 'unfinished',
    'not-begun': 'not begun',
    done: 'done',
    incomplete: 'incomplete',
    'not-done': 'not done',
    unknown: 'not known',
  } satisfies Readonly<Record<PastChange['outcome'], string>>,
  /** From the journal alone. */
  phase: {
    'not-begun': 'It stopped before anything was written to a server.',
    staged: 'The new file may be staged on servers. Phones do not get a staged file.',
    writing: 'It stopped while servers were being changed. Phones may have the new file already.',
    ended: 'It came to its end.',
  } satisfies Readonly<Record<ChangePhase, string>>,
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
  /** Who made it: at this computer, and with which account of the cluster. */
  who: '{operator}, signed in as {username}',
  whoUnknown: 'signed in as {username}',
} as const;
