import path from 'node:path';
import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { LIMITS } from '../../../shared/ctl-file/errors.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type TrustListFacts } from '../../../shared/domain/trust-list.ts';
import { codeOf } from '../../files/patience.ts';
import { base64ToBytes } from '../../trust/base64.ts';
import { readTrustList } from '../../trust/read-list.ts';
import { verifyCtlFile } from '../../trust/verify.ts';
import { type EngineOptions } from '../workbench.ts';
import { keepOpened, type TrustListsDesk } from './desk.ts';
import { listFacts } from './facts.ts';

interface FoundBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `null` = not known: the time that the file itself names stands for it. */
  readonly modified: Date | null;
  readonly served: boolean;
}

/** Reads and checks a file, and keeps it to be looked at. @param where for errors. */
export function openList(desk: TrustListsDesk, { name, bytes, modified, served }: FoundBytes, where = name): Result<TrustListFacts> {
  const read = readTrustList(bytes, where);
  if (!read.ok) return read;
  const file = read.value;
  return ok(listFacts(keepOpened(desk, { name, served, file, verdict: verifyCtlFile(file), modified: modified ?? new Date(file.header.timestamp * 1000) })));
}

/** What opening a file needs. */
export interface OpeningBench {
  readonly options: Pick<EngineOptions, 'pickFile' | 'files'>;
  readonly trustLists: TrustListsDesk;
}

export async function pickTrustList({ options, trustLists }: OpeningBench): Promise<Result<CallOutput<'pickTrustList'>>> {
  const { pickFile } = options;
  if (pickFile === null) return fail('contract.not-now', '', { call: 'pickTrustList' });
  const chosen = await pickFile('trust-list');
  if (chosen === null) return ok({ list: null });
  return readNamed({ options, trustLists }, chosen);
}

/** What was offered before and not taken yet is wanted no more. */
export async function takeOfferedTrustList({ options, trustLists }: OpeningBench): Promise<Result<CallOutput<'takeOfferedTrustList'>>> {
  const { offered } = trustLists;
  trustLists.offered = null;
  return offered === null ? ok({ list: null }) : readNamed({ options, trustLists }, offered);
}

async function readNamed({ options: { files }, trustLists }: OpeningBench, chosen: string): Promise<Result<{ readonly list: TrustListFacts }>> {
  trustLists.loading?.abort();
  try {
    const { bytes, modified } = await files.readDated(chosen, LIMITS.file);
    // A part of a file would be called bad, or cut off, when it is neither.
    if ((await files.modifiedAt(chosen)).getTime() !== modified.getTime()) return fail('file.unreadable', chosen, { path: chosen, detail: 'being-written' });
    const opened = openList(trustLists, { name: path.basename(chosen), bytes, modified, served: false }, chosen);
    return opened.ok ? ok({ list: opened.value }) : opened;
  } catch (error) {
    return fail('file.unreadable', chosen, { path: chosen, detail: codeOf(error) || 'unknown' });
  }
}

/** Parts that do not follow each other end it: the window begins anew. A new file ends whatever came before, also the loading from a node: that is what the person wants now. */
export function sendTrustList({ trustLists: desk }: Pick<OpeningBench, 'trustLists'>, { name, size, modified, at, upload, base64 }: CallInput<'sendTrustList'>): Promise<Result<CallOutput<'sendTrustList'>>> {
  return Promise.resolve(takePart());

  function takePart(): Result<CallOutput<'sendTrustList'>> {
    const arriving = at === 0 ? null : desk.arriving;
    // A late part of an upload that was given up does no harm to the newer one.
    if (at > 0 && arriving?.upload !== upload) return fail('contract.violation', 'sendTrustList');
    desk.arriving = null;
    if (at === 0) desk.loading?.abort();
    if (size > LIMITS.file) return fail('ctl-file.unreadable', name, { problem: 'too-large', offset: LIMITS.file });
    const next = at === 0 ? { upload: (desk.uploads += 1), name, modified, bytes: new Uint8Array(size), arrived: 0 } : arriving;
    const part = base64ToBytes(base64);
    const follows = next !== null && next.name === name && next.bytes.length === size && next.arrived === at && at + part.length <= size;
    // An empty part would never end.
    if (!follows || (part.length === 0 && size > 0)) return fail('contract.violation', 'sendTrustList');
    next.bytes.set(part, at);
    next.arrived += part.length;
    if (next.arrived < size) {
      desk.arriving = next;
      return ok({ list: null, upload: next.upload });
    }
    const opened = openList(desk, { name, bytes: next.bytes, modified: new Date(next.modified), served: false });
    return opened.ok ? ok({ list: opened.value, upload: next.upload }) : opened;
  }
}
