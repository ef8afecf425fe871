import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ChangeKind } from '../../shared/domain/change-kind.ts';
import { type PhoneReason } from '../../shared/domain/phone.ts';
import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type Language } from '../../shared/texts/languages.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { oracleVerdict } from '../oracle/ctl-verifier.ts';
import { readFolder } from '../oracle/node-folder.ts';
import { type PageLook, type WatchedPage, openPage } from './browser.ts';
import { type Hand, QUICK_HAND } from './hand.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { PRACTICE_PIN, Walk } from './walk.ts';

export const LABEL = { first: 'SAST-ADN0054f509', second: 'SAST-ADN008580ef', newOne: 'SAST-ADN00a4c1d7', newTwo: 'SAST-ADN00b83e5f' } as const;
export const PHONE = { tvs: 'SEP001D45B5A2C1', tvsAtSubscriber: 'SEP00A2EE3F7714', withoutTvs: 'SEP000E8377D9B0', new: 'SEP00A6CA1180D2' } as const;

/** A person before the built program in a browser, on a practice cluster; what the servers hold is read from their folders. */
export class PractisedPage {
  readonly walk: Walk;
  readonly watched: WatchedPage;
  readonly #served: ServedPage;
  readonly #folder: string;
  readonly #texts;

  private constructor(watched: WatchedPage, served: ServedPage, folder: string, language: Language, hand: Hand) {
    this.watched = watched;
    this.walk = new Walk(watched.page, language, hand);
    this.#served = served;
    this.#folder = folder;
    this.#texts = LANGUAGES[language];
  }

  /** The program keeps the servers of its practice cluster in its data folder, which is below this one. */
  static async open(browser: Browser, look: PageLook = {}, handOn: (page: Page) => Hand = () => QUICK_HAND): Promise<PractisedPage> {
    const folder = mkdtempSync(path.join(tmpdir(), 'open-ctl-practised-'));
    const served = await servePage({ XDG_DATA_HOME: folder });
    const watched = await openPage(browser, served.address, look);
    return new PractisedPage(watched, served, folder, look.language ?? 'en', handOn(watched.page));
  }

  async close(): Promise<void> {
    await this.watched.page.context().close();
    await this.#served.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** From the sign-in screen to that of the mode, or to what stands in its way. */
  async start(scenario: PracticeScenario<'ctl-provider'>): Promise<void> {
    const { signIn } = this.walk.texts;
    const title = this.#texts.change.scenario[scenario];
    await this.walk.screen(signIn.title);
    await this.walk.press(signIn.practice.others);
    const dialog = this.watched.page.getByRole('dialog');
    await this.walk.hand.press(dialog.getByText(title, { exact: true }));
    await this.walk.hand.press(dialog.getByRole('button', { name: signIn.practice.start, exact: true }));
    await this.watched.page.getByText(signIn.practice.running).waitFor();
    await this.walk.next();
  }

  async chooseMode(mode: ChangeKind): Promise<void> {
    await this.walk.screen(this.walk.texts.mode.title);
    await this.walk.hand.press(this.watched.page.getByText(this.walk.modeTitle(mode), { exact: true }));
    await this.walk.next();
    await this.#toTokens();
  }

  /** Chooses by what happened instead. */
  async chooseSituation(situation: 'one' | 'tokenless' | 'server' | 'renamed'): Promise<void> {
    const { mode } = this.walk.texts;
    await this.walk.screen(mode.title);
    await this.walk.press(mode.situations[situation].button);
    await this.#toTokens();
  }

  async #toTokens(): Promise<void> {
    await this.walk.choosePracticeTokens();
    await this.walk.screen(this.walk.texts.token.insert.title);
  }

  /** Inserts the token that shall sign and goes on. */
  async signer(label: string): Promise<void> {
    await this.walk.move('insert', label);
    await this.walk.screen(this.walk.texts.token.details.title);
    await this.walk.next();
    await this.walk.screen(this.walk.texts.preview.title);
  }

  /** The first token of a file that has no predecessor. */
  async firstToken(label: string): Promise<void> {
    const { choices, preview, token } = this.walk.texts;
    await this.watched.page.getByText(token.insert.leadFirst).waitFor();
    await this.walk.move('insert', label);
    await this.walk.screen(choices.first.title);
    await this.walk.press(choices.token.add);
    await this.walk.screen(preview.title);
  }

  /** Add Tokens: the one that is inserted is swapped for another one, as the dialogs ask. */
  async addToken(present: string, label: string): Promise<void> {
    const { choices, tokenDialogs } = this.walk.texts;
    await this.walk.press(choices.addTokens);
    await this.walk.screen(tokenDialogs.swap.title);
    await this.walk.move('pull', present);
    await this.walk.screen(tokenDialogs.insert.title);
    await this.walk.move('insert', label);
    await this.walk.screen(choices.token.title);
    await this.walk.press(fill(choices.token.addOf, { label }));
    await this.walk.heading(choices.token.title).waitFor({ state: 'detached' });
  }

  /** Ticks every consent that is asked for, and types the name of the publisher where that is asked for. */
  async agree(count: number, typed = ''): Promise<void> {
    const boxes = this.watched.page.locator('.card-consent input');
    await expect.poll(() => boxes.count()).toBe(count);
    for (const box of await boxes.all()) if (!(await box.isChecked())) await this.walk.hand.press(box);
    if (typed !== '') await this.walk.hand.type(this.walk.field(fill(this.walk.texts.choices.consents.field, { wanted: typed })), typed);
  }

  async finish(): Promise<void> {
    await this.walk.toPassword();
    await this.walk.typePin(PRACTICE_PIN);
    await this.walk.screen(this.walk.texts.finish.title.done);
  }

  /** The row of an entry by a part of its name. */
  entry = (name: string) => this.watched.page.locator('.entry-table tbody tr').filter({ hasText: name });

  /** What the last screen says of each phone. */
  async expectPhones(wanted: Readonly<Record<string, PhoneReason>>): Promise<void> {
    const { report } = this.#texts;
    for (const [phone, reason] of Object.entries(wanted)) await this.watched.page.getByRole('row').filter({ hasText: phone }).getByText(report.phone[reason], { exact: true }).waitFor();
  }

  /** The file that both servers hold, judged by the independent verifier: its length and the cluster's mode. */
  held(): { readonly length: number; readonly mode: string } {
    const practice = path.join(this.#folder, 'open-ctl-client', 'practice');
    const nodes = readdirSync(practice).filter((name) => !name.endsWith('.lock')).map((id) => path.join(practice, id, 'nodes'));
    const folders = nodes.flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)));
    const holding = folders.filter((folder) => readFolder(folder).ctlSha256 !== null);
    expect(holding).toHaveLength(2);
    expect(new Set(holding.map((folder) => readFolder(folder).ctlSha256)).size).toBe(1);
    const bytes = readFileSync(path.join(holding[0] ?? '', 'CTLFile.tlv'));
    expect(oracleVerdict(bytes)).toBe('verified');
    return { length: bytes.length, mode: folders.some((folder) => readFolder(folder).mode === 'mixed') ? 'mixed' : 'non-secure' };
  }
}
