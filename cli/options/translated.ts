import { type Command } from 'commander';

/** The words of a help text in the language in use, by the English ones; what has none stays as it is. */
export type HelpWords = (english: string) => string;

export const ENGLISH: HelpWords = (english) => english;

/** A character of Chinese or Japanese writing, and a full-width sign, takes two columns. */
const WIDE = /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]/gu;

/** Puts the help of a command and of those below it into the language in use. */
export function translateHelp(command: Command, words: HelpWords): void {
  const help = command.createHelp();
  command.description(words(command.description()));
  command.helpOption('-h, --help', words('display help for command'));
  command.configureHelp({
    styleTitle: words,
    displayWidth: (text) => text.length + (text.match(WIDE)?.length ?? 0),
    subcommandDescription: (one) => words(help.subcommandDescription(one)),
    optionDescription: (option) => help.optionDescription(option).replace(option.description, words(option.description)).replace('(choices:', `(${words('choices:')}`).replace('default:', words('default:')),
  });
  for (const below of command.commands) translateHelp(below, words);
}
