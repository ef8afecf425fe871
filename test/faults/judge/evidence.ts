/** What the judge is shown of one run: bytes, times and texts, nothing that the product made of them. */
export interface ServerEvidence {
  readonly name: string;
  readonly isPublisher: boolean;
  /** Of its data folder at the end. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Everything that phones could have been given, in the order of time. `none` = no file. */
  readonly served: readonly { readonly at: number; readonly sha256: string }[];
  /** When its provider began to look at what it serves, in the order of time; `null` = nobody watched. */
  readonly looks: readonly number[] | null;
  /** Of the publisher, in the order of time. */
  readonly modes: readonly { readonly at: number; readonly mode: string }[];
  /** When it could not be reached; `null` = still so. */
  readonly away: readonly { readonly from: number; readonly to: number | null }[];
  /** Since when it takes no sign-in from before any more, because it was started again with its clock set hours ahead; `null` = it does. */
  readonly signInsVoidSince: number | null;
}

/** A report as a person got it, and the state of the folders when everything that was on its way had arrived. */
export interface ReportEvidence {
  readonly what: 'change' | 'finish' | 'undo';
  /** Virtual milliseconds. */
  readonly at: number;
  /** The English sentences. */
  readonly sentences: readonly string[];
  /** Of the folder of the change on the administrator's disk. */
  readonly folder: ReadonlyMap<string, Uint8Array>;
  readonly servers: readonly ServerEvidence[];
}

export interface MessageEvidence {
  readonly at: number;
  readonly server: string;
  readonly name: string;
  readonly user: string;
  readonly about: string;
}

export interface Evidence {
  /** SHA-256 of the file before and of the one that somebody else may have brought; empty = nobody. */
  readonly before: string;
  readonly foreign: string;
  readonly modeBefore: string;
  readonly modeAsked: string;
  readonly reports: readonly ReportEvidence[];
  /** All changes' folders on the administrator's disk at the end, by `ID/NAME`. */
  readonly changes: ReadonlyMap<string, Uint8Array>;
  readonly messages: readonly MessageEvidence[];
  readonly servers: readonly ServerEvidence[];
  /** At the next start: changes that the program named unfinished. */
  readonly namedUnfinished: readonly string[];
  /** What a person chose in the end for what was open. */
  readonly resumedAs: 'no' | 'finish' | 'undo';
  /** Why a change that was named could neither be finished nor undone; empty = it could. */
  readonly unsettled: string;
  /** Why the change did not end at all; empty where it did. */
  readonly stuck: string;
  /** Faults of the program or of a provider that nothing planted. */
  readonly problems: readonly string[];
}
