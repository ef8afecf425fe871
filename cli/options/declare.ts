import { type Command, InvalidArgumentError, Option } from 'commander';

/** An option of a command as data; `T` is what its reader gets. */
export interface OptionRow<T> {
  /** As commander takes them, e.g. `--user <name>`; the key of the row is the flag in camel case. */
  readonly flags: string;
  readonly help: string;
  /** Names that may be given, where they depend on other options: printed behind the help. */
  readonly names?: string;
  /** What its reader gets when it is not given. */
  readonly absent: T;
  readonly choices?: readonly string[];
  /** A flag without value has none. */
  parse?(value: string, before: T | undefined): T;
}

export type Options = Readonly<Record<string, OptionRow<unknown>>>;

/** What was typed, as the readers of these options get it. */
export type Values<D extends Options> = { readonly [K in keyof D]: D[K] extends OptionRow<infer T> ? T : never };

/** What commander read: a key is there only where its option was given. */
export type Given = Readonly<Record<string, unknown>>;

function present(value: string): string {
  if (value === '') throw new InvalidArgumentError('It is empty.');
  return value;
}

export const flag = (flags: string, help: string): OptionRow<boolean> => ({ flags, help, absent: false });
export const text = (flags: string, help: string, names?: string): OptionRow<string | null> => ({ flags, help, absent: null, parse: present, ...(names === undefined ? {} : { names }) });
export const number = (flags: string, help: string, parse: (value: string) => number): OptionRow<number | null> => ({ flags, help, absent: null, parse });
/** May be given again. */
export const list = <T extends string = string>(flags: string, help: string, parse: (value: string) => T = present as (value: string) => T): OptionRow<readonly T[]> => ({
  flags,
  help,
  absent: [],
  parse: (value, before = []) => [...before, parse(value)],
});
export const oneOf = <C extends string>(flags: string, help: string, choices: readonly C[], absent: C): OptionRow<C> => ({ flags, help, absent, choices });

/** Gives a command its options. */
export function declare(command: Command, options: Options): Command {
  for (const [name, row] of Object.entries(options)) {
    const option = new Option(row.flags, row.names === undefined ? row.help : `${row.help}. ${row.names}`);
    if (row.choices !== undefined) option.choices(row.choices);
    if (row.parse !== undefined) option.argParser((value, before: unknown) => row.parse?.(value, before));
    if (option.attributeName() !== name) throw new Error(`${name} is not the key of ${row.flags}`);
    command.addOption(option);
  }
  return command;
}

export const valuesOf = <D extends Options>(options: D, given: Given): Values<D> =>
  Object.fromEntries(Object.entries(options).map(([name, { absent }]) => [name, given[name] ?? absent])) as Values<D>;

/** For the end of a reader that took its options apart: one that is declared and not read is left over here, and does not compile. */
export function allRead(left: Readonly<Record<string, never>>): void {
  const [unread] = Object.keys(left);
  if (unread !== undefined) throw new Error(`nothing reads ${unread}`);
}
