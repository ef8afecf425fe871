import { sameBytes } from '../../../shared/ctl-file/elements.ts';
import { type CtlFile, type CtlRecord } from '../../../shared/ctl-file/model.ts';
import { type OtherFile } from '../../../shared/domain/plan.ts';

interface HeldThere {
  readonly server: string;
  /** SHA-256 of what it holds; `null` = nothing. */
  readonly sha256: string | null;
  /** `null` = it is no CTL file, or not one that can be compared. */
  readonly parsed: CtlFile | null;
}

/** How many of the records stand in the file byte for byte, each record there for one only. */
function sharedWith(records: readonly CtlRecord[], file: CtlFile): number {
  const left = [...file.records];
  return records.filter(({ bytes }) => {
    const at = left.findIndex((one) => sameBytes(one.bytes, bytes));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  }).length;
}

/** The next file beside each that servers hold besides the one that its entries are compared with: after a change that was cut off they differ. @param shown SHA-256 of that one; `null` = there is none. */
export function besideOthers(held: readonly HeldThere[], shown: string | null, next: readonly CtlRecord[]): readonly OtherFile[] {
  const others = held.filter(({ sha256 }) => sha256 !== shown);
  return [...new Set(others.map(({ sha256 }) => sha256))].map((sha256) => {
    const same = others.filter((one) => one.sha256 === sha256);
    const parsed = same[0]?.parsed ?? null;
    const kept = parsed === null ? 0 : sharedWith(next, parsed);
    return { servers: same.map(({ server }) => server), holdsFile: parsed !== null, kept, added: next.length - kept, removed: (parsed?.records.length ?? 0) - kept };
  });
}
