import * as z from 'zod/mini';
import { type ChangeRecord } from '../../shared/domain/change-record.ts';
import { safeJson } from '../../shared/domain/safe-json.ts';
import { sha256Hex } from '../trust/digests.ts';
import { recordSchema } from './record-schema.ts';

/** What is written down about a change; never a secret. */
export type JournalEntry =
  /** Always the first one. */
  | { readonly what: 'record'; readonly record: ChangeRecord }
  | { readonly what: 'copied'; readonly node: string; readonly copy: string; readonly sha1: string }
  | { readonly what: 'command-ended'; readonly words: string }
  | { readonly what: 'signed'; readonly sha256: string }
  | { readonly what: 'step'; readonly step: string; readonly status: string; readonly error?: string }
  /** Whether a finish or an undo of an unfinished change begins. */
  | { readonly what: 'resumed'; readonly as: 'finish' | 'undo' }
  /** The last one; the report is written before it. */
  | { readonly what: 'ended'; readonly outcome: string };

/** An entry as it stands in the journal. */
export type JournalLine = JournalEntry & {
  /** From 1, without gaps. */
  readonly n: number;
  /** RFC 3339 UTC. */
  readonly time: string;
};

/** What could be read of a journal. */
export interface ReadJournal {
  readonly lines: readonly JournalLine[];
  /** Bytes up to the end of the last whole line: what comes behind is cut before anything is appended. */
  readonly wholeBytes: number;
  /** `torn`: behind the lines stands the beginning of one, as a power cut leaves it. `damaged`: behind them stand more that do not fit. */
  readonly end: 'whole' | 'torn' | 'damaged';
  /** Whether the first line has the form of a journal of another version. */
  readonly other: 'newer-version' | 'earlier-version' | null;
}

const text = z.string().check(z.maxLength(4096));
const entrySchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('record'), record: recordSchema }),
  z.strictObject({ what: z.literal('copied'), node: text, copy: text, sha1: text }),
  z.strictObject({ what: z.literal('command-ended'), words: text }),
  z.strictObject({ what: z.literal('signed'), sha256: text }),
  z.strictObject({ what: z.literal('step'), step: text, status: text, error: z.optional(text) }),
  z.strictObject({ what: z.literal('resumed'), as: z.enum(['finish', 'undo']) }),
  z.strictObject({ what: z.literal('ended'), outcome: text }),
]);
const frameSchema = z.object({ n: z.number(), time: z.iso.datetime(), sum: z.string() });

/** Digits of the checksum; it finds damage, not forgery. */
const SUM_DIGITS = 16;
const sumOf = (json: string): string => sha256Hex(new TextEncoder().encode(json)).slice(0, SUM_DIGITS);

/** One line with its number, time and checksum: the SHA-256, cut, of the line as JSON without it. */
export function journalLine(n: number, time: Date, entry: JournalEntry): Uint8Array {
  const body = { n, time: time.toISOString(), ...entry };
  return new TextEncoder().encode(`${safeJson({ ...body, sum: sumOf(JSON.stringify(body)) })}\n`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function readLine(json: string, n: number): JournalLine | null {
  const value = parsed(json);
  const frame = frameSchema.safeParse(value);
  if (!frame.success || frame.data.n !== n) return null;
  const { sum, ...body } = value as Record<string, unknown>;
  if (sum !== sumOf(JSON.stringify(body))) return null;
  const { n: number, time, ...rest } = body;
  const entry = entrySchema.safeParse(rest);
  if (!entry.success || (n === 1) !== (entry.data.what === 'record')) return null;
  return { n: frame.data.n, time: frame.data.time, ...entry.data } as JournalLine;
}

/** Of a first line that is none of ours: what it may be instead. */
function otherVersion(first: string): ReadJournal['other'] {
  const value = parsed(first);
  if (typeof value !== 'object' || value === null || !('what' in value)) return null;
  if (value.what !== 'record') return 'earlier-version';
  const record = 'record' in value ? value.record : null;
  return typeof record === 'object' && record !== null && 'version' in record && typeof record.version === 'number' && record.version > 1 ? 'newer-version' : null;
}

/** Reads a journal as far as its lines are whole. Never throws. */
export function readJournal(bytes: Uint8Array): ReadJournal {
  const lines: JournalLine[] = [];
  let wholeBytes = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, wholeBytes)) {
    const line = readLine(new TextDecoder().decode(bytes.subarray(wholeBytes, at)), lines.length + 1);
    if (line === null) break;
    lines.push(line);
    wholeBytes = at + 1;
  }
  const rest = bytes.subarray(wholeBytes);
  const isTorn = rest.length > 0 && (rest.indexOf(10) === -1 || rest.indexOf(10) === rest.length - 1);
  const end = rest.length === 0 ? 'whole' : isTorn ? 'torn' : 'damaged';
  return { lines, wholeBytes, end, other: lines.length === 0 ? otherVersion(new TextDecoder().decode(rest.subarray(0, rest.indexOf(10) + 1 || rest.length))) : null };
}
