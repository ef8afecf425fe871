/**
 * A downloader for `@electron/get` that keeps what has come: after a cut line, or at the next start, only the rest is asked for
 * (RFC 9110, section 14). Whether it is the right file is decided behind it, by its SHA-256.
 */
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { lines } from '../lines.mjs';

/** Milliseconds without a byte after which the line counts as cut. */
const SILENT_FOR = 20_000;
/** Tries in a row that bring no byte before it is given up. */
const MOST_IN_VAIN = 3;
/** Milliseconds between a cut and the next try. */
const BETWEEN = 1000;
/** Bytes; Electron has about 120 MB. */
const MOST_BYTES = 500_000_000;

/** A server that answers, and has no such file: asking again brings nothing. */
class Refused extends Error {}
class TooLarge extends Refused {}

const sizeOf = (file) => (existsSync(file) ? statSync(file).size : 0);

/** Bytes of the whole file by the headers, or null. */
function wholeSize(response, from) {
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  return Number.isNaN(length) ? null : from + length;
}

async function goOn(url, kept, told) {
  const have = sizeOf(kept);
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new Error(lines.silent)), SILENT_FOR);
  try {
    // Whole bytes as they are, so that the rest fits behind them.
    const headers = { 'accept-encoding': 'identity', ...(have > 0 ? { range: `bytes=${have}-` } : {}) };
    const response = await fetch(url, { headers, signal: silence.signal });
    const isRest = response.status === 206 && (response.headers.get('content-range') ?? '').startsWith(`bytes ${have}-`);
    // What cannot be gone on with is begun again: whole already, or the server sends another part than the rest.
    if (response.status === 416 || (response.status === 206 && !isRest)) {
      rmSync(kept, { force: true });
      throw new Error(lines.otherPart(response.status, have));
    }
    const answered = lines.answered(new URL(url).host, response.status);
    if (!response.ok || response.body === null) throw response.status >= 500 ? new Error(answered) : new Refused(answered);
    let size = isRest ? have : 0;
    const whole = wholeSize(response, size);
    const counting = async function* (parts) {
      for await (const part of parts) {
        timer.refresh();
        size += part.length;
        if (size > MOST_BYTES) throw new TooLarge(lines.tooLarge(MOST_BYTES));
        told({ have: size, whole });
        yield part;
      }
    };
    await pipeline(Readable.fromWeb(response.body), counting, createWriteStream(kept, { flags: isRest ? 'a' : 'w' }));
    if (whole !== null && size < whole) throw new Error(lines.cut);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} folder where unfinished files are kept. @param {(progress: { have: number, whole: number | null }) => void} told bytes, again and again */
export const resumingDownloader = (folder, told) => ({
  /** @param {string} url @param {string} target absolute path */
  async download(url, target) {
    mkdirSync(folder, { recursive: true });
    const kept = path.join(folder, `${createHash('sha256').update(url).digest('hex').slice(0, 16)}.part`);
    for (let inVain = 0; ; ) {
      const before = sizeOf(kept);
      try {
        await goOn(url, kept, told);
        break;
      } catch (error) {
        // Kept, it would be too large at each start.
        if (error instanceof TooLarge) rmSync(kept, { force: true });
        inVain = sizeOf(kept) > before ? 0 : inVain + 1;
        if (error instanceof Refused || inVain >= MOST_IN_VAIN) throw error;
        await pause(BETWEEN);
      }
    }
    mkdirSync(path.dirname(target), { recursive: true });
    renameSync(kept, target);
  },
});
