import { type Command, type Option } from 'commander';
import { type OptionRows, COMMANDS as PROVIDER_COMMANDS, OPTIONS as PROVIDER_OPTIONS } from '../../provider/usage.ts';
import { PRACTICE_SCENARIOS } from '../../shared/domain/practice-scenario.ts';
import { LANGUAGES, type Language } from '../../shared/texts/languages.ts';
import { COMMANDS, type CommandRow } from '../options/commands.ts';
import { createProgram } from '../options/program.ts';
import { type HelpWords } from '../options/translated.ts';

/** What may stand at a place: one of some words, a file, something that no shell knows, or nothing. */
export type Place = readonly string[] | 'file' | 'text' | 'nothing';

/** An option as a shell completes it. */
export interface TypedOption {
  /** `--help`, and `-h` where there is a short name. */
  readonly names: readonly string[];
  readonly help: string;
  readonly value: Place;
}

/** A command as a shell completes it. */
export interface TypedCommand {
  readonly name: string;
  readonly help: string;
  readonly options: readonly TypedOption[];
  readonly places: readonly Place[];
}

/** A program as a shell completes it. */
export interface TypedProgram {
  readonly name: string;
  readonly options: readonly TypedOption[];
  readonly commands: readonly TypedCommand[];
}

/** What is typed in place of such a word. */
const PLACES: Readonly<Record<string, Place>> = { path: 'file', file: 'file', certificate: 'file', FILE: 'file', FOLDER: 'file', language: LANGUAGES };

function valueOf({ flags, argChoices, long }: Option, row: CommandRow | null): Place {
  const word = /<([^>]+)>/.exec(flags)?.[1];
  if (word === undefined) return 'nothing';
  const scenarios = long === '--scenario' ? (row?.end?.scenarios ?? []) : [];
  if (scenarios.length > 0) return [...new Set(scenarios.flatMap((connection): readonly string[] => PRACTICE_SCENARIOS[connection]))];
  return argChoices ?? PLACES[word] ?? 'text';
}

const optionsOf = (command: Command, row: CommandRow | null): readonly TypedOption[] =>
  command.createHelp().visibleOptions(command).map((option) => ({
    names: [option.long, option.short].flatMap((name) => name ?? []),
    help: option.description,
    value: valueOf(option, row),
  }));

/** `ctl` as it is declared. @param words of its help. */
export function typedCtl(language: Language, words: HelpWords): TypedProgram {
  const program = createProgram(language, words);
  const rows = new Map<string, CommandRow>(Object.entries(COMMANDS));
  return {
    name: program.name(),
    options: optionsOf(program, null),
    commands: program.commands.map((command) => {
      const row = rows.get(command.name()) ?? null;
      return { name: command.name(), help: command.description(), options: optionsOf(command, row), places: (row?.arguments ?? []).map(({ choices, isFile }) => choices ?? (isFile === true ? 'file' : 'text')) };
    }),
  };
}

const providerOptions = (rows: OptionRows): readonly TypedOption[] =>
  Object.entries(rows).map(([name, { short, help, value, choices }]) => ({ names: [`--${name}`, ...(short === undefined ? [] : [`-${short}`])], help, value: choices ?? (value === undefined ? 'nothing' : (PLACES[value] ?? 'text')) }));

/** `ctl-provider` as it is declared. */
export const typedProvider = (): TypedProgram => ({
  name: 'ctl-provider',
  options: providerOptions(PROVIDER_OPTIONS),
  commands: Object.entries(PROVIDER_COMMANDS).map(([name, { help, value, options = {} }]) => ({ name, help, options: providerOptions(options), places: [PLACES[value.split(' ')[0] ?? ''] ?? 'nothing'] })),
});
