import { type Language } from '../../shared/texts/languages.ts';
import { type Shell } from '../options/commands.ts';
import { LOAD_HELP_WORDS } from '../options/help-words.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { type TypedProgram, typedCtl, typedProvider } from './typed.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS: Readonly<Record<Shell, (programs: readonly TypedProgram[]) => string>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** `ctl completion SHELL`: the script of both programs, with what options mean in the language in use. */
export async function completion(shell: Shell, language: Language): Promise<void> {
  const words = await LOAD_HELP_WORDS[language]();
  process.stdout.write(`${SCRIPTS[shell]([typedCtl(language, words), typedProvider()])}\n`);
}
