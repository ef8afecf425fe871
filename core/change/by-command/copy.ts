import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { sha1Hex } from '../../trust/digests.ts';
import { diskSha1, servedBytes } from './held-files.ts';
import { type NodeReading, readKnown } from './read-node.ts';

/** The bytes of the node's file: as it serves it, if these are the ones that it lists, else as it dumps it. `null` = it dumps none. */
export async function loadFile(reading: NodeReading): Promise<Result<Uint8Array | null>> {
  const { link } = reading;
  const bytes = servedBytes(reading);
  if (bytes !== undefined && hasListedDigest(reading, bytes)) return ok(bytes);
  if (link.commands === null) return fail('login.required', link.node.address);
  const dumped = await readKnown(link.commands, 'dump-ctl-file', link.node.address);
  if (!dumped.ok) return dumped;
  return ok(dumped.value.value.kind === 'file' ? dumped.value.value.bytes : null);
}

const hasListedDigest = (reading: NodeReading, bytes: Uint8Array): boolean => sha1Hex(bytes) === diskSha1(reading);

/** Whether the bytes have the digest that `show ctl` printed. */
export function listedFile(reading: NodeReading, bytes: Uint8Array | null): Result<Uint8Array> {
  if (bytes !== null && hasListedDigest(reading, bytes)) return ok(bytes);
  const found = bytes === null ? 'none' : sha1Hex(bytes);
  return fail('apply.proof-failed', reading.link.node.address, { step: 'copy', expected: diskSha1(reading) ?? '', found });
}
