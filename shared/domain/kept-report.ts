import { type ChangeRecord, type ResumedBy } from './change-record.ts';
import { type LeftToDo } from './left-to-do.ts';
import { type Neighbour } from './neighbours.ts';
import { type PhoneState } from './phone.ts';
import { type PhoneVisit, tickVisit, visitsOf } from './phone-visit.ts';
import { type PlatformReport } from './platform/report.ts';
import { type ChangeReport } from './report.ts';
import { type RuleFinding } from './rules/rule.ts';

/** Form of `report.json`. A file with a higher number was made by a newer program and is not touched. */
export const REPORT_VERSION = 1;

/** The page of a report in the folder of its change. */
export const REPORT_PAGE = 'report.html';

/** An entry of a CTL file as `show ctl` names it. */
export interface ReportedEntry {
  /** From 1. */
  readonly number: number;
  /** E.g. `CCM+TFTP`. */
  readonly function: string;
  /** DNSNAME; empty = none. */
  readonly name: string;
  readonly subject: string;
  readonly issuer: string;
  /** Lower-case hex; empty = no certificate. */
  readonly serialNumber: string;
  /** SHA-1 of the certificate, lower-case hex; empty = none. */
  readonly certificateSha1: string;
  /** Whether it signed the file. */
  readonly signs: boolean;
}

/** A CTL file as a report tells it. */
export interface ReportedFile {
  /** Bytes; `null` = not printed. */
  readonly length: number | null;
  readonly md5: string;
  readonly sha1: string;
  /** `null` = only its other digests are known. */
  readonly sha256: string | null;
  /** What the check of its signature said: ours where its bytes are known, else the node's. */
  readonly verdict: 'verified' | 'bad' | 'not-checked';
  /** Subject and serial number (lower-case hex) of who signed it; `null` = not known. */
  readonly signer: string | null;
  readonly signerSerial: string | null;
  /** `null` = not listed. */
  readonly entries: readonly ReportedEntry[] | null;
  /** What `show ctl` prints for it. */
  readonly showCtl: string;
}

/** What reports of both routes are kept with. */
interface KeptParts {
  readonly version: typeof REPORT_VERSION;
  readonly record: ChangeRecord;
  /** What the rules said of the plan; empty where a change was finished later, without a plan. */
  readonly warnings: readonly RuleFinding[];
  /** The publisher's file; `null` = it held none, or its contents are not known. */
  readonly before: ReportedFile | null;
  readonly after: ReportedFile | null;
  /** Phones that refused the file, and whether each was visited. */
  readonly visits: readonly PhoneVisit[];
  /** Who finished, undid or kept it, where it had been open; left out = nobody had to. */
  readonly endedBy?: ResumedBy;
  /** What of `leftToDo` a person ticked off. */
  readonly ticked: readonly LeftToDo[];
  /** What of the neighbours a person looked after. */
  readonly tickedNeighbours: readonly Neighbour[];
}

/** A report with all that belongs to it: `report.json`, and what `report.html` is made from. Never a secret. */
export type KeptReport = KeptParts & ({ readonly route: 'with-token'; readonly report: ChangeReport } | { readonly route: 'by-command'; readonly report: PlatformReport });

/** What a person still has to do by the ticks: things, and phones that nobody confirmed. */
export interface OpenItems {
  readonly left: readonly LeftToDo[];
  readonly phones: readonly string[];
}

export const openItems = ({ report, ticked, visits }: KeptReport): OpenItems => ({
  left: report.leftToDo.filter((item) => !ticked.includes(item)),
  phones: visits.flatMap(({ name, done }) => (done ? [] : [name])),
});

/** What was ticked off in an earlier report of the same change stays so, as far as the later one has it. */
export function withTicksOf<K extends KeptReport>(kept: K, earlier: KeptReport | null): K {
  if (earlier === null) return kept;
  const visited = earlier.visits.filter(({ done }) => done).map(({ name }) => name);
  const visits = kept.visits.length === 0 ? earlier.visits : kept.visits;
  return {
    ...kept,
    ticked: earlier.ticked.filter((item) => kept.report.leftToDo.includes(item)),
    // A report that tells of none says that something could not be read, not that nobody looked at them.
    tickedNeighbours: earlier.tickedNeighbours,
    visits: visits.map((visit) => ({ ...visit, done: visit.done || visited.includes(visit.name) })),
  };
}

/** What phones did after the change, and what is left to do then. */
export function withPhones(kept: KeptReport, phones: readonly PhoneState[], left: readonly LeftToDo[]): KeptReport {
  const visits = visitsOf(phones);
  const after = { phones, leftToDo: left };
  return withTicksOf(kept.route === 'with-token' ? { ...kept, visits, report: { ...kept.report, ...after } } : { ...kept, visits, report: { ...kept.report, ...after } }, kept);
}

/** What is ticked off, or whose tick is taken back; `null` = not this kind of thing. */
export interface Tick {
  readonly left: LeftToDo | null;
  readonly neighbour: Neighbour | null;
  readonly phone: string | null;
}

/** With something ticked off, or the tick taken back. */
export function withTick(kept: KeptReport, { left, neighbour, phone }: Tick, done: boolean): KeptReport {
  const ticked = kept.report.leftToDo.filter((item) => (item === left ? done : kept.ticked.includes(item)));
  const told = kept.report.neighbours.map((one) => one.neighbour);
  const untold = kept.tickedNeighbours.filter((one) => !told.includes(one));
  const tickedNeighbours = [...told.filter((one) => (one === neighbour ? done : kept.tickedNeighbours.includes(one))), ...untold];
  return { ...kept, ticked, tickedNeighbours, visits: phone === null ? kept.visits : tickVisit(kept.visits, phone, done) };
}
