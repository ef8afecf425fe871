import { type Place, type TypedCommand, type TypedOption, type TypedProgram } from './typed.ts';

/** Between single quotes, where a quote ends them; brackets and colons mean something in what `_arguments` reads. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const plain = (text: string): string => text.replaceAll('\\', '\\\\').replace(/[[\]:]/g, '\\$&');

function action(place: Place): string {
  if (typeof place !== 'string') return `(${place.join(' ')})`;
  return place === 'file' ? '_files' : ' ';
}

/** One specification a name: the same option may be given again, as many of ours may. */
const option = ({ names, help, value }: TypedOption): readonly string[] => names.map((name) => quoted(`*${name}[${plain(help)}]${value === 'nothing' ? '' : `:value:${action(value)}`}`));

const specifications = ({ options, places }: Pick<TypedCommand, 'options' | 'places'>): string => [...options.flatMap(option), ...places.map((place, index) => quoted(`${index + 1}:value:${action(place)}`))].join(' \\\n          ');

const identifier = (name: string): string => `_open_${name.replaceAll('-', '_')}`;

const functionOf = ({ name, options, commands }: TypedProgram): string => `${identifier(name)}() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands
  commands=(
${commands.map((command) => `    ${quoted(`${command.name}:${command.help.replaceAll(':', '\\:')}`)}`).join('\n')}
  )
  _arguments -C \\
    ${[...options.flatMap(option), quoted('1: :->command'), quoted('*:: :->rest')].join(' \\\n    ')}
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $words[1] in
${commands.map((command) => `        ${command.name})\n          _arguments ${specifications(command)} ;;`).join('\n')}
      esac ;;
  esac
}`;

/** What lies as `_ctl` in a folder of `fpath`, where the file is the function that is called, or is read by `source <(ctl completion zsh)`. */
export const zshScript = (programs: readonly TypedProgram[]): string => {
  const names = programs.map(({ name }) => name).join(' ');
  const dispatch = `_ctl() {
  case $service in
${programs.map(({ name }) => `    ${name}) ${identifier(name)} ;;`).join('\n')}
  esac
}

if [[ $funcstack[1] == _ctl ]]; then _ctl; else compdef _ctl ${names}; fi`;
  return [`#compdef ${names}`, ...programs.map(functionOf), dispatch].join('\n\n');
};
