import { PAGES, readPage } from './pages.ts';

/** A command as it stands in a page. */
export interface Written {
  readonly page: string;
  readonly text: string;
  /** It stands in a block, to be typed as it is. */
  readonly isLine: boolean;
}

/** Programs whose commands are looked for inside of sentences; a block holds whatever stands there. */
const PROGRAMS = ['npm', 'npx', 'ctl', 'ctl-provider', 'node', 'openssl', 'softhsm2-util', 'pkcs11-tool', 'systemctl', 'journalctl', 'apt', 'curl', 'sc', 'nslookup', 'df', 'ykman', 'source', 'kill', 'ulimit', 'icacls'];

/** Blocks that are no commands: pictures of folders, frames of a protocol, lines of a file. */
const NO_COMMAND = /^(?:[a-z]+\/|\||Transport|in its own|PKCS#11|practice\/|request|reply|refusal|core\/|\/ )/;

const isCommand = (text: string): boolean => PROGRAMS.includes(text.split(' ')[0] ?? '') && text.includes(' ');

/** All commands of all pages: lines of blocks, and what stands as code inside of sentences. */
export const written: readonly Written[] = PAGES.flatMap((page) => {
  const text = readPage(page).replace(/^```[^`]*?^```$/gm, '');
  const blocks = [...text.matchAll(/^ {4}(?=\S)(.*)$/gm)].map(([, line = '']) => line.trim()).filter((line) => !NO_COMMAND.test(line));
  const inline = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code).filter(isCommand);
  return [...blocks.map((line) => ({ page, text: line, isLine: true })), ...inline.map((code) => ({ page, text: code, isLine: false }))];
});

const withoutComment = (text: string): string => text.replace(/ +# .*$/, '');

/** What a usage leaves open, taken: brackets as if typed, dots left out. */
const taken = (text: string): string => text.replaceAll('...', '').replaceAll(/[[\]]/g, '').replaceAll('--scenario NAME', '--scenario founding-document');

/** `a\|b` is two commands. */
function each(words: readonly string[]): readonly (readonly string[])[] {
  const at = words.findIndex((word) => word.includes('|'));
  return at === -1 ? [words] : (words[at] ?? '').split(/\\?\|/).flatMap((word) => each(words.with(at, word)));
}

/** Words that stand for something, as something that can be typed there. */
const VALUES: Readonly<Record<string, string>> = { SHA256: 'ab'.repeat(32), SERIAL: '0054f509', SERIAL1: '0054f509', SERIAL2: '0054f50a', SERIAL3: '0054f50b', N: '3', HOST: '10.0.0.10', 'HOST:PORT': '10.0.0.10:2444', '127.0.0.1:PORT': '127.0.0.1:2444', NODE: '10.0.0.11', ID: '20261126T102653Z-e759afab', 'SERVICE@NODE': 'tftp@10.0.0.11', NAME: 'name' };

const valueOf = (word: string): string => VALUES[word] ?? word.replaceAll(/\bSHA256\b/g, VALUES['SHA256'] ?? '');

/** Words of a command as a shell hands them over; what comes behind a pipe or a redirection is left out. */
export function words(text: string): readonly (readonly string[])[] {
  const [command = ''] = withoutComment(text).split(/ \d?[<>|] ?/);
  return each([...taken(command).matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare)).map((line) => line.map(valueOf));
}

/** The commands of a program, without its name; `npm run --silent ctl -- ARGS` and what a script gives `ctl` by a pipe count. */
export const commandsOf = (program: string): readonly Written[] =>
  written.flatMap(({ page, text, isLine }) => {
    const command = text.replace(/^npm run --silent (ctl|ctl-provider) -- ?/, '$1 ').replace(/^\$password, \$pin \| /, '').replace(/^source <\((.*)\)$/, '$1');
    return command.startsWith(`${program} `) ? [{ page, text: command.slice(program.length + 1).trim(), isLine }] : [];
  });
