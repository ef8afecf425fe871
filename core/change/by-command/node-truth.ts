import { type HeldFile } from '../../../shared/domain/outcome.ts';
import { type NetworkNode } from '../../../shared/domain/platform/answers.ts';
import { type PlatformNodeTruth } from '../../../shared/domain/platform/report.ts';
import { diskSha1, servedSha1 } from './held-files.ts';
import { hostNameOf } from './links.ts';
import { type NodeFiles } from './read-node.ts';

/** SHA-1 of a file; `none` = there is no file, `null` = not known. */
export type Found = string | null;

/** What a file is to a change. @param next the publisher's new file; `null` = there is none. @param before files that were there, each of which is the previous one. */
export function heldAs(found: Found, next: Found, before: readonly Found[]): HeldFile {
  if (found === null) return 'unknown';
  if (found === 'none') return 'none';
  if (found === next) return 'new';
  return before.includes(found) ? 'previous' : 'other';
}

export const shownSha1 = (found: Found): string => (found === null || found === 'none' ? '' : found);

/** A node as it stood when the change began. */
export interface NodeThen {
  readonly node: NetworkNode;
  readonly judged: boolean;
  readonly disk: Found;
  /** What phones may have got from it. */
  readonly served: readonly Found[];
}

/** What one node holds now, on its disk and for phones. */
export function nodeTruth({ node, judged, ...before }: NodeThen, now: NodeFiles, next: Found): PlatformNodeTruth {
  const [disk, served] = [diskSha1(now), servedSha1(now)];
  return {
    node: node.address,
    hostName: hostNameOf(node),
    role: node.role,
    judged,
    disk: { held: heldAs(disk, next, [before.disk]), sha1: shownSha1(disk), ...(now.disk.ok ? {} : { error: now.disk.error }) },
    served:
      now.served === null
        ? null
        : { held: heldAs(served, next, before.served), sha1: shownSha1(served), by: now.served.ok ? now.served.value.by : null, ...(now.served.ok ? {} : { error: now.served.error }) },
  };
}
