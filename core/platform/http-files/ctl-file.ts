import { fail, ok } from '../../../shared/domain/result.ts';
import { withLimit } from '../../network/deadline.ts';
import { type FetchCtlFile } from '../../ports/platform/ctl-file.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { exchange } from '../https/exchange.ts';
import { connectPinned } from '../https/pinned.ts';
import { reach } from '../reach.ts';

/** Far above any CTL file: 32 entries of some 2 kB. */
const MAX_FILE = 1_000_000;

export const fetchCtlFile: FetchCtlFile = (source) =>
  withLimit(source, 15_000, async (limit) => {
    const socket = source.scheme === 'https' ? await connectPinned(source, limit) : await reach(source, limit);
    if (!socket.ok) return socket;
    const answer = await exchange(socket.value, source, { method: 'GET', path: `/${source.file ?? 'CTLFile.tlv'}`, headers: {}, maxBytes: MAX_FILE }, limit);
    if (!answer.ok) return answer;
    const { status, headers, clockSkew, body } = answer.value;
    if (status === 404) return ok(null);
    if (status === 503) return fail('platform.busy', source.host);
    if (status !== 200 || body.length === 0) return fail('platform.answer-unusable', source.host, { detail: `HTTP ${status}, ${body.length} bytes` });
    const modified = Date.parse(headers['last-modified'] ?? '');
    const bytes = new Uint8Array(body);
    return ok({ bytes, sha256: sha256Hex(bytes), lastModified: Number.isNaN(modified) ? null : new Date(modified).toISOString(), clockSkew });
  });
