import { type AuthHandlerMiddleware, type AuthenticationType, type Prompt } from 'ssh2';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { asksForNewPassword, asksForPassword } from './prompts.ts';
import { HIDDEN } from './transcript.ts';

/** Characters of a question that are looked at and shown. */
const MAX_WORDS = 200;
/** Texts without a question that are taken; a round brings two. */
const MAX_TOLD = 16;

/** What is tried, in order: nothing (to learn what the node offers), then one method that sends the password. */
export class LoginAttempt {
  /** A question at sign-in that is not the one for the password, e.g. for a code. */
  question: string | undefined;
  /** The node wants another password than the present one: its words. */
  expired: string | undefined;
  /** Whether the password has left this computer. */
  sent = false;
  /** Ends the attempt instead of an answer: an empty one would count as a wrong password. */
  stop: () => void = () => undefined;
  readonly #username: string;
  readonly #password: Uint8Array;
  /** The question that the password answered. */
  #asked: string | undefined;
  #tried: readonly AuthenticationType[] = [];
  /** What was told in rounds without a question. */
  #told: readonly string[] = [];

  constructor(username: string, password: Uint8Array) {
    this.#username = username;
    this.#password = password;
  }

  readonly next: AuthHandlerMiddleware = (offered, partialSuccess, use) => {
    // A node that wants more than the password (partial success) cannot be given it.
    const type = this.sent || partialSuccess ? undefined : this.#method(offered);
    if (type === undefined) {
      this.stop();
      return;
    }
    this.#tried = [...this.#tried, type];
    const username = this.#username;
    if (type === 'password') {
      this.sent = true;
      use({ type, username, password: this.#wiped() });
    } else if (type === 'keyboard-interactive') {
      use({ type, username, prompt: (name, instructions, _language, prompts, finish) => this.#reply([name, instructions], prompts, finish) });
    } else {
      use({ type: 'none', username });
    }
  };

  /** The node answered the method `password` with a wish for a new one (RFC 4252, 8). */
  changeWanted(words: string): void {
    this.expired = safeText(this.without(words).slice(0, MAX_WORDS));
    this.stop();
  }

  /** The same words without the password, which a node may repeat. To be called before they are cut: a part of it would not be seen. */
  without(words: string): string {
    const password = new TextDecoder().decode(this.#password);
    return password === '' ? words : words.replaceAll(password, HIDDEN);
  }

  /**
   * ssh2 keeps what it is given as long as the session lasts. Of a buffer it copies the bytes at once, though its types name a string
   * alone; so it gets one that is empty as soon as this turn is over.
   */
  #wiped(): string {
    const copy = Buffer.from(this.#password);
    queueMicrotask(() => copy.fill(0));
    return copy as unknown as string;
  }

  /** ssh2 hands over `null` before the first attempt, whatever its types say. */
  #method(offered: readonly AuthenticationType[] | null): 'none' | 'keyboard-interactive' | 'password' | undefined {
    if (!Array.isArray(offered) || this.#tried.length === 0) return this.#tried.includes('none') ? undefined : 'none';
    return (['keyboard-interactive', 'password'] as const).find((type) => offered.includes(type) && !this.#tried.includes(type));
  }

  #reply(about: readonly string[], prompts: readonly Prompt[], finish: (answers: string[]) => void): void {
    const [prompt] = prompts;
    // PAM tells things in rounds without a question (RFC 4256, 3.4), e.g. that the password has expired, before it asks.
    if (prompt === undefined && this.#told.length < MAX_TOLD) {
      this.#told = [...this.#told, ...about.map((text) => this.without(text).slice(0, MAX_WORDS))];
      finish([]);
      return;
    }
    const asked = this.without([...about, ...prompts.slice(0, 8).map((one) => one.prompt)].join(' '));
    const words = safeText([...this.#told, asked].join(' ').trim().slice(-MAX_WORDS));
    if (asksForNewPassword(words)) {
      this.expired = words;
    } else if (prompts.length === 1 && prompt !== undefined && prompt.echo !== true && asksForPassword(prompt.prompt) && !this.sent) {
      this.sent = true;
      this.#asked = prompt.prompt;
      finish([new TextDecoder().decode(this.#password)]);
      return;
    } else if (!this.sent || prompts.length !== 1 || prompt?.prompt !== this.#asked) {
      // The same question again is a refusal; any other is one we have no answer to.
      this.question = words;
    }
    this.stop();
  }
}
