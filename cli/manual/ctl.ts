import { type Command } from 'commander';
import { version } from '../../package.json';
import { PRACTICE_SCENARIOS } from '../../shared/domain/practice-scenario.ts';
import { COMMANDS, type CommandRow } from '../options/commands.ts';
import { createProgram } from '../options/program.ts';
import { bold, exitCodes, page, paragraph, plain, prose, section, subsection, term, usage, verbatim } from './roff.ts';

/** Without what is the default: the language follows the locale of whoever reads. */
const options = (command: Command): readonly string[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ flags, description, argChoices }) => term(usage(flags), prose(argChoices === undefined ? description : `${description}: ${argChoices.join(', ')}`)));

function endOf({ end = {} }: CommandRow): readonly string[] {
  const { examples = [], scenarios = [], exitCodes: codes = '' } = end;
  return [
    ...scenarios.flatMap((connection) => paragraph(`Practice clusters${scenarios.length === 1 ? '' : ` with ${bold(`--via ${connection}`)}`}: ${plain(PRACTICE_SCENARIOS[connection].join(', '))}.`)),
    ...(codes === '' ? [] : paragraph(`Exit codes: ${plain(codes)}.`)),
    ...(examples.length === 0 ? [] : verbatim(examples.map((one) => `ctl ${one}`))),
  ];
}

function commandPart(command: Command, row: CommandRow): readonly string[] {
  const taken = (row.arguments ?? []).map(({ name, choices }) => (choices === undefined ? name : choices.join('|')));
  return subsection(
    ['ctl', command.name(), ...taken].join(' '),
    `${prose(command.description())}.`,
    ...options(command),
    ...endOf(row),
  );
}

/** ctl(1), out of the table of commands and options. */
export function ctlPage(): string {
  const program = createProgram('en', null);
  const rows: readonly (readonly [string, CommandRow])[] = Object.entries(COMMANDS);
  const parts = rows.flatMap(([name, row]) => program.commands.filter((command) => command.name() === name).flatMap((command) => commandPart(command, row)));
  return page('ctl', 1, `Open CTL Client ${version}`, [
    ...section('Name', plain('ctl - reads, signs and distributes the CTL file of a Cisco phone cluster')),
    ...section('Synopsis', `${bold('ctl')} [${bold('--lang')} \\fIlanguage\\fR] \\fIcommand\\fR [\\fIoptions\\fR] [\\fIarguments\\fR]`),
    ...section('Description', `${prose(program.description())}. Results go to standard output, everything else to standard error. Passwords are asked for on the terminal or read from a file descriptor; they are never taken from arguments or the environment.`),
    ...section('Options', ...options(program)),
    ...section('Commands', ...parts),
    ...section('Exit status', ...exitCodes('0 done, or the same, or verified, 1 refused, stopped, different, or a bad signature, 2 wrong usage, 3 something could not be reached or read, 4 something is not known'), ...paragraph('Where a command has others they stand with it.')),
    ...section('Environment', ...term(['LC_ALL', 'LC_MESSAGES', 'LANG'].map(bold).join(', '), `The first of them that is set tells the language, unless ${bold('--lang')} does.`)),
    ...section('See also', `${bold('ctl-provider')}(8)`),
  ]);
}
