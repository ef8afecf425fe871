import { type CtlFile } from '../../../shared/ctl-file/model.ts';
import { type CtlFileDifference } from '../../../shared/ctl-file/diff.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type SignatureVerdict } from '../../trust/verify.ts';

/** A CTL or ITL file that a person looks at. */
export interface OpenedList {
  readonly id: number;
  readonly name: string;
  readonly served: boolean;
  readonly file: CtlFile;
  readonly verdict: SignatureVerdict;
  readonly modified: Date;
  /** What `show ctl` prints, once it was asked for. */
  text: string | null;
}

/** A file that comes in parts. */
export interface ArrivingList {
  /** Tells its parts from those of another upload of the same name and length. */
  readonly upload: number;
  readonly name: string;
  readonly modified: number;
  readonly bytes: Uint8Array;
  arrived: number;
}

/** The files that are looked at. Never leaves the engine. */
export interface TrustListsDesk {
  /** What was looked at last first. */
  opened: readonly OpenedList[];
  /** Number of the file that was opened last. */
  last: number;
  arriving: ArrivingList | null;
  /** Number of the upload that began last. */
  uploads: number;
  /** The comparison that was made last: its pages are asked for one after the other. */
  compared: { readonly first: OpenedList; readonly second: OpenedList; readonly difference: CtlFileDifference } | null;
  /** Absolute path of what the system gave the program to open, until the page takes it. */
  offered: string | null;
  /** Ends the loading from a node. */
  loading: AbortController | null;
}

/** Files that are kept, of 1 MiB at most each: two that are compared, and those before, should a person go back to them. */
const MOST_OPENED = 4;

export const createTrustListsDesk = (): TrustListsDesk => ({ opened: [], last: 0, arriving: null, uploads: 0, compared: null, offered: null, loading: null });

export function keepOpened(desk: TrustListsDesk, list: Omit<OpenedList, 'id' | 'text'>): OpenedList {
  desk.last += 1;
  const opened: OpenedList = { ...list, id: desk.last, text: null };
  desk.opened = [opened, ...desk.opened].slice(0, MOST_OPENED);
  return opened;
}

/** One that is looked at is kept longer than those that are not; one that is kept no more is not there. */
export function openedList(desk: TrustListsDesk, id: number, call: string): Result<OpenedList> {
  const found = desk.opened.find((one) => one.id === id);
  if (found === undefined) return fail('contract.not-now', '', { call });
  desk.opened = [found, ...desk.opened.filter((one) => one !== found)];
  return ok(found);
}
