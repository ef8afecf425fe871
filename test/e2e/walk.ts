import { type Locator, type Page } from 'playwright-core';
import { type ChangeKind } from '../../shared/domain/change-kind.ts';
import { modeTitle } from '../../shared/texts/sentences/change.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type Language } from '../../shared/texts/languages.ts';
import { literally } from '../../scripts/literally.mjs';
import { LANGUAGES } from '../helpers/every-text.ts';
import { type Hand, QUICK_HAND } from './hand.ts';

export interface SignIn {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
}

/** The wizard as a person finds their way: by headings, labels and buttons of the language shown. */
export class Walk {
  readonly page: Page;
  readonly hand: Hand;
  readonly texts;
  readonly errors;
  readonly look;
  readonly change;
  readonly platform;
  readonly modeTitle;

  constructor(page: Page, language: Language = 'en', hand: Hand = QUICK_HAND) {
    this.page = page;
    this.hand = hand;
    this.texts = LANGUAGES[language].window;
    this.errors = LANGUAGES[language].errors;
    this.look = LANGUAGES[language].look;
    this.change = LANGUAGES[language].change;
    this.platform = LANGUAGES[language].platform;
    this.modeTitle = (mode: ChangeKind): string => modeTitle(mode, 'CallManager', LANGUAGES[language]);
  }

  heading = (name: string): Locator => this.page.getByRole('heading', { name, exact: true });
  button = (name: string): Locator => this.page.getByRole('button', { name, exact: true });
  /** A name that holds the number of an entry, whichever: `Remove entry {number}`. */
  nameWithNumber = (name: string): RegExp => new RegExp(`^${name.split('{number}').map(literally).join('\\d+')}$`);
  field = (name: string): Locator => this.page.getByLabel(name, { exact: true });

  /** Waits for the screen with this heading. */
  async screen(title: string): Promise<void> {
    await this.heading(title).waitFor();
  }

  async press(name: string): Promise<void> {
    await this.hand.press(this.button(name));
  }

  next = (): Promise<void> => this.press(this.texts.frame.button.next);

  async startPractice(): Promise<void> {
    const { signIn } = this.texts;
    await this.screen(signIn.title);
    await this.press(signIn.practice.start);
    await this.page.getByText(signIn.practice.running).waitFor();
  }

  async typeSignIn({ host, port, username, password }: SignIn): Promise<void> {
    const { signIn } = this.texts;
    await this.screen(signIn.title);
    await this.hand.type(this.field(signIn.host), host);
    await this.hand.type(this.field(signIn.port), String(port));
    await this.hand.type(this.field(signIn.username), username);
    await this.hand.type(this.field(signIn.password), password);
    await this.next();
  }

  async acceptCertificate(): Promise<void> {
    const { certificate } = this.texts.signIn;
    await this.screen(certificate.unknownTitle);
    await this.press(certificate.accept);
  }

  async chooseNonSecure(): Promise<void> {
    const { mode } = this.texts;
    await this.screen(mode.title);
    await this.hand.press(this.page.getByText(this.modeTitle('non-secure'), { exact: true }));
    await this.next();
  }

  async choosePracticeTokens(): Promise<void> {
    const { library } = this.texts.token;
    // Where they were chosen before, the window goes on with them.
    const choice = this.page.getByText(library.practice, { exact: true });
    await choice.or(this.page.getByText(fill(library.present, { library: library.practice }))).first().waitFor();
    if (!(await choice.isVisible())) return;
    await this.hand.press(choice);
    await this.next();
  }

  /** Chooses a library by its path, as a person does whose vendor we do not know. */
  async chooseLibrary(path: string): Promise<void> {
    const { library } = this.texts.token;
    await this.screen(library.title);
    await this.hand.press(this.page.getByText(library.other, { exact: true }));
    await this.hand.type(this.field(library.path), path);
    await this.next();
  }

  async insertPracticeToken(label: string): Promise<void> {
    const { insert, table, details } = this.texts.token;
    await this.screen(insert.title);
    await this.press(fill(table.insertOf, { label }));
    await this.screen(details.title);
  }

  /** Moves something on the practice table, in the dialog where one lies over the screen. */
  async move(how: 'insert' | 'pull', label: string): Promise<void> {
    const { table } = this.texts.token;
    const name = fill(how === 'insert' ? table.insertOf : table.pullOf, { label });
    const button = this.front().getByRole('button', { name, exact: true });
    await this.#unfold(button);
    await this.hand.press(button);
  }

  /** What is used less lies folded up on the practice table, on each screen anew; what was moved a moment ago may not have arrived yet. */
  async #unfold(wanted: Locator): Promise<void> {
    const folded = this.front().locator('details:not([open]) > summary').getByText(this.texts.token.table.more, { exact: true });
    await wanted.filter({ visible: true }).or(folded).first().waitFor();
    if (!(await wanted.isVisible()) && (await folded.isVisible())) await this.hand.press(folded);
    await wanted.waitFor();
  }

  /** Uses up tries of a practice token's password. */
  async useUp(label: string, left: 'all' | 'some' | 'last' | 'none'): Promise<void> {
    const { table } = this.texts.token;
    const more = this.front().getByRole('group', { name: fill(table.triesOf, { label }), exact: true });
    await this.#unfold(more);
    await this.hand.press(more.getByText(table.tries[left], { exact: true }));
  }

  /** The topmost dialog, else the page. */
  front = (): Locator => this.page.locator('[role=dialog], dialog, body').last();

  async toPassword(): Promise<void> {
    const { preview, frame, token } = this.texts;
    await this.screen(preview.title);
    await this.press(frame.button.finish);
    await this.screen(token.password.title);
  }

  async typePin(pin: string): Promise<void> {
    const { password } = this.texts.token;
    await this.hand.type(this.field(password.field), pin);
    await this.press(password.go);
  }

  /** From the sign-in screen to the password dialog, with the practice cluster and its tokens. */
  async practiceToPassword(): Promise<void> {
    await this.startPractice();
    await this.next();
    await this.chooseNonSecure();
    await this.choosePracticeTokens();
    await this.insertPracticeToken(PRACTICE_TOKEN);
    await this.next();
    await this.toPassword();
  }
}

/** Label of the first practice token. */
export const PRACTICE_TOKEN = 'SAST-ADN0054f509';
/** That of the second one. */
export const OTHER_PRACTICE_TOKEN = 'SAST-ADN008580ef';
export const PRACTICE_PIN = 'Cisco123';
