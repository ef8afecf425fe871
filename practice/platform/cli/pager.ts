import { type Terminal } from './terminal.ts';

const BOLD = '\x1b[1m';
const PLAIN = '\x1b[0m';
/** As a program looks for it that reads real nodes over SSH (probable). */
const PAGE_PROMPT = `${BOLD}Press <enter> for 1 line, <space> for one page, or <q> to quit${PLAIN}`;
const LISTING_PAGE = 20;

/** Prints text a page at a time; false when the reader has quit or is gone. */
export async function printPaged(terminal: Terminal, text: string): Promise<boolean> {
  const lines = text.replace(/\n$/, '').split('\n');
  let shown = 0;
  let room = terminal.size.rows - 1;
  while (shown < lines.length) {
    const next = lines.slice(shown, shown + room);
    await terminal.print(`${next.join('\n')}\n`);
    shown += next.length;
    if (shown >= lines.length) return true;
    await terminal.print(PAGE_PROMPT);
    const key = await keyOf(terminal, ['\r', '\n', ' ', 'q']);
    terminal.eraseLine();
    if (key === undefined || key === 'q') return false;
    room = key === ' ' ? terminal.size.rows - 1 : 1;
  }
  return true;
}

/** Where the text of a file ends, also one of few lines (Cisco document 214607; CER 10.x guide; CUIC note of 2017: all of `file view`). */
export const END_OF_FILE = 'end of the file reached';

/**
 * Prints a long listing in pages that can be turned in both directions; false when the reader has quit or is gone.
 * @param isKeyEchoed whether the key that turns the page is printed.
 * @param end what stands on a line of its own before the last question; with it there is one however short the listing is.
 */
export async function printListing(terminal: Terminal, text: string, { end = '', isKeyEchoed = false } = {}): Promise<boolean> {
  const lines = text.replace(/\n$/, '').split('\n');
  const last = Math.max(0, Math.floor((lines.length - 1) / LISTING_PAGE) * LISTING_PAGE);
  let first = 0;
  for (;;) {
    const page = lines.slice(first, first + LISTING_PAGE);
    await terminal.print(`${page.join('\n')}\n`);
    if (lines.length <= LISTING_PAGE && end === '') return true;
    if (end !== '' && first === last) await terminal.print(`${end}\n`);
    const where = `(lines ${first + 1} - ${first + page.length} of ${lines.length})`;
    await terminal.print(`${BOLD}\noptions: q=quit, n=next, p=prev, b=begin, e=end ${where} : ${PLAIN}`);
    const key = await keyOf(terminal, ['q', 'n', 'p', 'b', 'e']);
    await terminal.print(`${isKeyEchoed ? (key ?? '') : ''}\n`);
    if (key === undefined || key === 'q') return false;
    first = { n: Math.min(first + LISTING_PAGE, last), p: Math.max(first - LISTING_PAGE, 0), b: 0, e: last }[key] ?? first;
  }
}

/** The next of these keys; others are ignored. */
async function keyOf(terminal: Terminal, keys: readonly string[]): Promise<string | undefined> {
  for (;;) {
    const key = await terminal.readKey();
    if (key === undefined || keys.includes(key)) return key;
    if (key === '\x03') return 'q';
  }
}
