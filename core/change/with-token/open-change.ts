import path from 'node:path';
import { type CtlFile } from '../../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { type ChangeRecord } from '../../../shared/domain/change-record.ts';
import { isUnfinished, type PastChange } from '../../../shared/domain/past-change.ts';
import { type RemainingCertificate } from '../../../shared/domain/report.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { changeFolderPath, NEW_FILE } from '../folder.ts';
import { type JournalLine } from '../journal.ts';
import { type ChangesPlace, readPastJournal } from '../past.ts';

/** A change of this route as its folder holds it: what it needs to be finished or undone. */
export interface OpenChange {
  readonly past: PastChange;
  readonly record: ChangeRecord;
  readonly isOpen: boolean;
  /** SHA-256 of the signed file, by the journal; where that is damaged before it was named, of the one in the folder, which is then compared with and never sent. `null` = nothing was signed. */
  readonly newSha256: string | null;
  /** Whether the journal lacks what names the signed file. */
  readonly isUnnamed: boolean;
  /** `null` = it is not there, or not as it was signed. */
  readonly signed: Uint8Array | null;
  /** The copies from before, by server; a server without one held no file, or its copy is not as it was read. */
  readonly copies: ReadonlyMap<string, Uint8Array>;
  /** Servers that may have given phones the new file. */
  readonly served: ReadonlySet<string>;
  /** Certificates that servers may have been given. */
  readonly mayRemain: readonly RemainingCertificate[];
}

/** Longest CTL file that is read back, bytes; the same bound as on the wire. */
const MAX_FILE = 1024 * 1024;

/** A file of the change's folder, if it is the one with this digest. */
async function kept(place: ChangesPlace, id: string, name: string, sha256: string): Promise<Uint8Array | null> {
  const bytes = await anyKept(place, id, name);
  return bytes !== null && sha256Hex(bytes) === sha256 ? bytes : null;
}

const anyKept = ({ files, dataDir }: ChangesPlace, id: string, name: string): Promise<Uint8Array | null> => files.read(path.join(changeFolderPath(dataDir, id), name), MAX_FILE).catch(() => null);

async function digestOf(place: ChangesPlace, id: string, name: string): Promise<string | null> {
  const bytes = await anyKept(place, id, name);
  return bytes === null ? null : sha256Hex(bytes);
}

function begun(lines: readonly JournalLine[], kind: string): readonly string[] {
  return [...new Set(lines.flatMap((line) => (line.what === 'step' && line.status === 'begun' && line.step.startsWith(`${kind}:`) ? [line.step.slice(kind.length + 1)] : [])))];
}

/** `null` = there is no such change, nothing is known of it, or it is of the other route. */
export async function readOpenChange(place: ChangesPlace, id: string): Promise<OpenChange | null> {
  const read = await readPastJournal(place, id);
  const record = read?.past.record ?? null;
  if (read === null || record?.route !== 'with-token') return null;
  const { past, lines } = read;
  const named = lines.findLast((line) => line.what === 'signed')?.sha256 ?? null;
  const isDamaged = past.damagedFrom !== null;
  const isUnnamed = isDamaged && named === null;
  // The lost lines may have named any server.
  const begunAt = (kind: string): readonly string[] => (isDamaged ? record.cluster.places.map(({ name }) => name) : begun(lines, kind));
  const copies = new Map<string, Uint8Array>();
  for (const { name, copy, before } of record.cluster.places) {
    const bytes = copy === null ? null : await kept(place, id, copy, before);
    if (bytes !== null) copies.set(name, bytes);
  }
  return {
    past,
    record,
    isOpen: isUnfinished(past),
    newSha256: isUnnamed ? await digestOf(place, id, NEW_FILE) : named,
    isUnnamed,
    signed: named === null ? null : await kept(place, id, NEW_FILE, named),
    copies,
    served: new Set(begunAt('commit')),
    mayRemain: [
      ...begunAt('trust-tokens').map((server) => ({ server, what: 'phone-sast-trust' as const })),
      ...begunAt('store-capf').map((server) => ({ server, what: 'capf' as const })),
    ],
  };
}

/** A kept file, understood; `null` = it is none. */
export function parsed(bytes: Uint8Array | null | undefined): CtlFile | null {
  const read = bytes === null || bytes === undefined ? null : readCtlFile(bytes);
  return read?.ok === true ? read.value : null;
}
