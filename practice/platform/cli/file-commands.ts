import { CTL_FILE } from '../../../provider/node-folder.ts';
import { type ClusterModel } from '../model.ts';
import { inTimeOf } from '../node-clock.ts';
import { type CliCommand, type CliContext } from './command.ts';

/** The folder of Cisco Tftp has two names (Cisco document 118893). */
const PLACES = ['tftp ', 'activelog cm/tftpdata/'];
/** CLI reference, examples of `file list`. */
const NOTHING_FOUND = 'no such file or directory can be found\n';

interface FileArgument {
  /** Whether it names the CTL file, the only file of the practice's folder. */
  readonly isCtlFile: boolean;
  readonly name: string;
  readonly options: readonly string[];
}

function argumentOf(text: string): FileArgument {
  const place = PLACES.find((prefix) => text.startsWith(prefix)) ?? '';
  const [name = '', ...options] = text.slice(place.length).split(' ');
  return { isCtlFile: place !== '' && (name === CTL_FILE || name === '*'), name, options };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');
const dated = (date: Date): string =>
  `${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()] ?? ''},${date.getUTCFullYear()} ` +
  [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');

/** CLI reference, example of `file list ... detail`; the counts stand below the rows. */
async function* list({ model, node }: CliContext, text: string): AsyncIterable<string> {
  const { isCtlFile, options } = argumentOf(text);
  const file = isCtlFile ? await node.ctlFile() : null;
  if (file === null) {
    yield NOTHING_FOUND;
    return;
  }
  const size = file.bytes.length.toLocaleString('en-US').padStart(13);
  yield options.includes('detail') ? `${dated(inTimeOf(model, node, file.lastModified))}${size}  ${CTL_FILE}\n` : `${CTL_FILE}\n`;
  yield 'dir count = 0, file count = 1\n';
}

const hex = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
const readable = (bytes: readonly number[]): string => bytes.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');

/** A row of 16 bytes. What CUCM's `hex` looks like is not published; these are the forms of hexdump, xxd and od. */
const DUMP_ROWS: readonly [(at: number, row: readonly number[]) => string, ...((at: number, row: readonly number[]) => string)[]] = [
  (at, row) => `${at.toString(16).padStart(8, '0')}  ${hex(row.slice(0, 8)).padEnd(23)}  ${hex(row.slice(8)).padEnd(23)}  |${readable(row)}|`,
  (at, row) => `${at.toString(16).padStart(8, '0')}: ${hex(row).replace(/(..) (..)/g, '$1$2').padEnd(39)}  ${readable(row)}`,
  (at, row) => `${at.toString(16).padStart(7, '0')} ${hex(row)}`,
  // Offsets in octal.
  (at, row) => `${at.toString(8).padStart(7, '0')} ${hex(row)}`,
];

function hexDump(bytes: Uint8Array, { pick }: Pick<ClusterModel, 'pick'>): string {
  const form = pick('file dump: hex', DUMP_ROWS);
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) lines.push(form(at, [...bytes.subarray(at, at + 16)]));
  return `${lines.join('\n')}\n`;
}

async function* dump({ node, model }: CliContext, text: string): AsyncIterable<string> {
  const { isCtlFile, options } = argumentOf(text);
  const file = isCtlFile ? await node.ctlFile() : null;
  if (file === null) {
    yield NOTHING_FOUND;
    return;
  }
  yield options.includes('hex') ? hexDump(file.bytes, model) : `${readable([...file.bytes])}\n`;
}

/** Cisco document 118892, lost tokens. */
async function* remove({ node }: CliContext, text: string): AsyncIterable<string> {
  const found = argumentOf(text).isCtlFile && (await node.ctlFile()) !== null ? 1 : 0;
  if (found === 1) await node.deleteCtlFile();
  yield `files: found = ${found}, deleted = ${found}\n`;
}

export const FILE_COMMANDS: readonly CliCommand[] = [
  { words: 'file list', level: 0, product: 'callmanager', argument: 'required', listing: 'files', run: list },
  { words: 'file dump', level: 1, product: 'callmanager', argument: 'required', listing: 'file', run: dump },
  {
    words: 'file delete',
    level: 1,
    product: 'callmanager',
    argument: 'required',
    question: async ({ node }, text) => {
      const { isCtlFile, name, options } = argumentOf(text);
      const asks = isCtlFile && !options.includes('noconfirm') && (await node.ctlFile()) !== null;
      // Cisco document 118892, lost tokens.
      return asks ? `Delete the File ${name}?\nEnter "y" followed by return to continue: ` : undefined;
    },
    run: remove,
  },
];
