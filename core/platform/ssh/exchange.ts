import { fold } from '../answers/answer.ts';
import { type Place } from './noise.ts';
import { looksLikeQuestion, PROMPT_AGAIN } from './prompts.ts';
import { type Screen } from './screen.ts';

/** How long nothing was printed. What may only be slow goes on before a `long` silence. */
export type Quiet = 'short' | 'long';

/** What one command printed, without noise. */
export interface ExchangeOutput {
  /** Lines between echo and prompt; of the ways in `answers` the first, and as they came where there is none. */
  readonly text: string;
  readonly isAnswered: boolean;
  /**
   * What stands behind the answered question, or the whole when none was asked: every way in which it may have stood before noise was
   * taken out of it, one without noise; none when that cannot be told.
   */
  readonly answers: readonly string[];
  /** Something was taken out, or could not be. */
  readonly disturbed: boolean;
}

/** A command that is to be carried out, and everything that may stand from it to the one question that is answered with `y`, blanks folded. */
export interface Work {
  readonly command: string;
  readonly question: RegExp | undefined;
}

/** One command on the screen: its echo, its question, its answer, the prompt behind it. It decides; somebody else types. */
export class Exchange {
  readonly #screen: Screen;
  /** `undefined`: the start of the session, which only ends in a prompt. */
  readonly #work: Work | undefined;
  #answered: Place | undefined;
  #prompt: Place | undefined;

  constructor(screen: Screen, work?: Work) {
    this.#screen = screen;
    this.#work = work;
    screen.forget();
  }

  /**
   * What is there after a silence: `prompt` = the command has ended; `y` = its question stands there and is to be answered, told once;
   * `strange` = a question that nobody may answer. `undefined` = something is still to come.
   */
  look(quiet: Quiet): 'prompt' | 'y' | 'strange' | undefined {
    const echo = this.#echo();
    if (echo !== undefined) {
      this.#prompt = this.#promptStart(quiet);
      if (this.#prompt !== undefined) return 'prompt';
      if (this.#answered === undefined && this.#asks(echo)) {
        this.#answered = this.#screen.end;
        return 'y';
      }
    }
    return quiet === 'long' && this.#isStrange() ? 'strange' : undefined;
  }

  /** What was printed up to the prompt. */
  output(): ExchangeOutput {
    const prompt = this.#prompt ?? this.#screen.end;
    const echo = this.#echo() ?? prompt;
    const texts = this.#screen.textsBetween(echo, prompt);
    const answers = this.#answered === undefined ? texts : this.#screen.textsBetween(this.#answered, prompt).map((text) => text.replace(/^\s*y(?=\s|$)/i, ''));
    return { text: texts[0] ?? this.#screen.plainBetween(echo, prompt), isAnswered: this.#answered !== undefined, answers, disturbed: this.#screen.disturbed };
  }

  #echo(): Place | undefined {
    return this.#work === undefined ? { line: 0, column: 0 } : this.#screen.echoEnd(this.#work.command);
  }

  /** Whether all that was printed is the question and nothing else. An alarm's words are no part of it, and no word of the node is left out for it. */
  #asks(echo: Place): boolean {
    const question = this.#work?.question;
    if (question === undefined || this.#screen.inAlarm) return false;
    return this.#screen.textsBetween(echo, this.#screen.end, ['break']).some((text) => question.test(fold(text)));
  }

  /** Where the prompt begins. Behind an alarm that never ends it is taken as one too, and the answer before it is not understood. */
  #promptStart(quiet: Quiet): Place | undefined {
    if (this.#screen.inAlarm && quiet === 'long' && PROMPT_AGAIN.test(this.#screen.openLine)) this.#screen.giveUpAlarm();
    return this.#screen.promptStart;
  }

  /** A question on another line than the one that was answered. */
  #isStrange(): boolean {
    const { current, lines, inAlarm } = this.#screen;
    if (inAlarm || !looksLikeQuestion(current)) return false;
    return this.#answered?.line !== lines.length || !/^\s*y?\s*$/i.test(current.slice(this.#answered.column));
  }
}
