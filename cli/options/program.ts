import { Command, InvalidArgumentError } from 'commander';
import { version } from '../../package.json';
import { LANGUAGES, type Language, isLanguage } from '../../shared/texts/languages.ts';
import { COMMANDS, type CommandRow } from './commands.ts';
import { declare } from './declare.ts';
import { helpEnd } from './help.ts';
import { ENGLISH, type HelpWords, translateHelp } from './translated.ts';

function language(value: string): Language {
  if (!isLanguage(value)) throw new InvalidArgumentError(LANGUAGES.join(' or '));
  return value;
}

function declareCommand(program: Command, name: string, row: CommandRow, words: HelpWords): void {
  const command = declare(program.command(name), row.options).description(row.description);
  for (const { name: taken, choices } of row.arguments ?? []) {
    const argument = command.createArgument(taken);
    command.addArgument(choices === undefined ? argument : argument.choices(choices));
  }
  command.addHelpText('after', () => helpEnd(row.end ?? {}, process.stdout.columns, words));
}

/** `ctl` with all that can be typed and without what is done then. @param words of the help; `null` = it is not asked for. */
export function createProgram(otherwise: Language, words: HelpWords | null): Command {
  const program = new Command('ctl')
    .description('Open CTL Client: reads, signs and distributes the CTL file of a Cisco phone cluster, and reads it back from every server')
    .version(version, '-V, --version', 'print the version of the program')
    .option('--lang <language>', `language of messages: ${LANGUAGES.join(' or ')}`, language, otherwise)
    .showHelpAfterError('(ctl --help shows how it is used)')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  for (const [name, row] of Object.entries(COMMANDS)) declareCommand(program, name, row, words ?? ENGLISH);
  if (words !== null) translateHelp(program, words);
  return program;
}
