import { ERROR_CODES } from '../shared/domain/error-codes.ts';
import { type AppError } from '../shared/domain/result.ts';
import { safeJson } from '../shared/domain/safe-json.ts';
import { errorSentences } from '../shared/texts/sentences/error.ts';
import { type CommandLineTexts, type Language } from '../shared/texts/languages.ts';
import { loadCommandLineTexts } from '../shared/texts/load.ts';
import { EXIT } from './exit.ts';

/** What every command needs: words, standard output for results, standard error for everything else. */
export class CommandContext {
  readonly texts: CommandLineTexts;
  readonly language: Language;
  /** Folder of the built programs; the token host lies there too. */
  readonly programDir: string;

  constructor(texts: CommandLineTexts, language: Language, programDir: string) {
    this.texts = texts;
    this.language = language;
    this.programDir = programDir;
  }

  /** A result: standard output, nothing else goes there. */
  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  printJson(value: unknown): void {
    this.print(safeJson(value));
  }

  /** Progress, questions, errors: standard error. */
  tell(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /** Says what is wrong and sets the exit code of its kind. */
  fail(error: AppError, json = false): void {
    const { title, explanation, action, where, code } = errorSentences(error, this.texts);
    if (json) this.printJson({ ok: false, error: { ...error, title, explanation, action } });
    else this.tell([where === '' ? title : `${where}: ${title}`, explanation, action, code].filter((line) => line !== '').join('\n'));
    process.exitCode = EXIT[ERROR_CODES[error.code].kind];
  }
}

/** With the words of one language; no other one is loaded. */
export const openContext = async (language: Language, programDir: string): Promise<CommandContext> =>
  new CommandContext(await loadCommandLineTexts[language](), language, programDir);
