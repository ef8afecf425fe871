import { sameBytes } from '../../../shared/ctl-file/elements.ts';
import { type CtlFile } from '../../../shared/ctl-file/model.ts';
import { type ClusterFacts } from '../../../shared/domain/server.ts';
import { type NextEntry } from './entry.ts';
import { type NextFile } from './next-entries.ts';
import { standingOf } from './origin.ts';

/**
 * A file that was made anew, beside the present one, on which it does not build: what both hold byte for byte counts as kept, each entry once, and the rest
 * of the present file as removed, which no choice brings back.
 */
export function besidePresent({ entries, findings }: NextFile, present: CtlFile, facts: ClusterFacts): NextFile {
  const left = [...present.records];
  const told = entries.map((entry): NextEntry => {
    const at = left.findIndex(({ bytes }) => sameBytes(bytes, entry.record.bytes));
    if (at === -1) return entry;
    left.splice(at, 1);
    return { ...entry, change: 'kept' };
  });
  const removed = left.map((record): NextEntry => {
    const { kind, origin } = standingOf(record, facts);
    return { record, kind, origin, change: 'removed', lock: 'not-continued' };
  });
  return { entries: told, removed, findings };
}
