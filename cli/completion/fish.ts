import { type Place, type TypedOption, type TypedProgram } from './typed.ts';

/** Between single quotes fish reads nothing but `\'` and `\\`. */
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function taken(place: Place): string {
  if (typeof place !== 'string') return ` -x -a ${quoted(place.join(' '))}`;
  return place === 'file' ? ' -r -F' : place === 'text' ? ' -x' : '';
}

const option = ({ names, help, value }: TypedOption): string =>
  `${names.map((name) => (name.startsWith('--') ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`)).join('')}${taken(value)} -d ${quoted(help)}`;

function linesOf({ name, options, commands }: TypedProgram): readonly string[] {
  const complete = (condition: string, rest: string): string => `complete -c ${name} -n ${quoted(condition)}${rest}`;
  return [
    `complete -c ${name} -f`,
    ...options.map((one) => complete('__fish_use_subcommand', option(one))),
    ...commands.map((command) => complete('__fish_use_subcommand', ` -a ${command.name} -d ${quoted(command.help)}`)),
    ...commands.flatMap((command) => {
      const seen = `__fish_seen_subcommand_from ${command.name}`;
      const [words] = command.places.filter((place) => typeof place !== 'string');
      return [
        ...command.options.map((one) => complete(seen, option(one))),
        ...(words === undefined ? [] : [complete(`${seen}; and not __fish_seen_subcommand_from ${words.join(' ')}`, ` -a ${quoted(words.join(' '))}`)]),
        ...(command.places.includes('file') ? [complete(seen, ' -F')] : []),
      ];
    }),
  ];
}

/** What lies as `ctl.fish` among the completions of fish. */
export const fishScript = (programs: readonly TypedProgram[]): string => programs.flatMap(linesOf).join('\n');
