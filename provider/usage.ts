import { type ParseArgsConfig } from 'node:util';

/** What is printed of an option or a command. */
interface Words {
  /** What stands behind its name. */
  readonly value?: string;
  /** All that it may be. */
  readonly choices?: readonly string[];
  readonly help: string;
}

/** Options as `parseArgs` of Node takes them, with their words. */
export type OptionRows = Readonly<Record<string, Words & NonNullable<ParseArgsConfig['options']>[string]>>;

/** A command; what begins with `<` comes from standard input. */
export interface CommandRow extends Words {
  readonly value: string;
  /** What has to follow, as the usage says it. */
  readonly rest?: string;
  readonly options?: OptionRows;
}

/** The options of `ctl-provider` itself. */
export const OPTIONS = {
  config: { type: 'string', value: 'FILE', help: 'configuration, JSON; paths in it are relative to the file' },
  help: { type: 'boolean', short: 'h', default: false, help: 'this text' },
  version: { type: 'boolean', short: 'V', default: false, help: 'print the version of the program' },
} as const satisfies OptionRows;

/** What `ctl-provider init` takes. */
export const INIT_OPTIONS = {
  name: { type: 'string', value: 'NAME', help: 'address or host name by which the cluster and its CTL file call this server' },
  address: { type: 'string', value: 'ADDRESS', help: 'its IPv4 address, where NAME is a host name' },
  role: { type: 'string', value: 'ROLE', choices: ['publisher', 'subscriber'], help: 'publisher (one in a cluster) or subscriber' },
  user: { type: 'string', default: 'admin', value: 'USER', help: 'the first user (admin); the password is asked for, or read from standard input where that is no terminal' },
  'password-fd': { type: 'string', value: 'N', help: 'reads the password from a file descriptor' },
  host: { type: 'string', default: '0.0.0.0', value: 'ADDRESS', help: 'address on which it listens (0.0.0.0)' },
  port: { type: 'string', default: '2444', value: 'PORT', help: 'port on which it listens (2444)' },
  data: { type: 'string', default: 'data', value: 'FOLDER', help: 'data folder (data, beside the configuration)' },
  tftp: { type: 'string', value: 'FOLDER', help: 'a folder of its own, in which phones find the CTL file' },
  phone: { type: 'string', multiple: true, default: [] as string[], value: 'MAC', help: 'a phone that finds it as CTLSEP<MAC>.tlv too; repeatable' },
  subscriber: { type: 'string', multiple: true, default: [] as string[], value: 'ADDRESS=SHA256', help: 'of the publisher: another server, with what init printed there; repeatable' },
  callmanager: { type: 'string', multiple: true, default: [] as string[], value: 'NAME=FILE', help: 'of the publisher: certificate with which a server speaks TLS to phones and signs their configuration files; repeatable' },
  capf: { type: 'string', value: 'FILE', help: 'of the publisher: certificate of the service that issues those of phones' },
  release: { type: 'string', default: '10.5.2', value: 'RELEASE', help: 'of the publisher: release of CUCM whose form of CTL file is wanted (10.5.2)' },
} as const satisfies OptionRows;

/** What it does besides serving. */
export const COMMANDS: Readonly<Record<string, CommandRow>> = {
  init: { value: 'FOLDER', rest: '--name NAME --role publisher|subscriber [OPTIONS]', help: 'makes key, certificate and a commented configuration with a first user in FOLDER, overwrites nothing, and prints the SHA-256 of the certificate', options: INIT_OPTIONS },
  'hash-password': { value: '< PASSWORD', help: 'reads a password from standard input, without echo on a terminal, and prints its line for "passwordHash"' },
  'certificate-sha256': { value: 'FILE', help: 'prints the SHA-256 of a certificate (PEM or DER) for "certificateSha256"' },
};

/** Something that can be typed, with what it means. */
export interface UsageRow {
  readonly term: string;
  readonly help: string;
}

const row = (name: string, { value, help }: Words): UsageRow => ({ term: value === undefined ? name : `${name} ${value}`, help });
const optionRows = (options: OptionRows): readonly UsageRow[] => Object.entries(options).map(([name, words]) => row(`--${name}`, words));

const commandRows = Object.entries(COMMANDS).map(([name, words]) => row(name, words));
const [config, ...others] = optionRows(OPTIONS);

const serving = config === undefined ? [] : [config];

/** The ways of calling it. */
export const FORMS: readonly string[] = [...serving.map(({ term }) => term), ...Object.entries(COMMANDS).map(([name, { value, rest }]) => [name, value, rest].filter((part) => part !== undefined).join(' '))];

/** What can be typed, in the order of the help; below a heading what one command alone takes. */
export const PARTS: readonly { readonly heading: string; readonly rows: readonly UsageRow[] }[] = [
  { heading: '', rows: [...serving, ...commandRows, ...others] },
  ...Object.entries(COMMANDS).flatMap(([name, { options }]) => (options === undefined ? [] : [{ heading: `Options of ${name}`, rows: optionRows(options) }])),
];

export const SUMMARY = 'serves the CTL file of one cluster server with the Open CTL Provider protocol';

export const DESCRIPTION =
  'Runs in the foreground, writes one JSON line per event to standard error, ends on SIGTERM or SIGINT. On SIGHUP it reads users, certificates, servers and phones again from the configuration; one that is wrong ' +
  'changes nothing and is told in the log. Windows has no such signal: there, restart the service.';

export const EXIT_CODES = '0 ended as asked, 1 could not start, 2 wrong use or configuration';

const WIDTH = 80;

/** In lines that fit; the first begins with `first`, the others with as many blanks. */
function wrapped(text: string, first = ''): string {
  const lines = [first];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    const isBegun = last.trimEnd() !== '' && last !== first;
    if (isBegun && last.length + 1 + word.length > WIDTH) lines.push(`${' '.repeat(first.length)}${word}`);
    else lines[lines.length - 1] = isBegun ? `${last} ${word}` : `${last}${word}`;
  }
  return lines.join('\n');
}

/** The text of `--help`. */
export function helpText(): string {
  const column = Math.max(...PARTS.flatMap(({ rows }) => rows.map(({ term }) => term.length))) + 4;
  const part = ({ heading, rows }: (typeof PARTS)[number]): string => [...(heading === '' ? [] : [`${heading}:`]), ...rows.map(({ term, help }) => wrapped(help, `  ${term}`.padEnd(column)))].join('\n');
  const parts = [
    `Usage: ${FORMS.map((form) => `ctl-provider ${form}`).join('\n       ')}`,
    wrapped(`${SUMMARY[0]?.toUpperCase() ?? ''}${SUMMARY.slice(1)} (docs/protocol.md). ${DESCRIPTION}`),
    ...PARTS.map(part),
  ];
  return `${parts.join('\n\n')}\n`;
}
