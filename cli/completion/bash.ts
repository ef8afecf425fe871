import { type Place, type TypedCommand, type TypedOption, type TypedProgram } from './typed.ts';

/** Words of a place as they stand in the script; a file is `@file`, since no word of ours begins so. */
const shown = (place: Place): string => (typeof place === 'string' ? `@${place}` : place.join(' '));

const names = (options: readonly TypedOption[]): string => options.flatMap((option) => option.names).join(' ');

/** Options with a value, those together that take the same. */
function values(options: readonly TypedOption[]): readonly string[] {
  const by = new Map<string, string[]>();
  for (const { names: [name = ''], value } of options) if (value !== 'nothing') by.set(shown(value), [...(by.get(shown(value)) ?? []), name]);
  return [...by].map(([value, taking]) => `        ${taking.join('|')}) value='${value}' ;;`);
}

const commandCase = ({ name, options, places }: Pick<TypedCommand, 'name' | 'options' | 'places'>): string =>
  [`    ${name === '' ? "''" : name})`, `      options='${names(options)}'`, `      places=(${places.map((place) => `'${shown(place)}'`).join(' ')})`, '      case $2 in', ...values(options), '      esac ;;'].join('\n');

const identifier = ({ name }: TypedProgram): string => `_${name.replaceAll('-', '_')}`;

/** Sets what the command `$1` takes: its options, its places, and the value of its option `$2`. */
const words = (program: TypedProgram): string => `${identifier(program)}_words() {
  case $1 in
${[{ name: '', options: program.options, places: [program.commands.map(({ name }) => name)] }, ...program.commands].map(commandCase).join('\n')}
  esac
}

${identifier(program)}() { _open_ctl_complete ${identifier(program)}_words; }
complete -F ${identifier(program)} ${program.name}`;

/** Bash 3.2, as macOS has it, lacks compopt and mapfile. Bash gives \`=\` as a word of its own. */
const COMPLETE = `_open_ctl_complete() {
  local words_of=$1 cur=\${COMP_WORDS[COMP_CWORD]} command='' taking='' at=0 i word options places value
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    options='' places=() value=''
    if [[ -n $taking ]]; then
      [[ $word == '=' ]] || taking=''
    elif [[ $word == -* ]]; then
      "$words_of" "$command" "$word"
      [[ -z $value ]] || taking=$word
    elif [[ -z $command ]]; then
      command=$word
    else
      at=$((at + 1))
    fi
  done
  [[ $cur != '=' ]] || cur=''
  options='' places=() value=''
  "$words_of" "$command" "$taking"
  [[ -n $value ]] || value=\${places[at]:-@nothing}
  [[ -n $taking || $cur != -* ]] || value=$options
  COMPREPLY=()
  case $value in
    @file)
      compopt -o filenames 2>/dev/null
      local IFS=$'\\n'
      COMPREPLY=($(compgen -f -- "$cur")) ;;
    @*) ;;
    *) COMPREPLY=($(compgen -W "$value" -- "$cur")) ;;
  esac
}`;

/** What `source <(ctl completion bash)` reads. */
export const bashScript = (programs: readonly TypedProgram[]): string => [`# Completion of ${programs.map(({ name }) => name).join(' and ')} for bash.`, COMPLETE, ...programs.map(words)].join('\n\n');
