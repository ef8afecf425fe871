import { type ChangeRecord } from './change-record.ts';
import { type LeftToDo } from './left-to-do.ts';
import { type PhoneVisit } from './phone-visit.ts';
import { type PlatformReport } from './platform/report.ts';
import { type ChangeReport } from './report.ts';
import { type RuleFinding } from './rules/rule.ts';

/** Form of `report.json`. A file with a higher number was made by a newer program and is not touched. */
export const REPORT_VERSION = 1;

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
  /** What of `leftToDo` a person ticked off. */
  readonly ticked: readonly LeftToDo[];
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
