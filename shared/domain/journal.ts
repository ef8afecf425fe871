import { type ChangeRecord } from './change-record.ts';

/** What is written down about a change; never a secret. */
export type JournalEntry =
  /** Always the first one. */
  | { readonly what: 'record'; readonly record: ChangeRecord }
  | { readonly what: 'copied'; readonly node: string; readonly copy: string; readonly sha1: string }
  | { readonly what: 'command-ended'; readonly words: string }
  | { readonly what: 'signed'; readonly sha256: string }
  | { readonly what: 'step'; readonly step: string; readonly status: string; readonly error?: string | undefined }
  /** Whether a finish or an undo of an unfinished change begins. */
  | { readonly what: 'resumed'; readonly as: 'finish' | 'undo' }
  /** The last one; the report is written before it. */
  | { readonly what: 'ended'; readonly outcome: string };
