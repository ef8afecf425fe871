import { type CallInput } from '../../../shared/contract/calls.ts';

/** What a person typed about a pilot phone: `md5 VALUE`, `sha1 VALUE`, `serial VALUE`, or that it refused the file; `null` = none of these. */
export function pilotAnswer(name: string, typed: string): CallInput<'answerPilot'> | null {
  const plain = typed.normalize('NFKC').trim();
  if (/^refused$/i.test(plain)) return { name, refused: true };
  const match = /^(md5|sha-?1|serial)\s*[:=]?\s+(\S.*)$/i.exec(plain);
  const kind = match?.[1]?.toLowerCase().replace('-', '');
  const value = match?.[2]?.slice(0, 255);
  if (value === undefined) return null;
  if (kind === 'md5') return { name, md5: value };
  return kind === 'sha1' ? { name, sha1: value } : { name, serial: value };
}
