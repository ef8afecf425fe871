import { type ChangeRecord, type EndedBy } from './change-record.ts';
import { type Outcome } from './outcome.ts';

/** What is written down about a change; never a secret. */
export type JournalEntry =
  /** Always the first one. */
  | { readonly what: 'record'; readonly record: ChangeRecord }
  | { readonly what: 'copied'; readonly node: string; readonly copy: string; readonly sha1: string }
  | { readonly what: 'command-ended'; readonly words: string }
  | { readonly what: 'signed'; readonly sha256: string }
  | { readonly what: 'step'; readonly step: string; readonly status: string; readonly error?: string | undefined }
  /** Whether a finish or an undo of an unfinished change begins. */
  | { readonly what: 'resumed'; readonly as: 'finish' | 'undo'; readonly by?: EndedBy | undefined }
  /** A report was written, and something is left that can be finished or undone: the change stays open. */
  | { readonly what: 'reported'; readonly outcome: Outcome }
  /** The last one; a report is written before it. `not-begun`: nothing was written anywhere. `kept`: a person left the cluster as it was read then. */
  | { readonly what: 'ended'; readonly outcome: Outcome | 'not-begun'; readonly kept?: boolean | undefined; readonly by?: EndedBy | undefined };
