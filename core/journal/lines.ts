import { parseFramed } from '../../shared/contract/framed-line.ts';
import { type JsonBounds, parseBoundedJson } from '../../shared/domain/bounded-json.ts';
import { safeJson } from '../../shared/domain/safe-json.ts';
import { sha256Hex } from '../trust/digests.ts';

/** An entry as it stands in a journal. */
export type LineOf<E> = E & {
  /** From 1, without gaps. */
  readonly n: number;
  /** RFC 3339 UTC. */
  readonly time: string;
};

/** What is written in a journal: its kinds of entries. */
export interface JournalForm<E extends object> {
  /** `null` = no entry of this journal. */
  readonly parse: (value: unknown) => E | null;
  /** Whether it may stand first, and nowhere else but behind {@link endsAttempt}. */
  readonly isFirst: (entry: E) => boolean;
  /** Whether a first entry may stand behind this one: programs once began again in the same journal. Left out = none. */
  readonly endsAttempt?: (entry: E) => boolean;
}

/** What could be read of a journal. */
export interface ReadLines<E> {
  readonly lines: readonly LineOf<E>[];
  /** Bytes up to the end of the last whole line: what comes behind is cut before anything is appended. */
  readonly wholeBytes: number;
  /** `torn`: behind the lines stands the beginning of one, as a power cut leaves it: nobody was told that it is on the disk. `damaged`: behind them stands at least one that has its end and does not fit. */
  readonly end: 'whole' | 'torn' | 'damaged';
  /** Whether the first line has the form of a journal of another version. */
  readonly other: 'newer-version' | 'earlier-version' | null;
}

/** Digits of the checksum; it finds damage, not forgery. */
const SUM_DIGITS = 16;
const sumOf = (json: string): string => sha256Hex(new TextEncoder().encode(json)).slice(0, SUM_DIGITS);

/** One line with its number, time and checksum: the SHA-256, cut, of the line as JSON without it. */
export function encodeLine(n: number, time: Date, entry: object): Uint8Array {
  const body = { n, time: time.toISOString(), ...entry };
  return new TextEncoder().encode(`${safeJson({ ...body, sum: sumOf(JSON.stringify(body)) })}\n`);
}

/** Characters; a record with all that it may hold is shorter. Reading a longer one in one piece would keep the program from everything else. */
const MAX_LINE = 4 * 1024 * 1024;
/** 128 nodes, 512 certificates, 2,000 phones of five values each. */
const LINE_JSON: JsonBounds = { depth: 16, values: 50_000, members: 256 };

function parsed(json: string): unknown {
  const read = json.length > MAX_LINE ? null : parseBoundedJson(json, LINE_JSON);
  return read?.ok === true ? read.value.value : null;
}

/** A line that has the form of one and fits its checksum, wherever it stands. */
function wholeLine<E extends object>(form: JournalForm<E>, json: string): LineOf<E> | null {
  const value = parsed(json);
  const line = parseFramed(value);
  const entry = line === null ? null : form.parse(line.rest);
  if (line === null || entry === null) return null;
  const body = JSON.stringify(value, (key, part: unknown) => (key === 'sum' ? undefined : part));
  return line.frame.sum === sumOf(body) ? { n: line.frame.n, time: line.frame.time, ...entry } : null;
}

function readLine<E extends object>(form: JournalForm<E>, json: string, before: readonly LineOf<E>[]): LineOf<E> | null {
  const line = wholeLine(form, json);
  if (line?.n !== before.length + 1) return null;
  const last = before.at(-1);
  const mayStand = form.isFirst(line) ? last === undefined || form.endsAttempt?.(last) === true : last !== undefined;
  return mayStand ? line : null;
}

/** What is left of a damaged journal: every line that fits its checksum, in the order of their numbers, wherever it stands. Never throws. */
export function fittingLines<E extends object>(form: JournalForm<E>, bytes: Uint8Array): readonly LineOf<E>[] {
  const fitting: LineOf<E>[] = [];
  for (const json of new TextDecoder().decode(bytes).split('\n')) {
    const line = json === '' ? null : wholeLine(form, json);
    if (line !== null && line.n > (fitting.at(-1)?.n ?? 0)) fitting.push(line);
  }
  return fitting;
}

/** The last line alone, `null` = it is not whole: how a journal ends is known without reading all of it. Never throws. */
export function readLastLine<E extends object>(form: JournalForm<E>, bytes: Uint8Array): LineOf<E> | null {
  if (bytes.at(-1) !== 10) return null;
  const before = bytes.subarray(0, -1).lastIndexOf(10);
  return wholeLine(form, new TextDecoder().decode(bytes.subarray(before + 1, -1)));
}

/** Of a first line that is none of ours: what it may be instead. */
function otherVersion(first: string): ReadLines<never>['other'] {
  const value = parsed(first);
  if (typeof value !== 'object' || value === null || !('what' in value)) return null;
  if (value.what !== 'record') return 'earlier-version';
  const record = 'record' in value ? value.record : null;
  return typeof record === 'object' && record !== null && 'version' in record && typeof record.version === 'number' && record.version > 1 ? 'newer-version' : null;
}

/** Reads a journal as far as its lines are whole. Never throws. */
export function readLines<E extends object>(form: JournalForm<E>, bytes: Uint8Array): ReadLines<E> {
  const lines: LineOf<E>[] = [];
  let wholeBytes = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, wholeBytes)) {
    const line = readLine(form, new TextDecoder().decode(bytes.subarray(wholeBytes, at)), lines);
    if (line === null) break;
    lines.push(line);
    wholeBytes = at + 1;
  }
  const rest = bytes.subarray(wholeBytes);
  const isTorn = rest.indexOf(10) === -1;
  const end = rest.length === 0 ? 'whole' : isTorn ? 'torn' : 'damaged';
  return { lines, wholeBytes, end, other: lines.length === 0 ? otherVersion(new TextDecoder().decode(rest.subarray(0, rest.indexOf(10) + 1 || rest.length))) : null };
}
