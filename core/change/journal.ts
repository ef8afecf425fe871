import { parseJournalLine } from '../../shared/contract/journal-line.ts';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { safeJson } from '../../shared/domain/safe-json.ts';
import { sha256Hex } from '../trust/digests.ts';

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
  const line = parseJournalLine(value);
  if (line === null || line.frame.n !== n || (n === 1) !== (line.entry.what === 'record')) return null;
  const { frame, entry } = line;
  const body = JSON.stringify(value, (key, part: unknown) => (key === 'sum' ? undefined : part));
  return frame.sum === sumOf(body) ? { n, time: frame.time, ...entry } : null;
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
