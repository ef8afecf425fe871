import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { withLimit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { exchange } from '../https/exchange.ts';
import { connectPinned, type PinnedAddress } from '../https/pinned.ts';
import { reach, type NodeAddress } from '../reach.ts';

/** The CTL file as Cisco Tftp serves it to phones: from its cache, which may be older than the file on the disk. */
export interface ServedCtlFile {
  readonly bytes: Uint8Array;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Header Last-Modified as RFC 3339 UTC; `null` = none that can be read. */
  readonly lastModified: string | null;
}

/** By HTTPS (6971, from 11.x) with an accepted certificate, or by HTTP (6970), where nothing proves who answered. */
export type FileSource = ({ readonly scheme: 'https' } & PinnedAddress) | ({ readonly scheme: 'http' } & NodeAddress);

/** Far above any CTL file: 32 entries of some 2 kB. */
const MAX_FILE = 1_000_000;

/** Loads `CTLFile.tlv` as a phone would. `null` = the node serves none (404). Default deadline 15 s. */
export function fetchCtlFile(source: FileSource & CallOptions): Promise<Result<ServedCtlFile | null, PlatformError>> {
  return withLimit(source, 15_000, async (limit) => {
    const socket = source.scheme === 'https' ? await connectPinned(source, limit) : await reach(source, limit);
    if (!socket.ok) return socket;
    const answer = await exchange(socket.value, source, { method: 'GET', path: '/CTLFile.tlv', headers: {}, maxBytes: MAX_FILE }, limit);
    if (!answer.ok) return answer;
    const { status, headers, body } = answer.value;
    if (status === 404) return ok(null);
    if (status === 503) return fail('platform.busy', source.host);
    if (status !== 200 || body.length === 0) return fail('platform.answer-unusable', source.host, { detail: `HTTP ${status}, ${body.length} bytes` });
    const modified = Date.parse(headers['last-modified'] ?? '');
    const bytes = new Uint8Array(body);
    return ok({ bytes, sha256: sha256Hex(bytes), lastModified: Number.isNaN(modified) ? null : new Date(modified).toISOString() });
  });
}
