import { LIMITS } from '../../../shared/ctl-file/errors.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { TRUST_LIST_PART, type TrustListFacts } from '../../../shared/domain/trust-list.ts';
import { type EngineCall } from '../../wizard/context.ts';

/** Characters of a name that the engine takes. */
const MAX_NAME = 255;

function base64Of(bytes: Uint8Array): string {
  let characters = '';
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}

/** Hands a file to the engine, which reads it, part by part; what is too long for a CTL file is refused by its size, and nothing of it is read. `null` = nobody wants it any more. */
export async function sendFile(call: EngineCall, file: File, isWanted: () => boolean): Promise<Result<TrustListFacts | null>> {
  const { size } = file;
  const name = file.name.slice(0, MAX_NAME);
  const given = { name: name === '' ? '?' : name, size, modified: Math.max(0, Math.trunc(file.lastModified)) };
  let upload = 0;
  for (let at = 0; ; at += TRUST_LIST_PART) {
    const part = await file.slice(at, size > LIMITS.file ? at : at + TRUST_LIST_PART).arrayBuffer().catch(() => null);
    if (part === null) return fail('file.unreadable', name, { path: name, detail: 'not-given' });
    if (!isWanted()) return ok(null);
    const answer = await call('sendTrustList', { ...given, at, upload, base64: base64Of(new Uint8Array(part)) });
    if (!answer.ok) return answer;
    if (answer.value.list !== null) return ok(answer.value.list);
    upload = answer.value.upload;
  }
}
