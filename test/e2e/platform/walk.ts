import { scenarioOf } from '../../../practice/scenarios/platform/scenario.ts';
import { type CommandKind } from '../../../shared/domain/change-kind.ts';
import { isAtLeast, type ProductName } from '../../../shared/domain/release.ts';
import { type PracticeScenario } from '../../../shared/domain/practice-scenario.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { literally } from '../../../scripts/literally.mjs';
import { SEED } from '../../helpers/seed.ts';
import { comesIntoSight } from '../in-sight.ts';
import { getsKeyboard } from '../keys.ts';
import { Walk } from '../walk.ts';

/** Nodes of the practice cluster. */
export const PUBLISHER = '10.48.47.153';
export const SUBSCRIBER = '10.48.47.154';
/** Host name of the publisher: what is typed as consent. */
export const PUBLISHER_NAME = 'cucm-1001-a-pub';

const PRODUCTS: readonly ProductName[] = ['CallManager', 'Communications Manager'];

/** The wizard over the platform, as a person finds their way. */
export class PlatformWalk extends Walk {
  async chooseConnection(): Promise<void> {
    const { signIn, platformSignIn } = this.texts;
    await this.screen(signIn.title);
    await this.hand.press(this.page.getByText(platformSignIn.connection.name.platform, { exact: true }));
    await this.field(platformSignIn.os.username).waitFor();
  }

  /** Starts a practice platform from the list of situations. */
  async startScenario(scenario: PracticeScenario<'platform'>): Promise<void> {
    const { practice, signIn, frame } = this.texts;
    const { title } = practice.scenario[scenario];
    await this.chooseConnection();
    await this.press(signIn.practice.others);
    const dialog = this.page.getByRole('dialog');
    await this.hand.type(dialog.getByLabel(practice.find), title);
    await this.hand.press(dialog.getByText(title, { exact: true }));
    await this.hand.type(dialog.getByLabel(practice.seedField), String(SEED));
    await this.hand.press(dialog.getByRole('button', { name: signIn.practice.start }));
    // Another practice cluster may have been running: only this one bears the name.
    await this.page.getByText(`${frame.practiceBadge}: ${title}`).waitFor();
    await this.page.getByText(fill(practice.seed, { seed: SEED })).waitFor();
  }

  /** The keys of the node that was named, then those of the others that it names. */
  async acceptTrust(): Promise<void> {
    const { trust } = this.texts.platformSignIn;
    await this.screen(trust.unknownTitle);
    await this.press(trust.accept);
  }

  async acceptAllTrust(): Promise<void> {
    const { trust } = this.texts.platformSignIn;
    await this.acceptTrust();
    await this.page.getByText(trust.waitsLead).waitFor();
    await this.press(trust.accept);
  }

  /** Up to the keys of the node: one of an older release is reached only with what its own error offers. */
  async toKeys(scenario: PracticeScenario<'platform'>): Promise<void> {
    await this.startScenario(scenario);
    await this.next();
    if (!isAtLeast(scenarioOf(scenario).release, '12.5')) await this.allowOldAlgorithms();
  }

  /** Ticks the box within the error; error and findings go with it, and nothing on the screen says that the node is not there. */
  async allowOldAlgorithms(): Promise<void> {
    const { older, offers } = this.texts.platformSignIn;
    const error = this.page.getByText(this.errors['platform.only-old-algorithms'].title);
    const lift = this.page.getByRole('checkbox', { name: older.lift, exact: true });
    // The same error may have stood there before: that of this attempt has brought the keyboard with it.
    await getsKeyboard(lift);
    // It stands at the top, and Next was pressed at the bottom.
    await comesIntoSight(error);
    await this.page.getByText(offers.found['old-algorithms'], { exact: true }).waitFor();
    for (const contradiction of [offers.why['nothing-answers'], offers.recommended.none]) await this.page.getByText(contradiction).waitFor({ state: 'hidden' });
    await this.hand.press(lift);
    await error.waitFor({ state: 'detached' });
    await this.page.getByText(offers.title).waitFor({ state: 'detached' });
    await this.page.getByText(older.warning).waitFor();
    await this.next();
  }

  /** From what is looked at first to the mode, without waiting for the rest of it. */
  async passPreflight(): Promise<void> {
    const { platformPreflight, platformMode } = this.texts;
    await this.screen(platformPreflight.title);
    await this.press(platformPreflight.continue);
    await this.screen(platformMode.title);
  }

  /** From the start to the mode screen. */
  async toMode(scenario: PracticeScenario<'platform'>): Promise<void> {
    await this.toKeys(scenario);
    await this.acceptAllTrust();
    await this.passPreflight();
  }

  async chooseChange(kind: CommandKind): Promise<void> {
    // What the cluster calls itself depends on its release.
    const titles = kind === 'reset-localkey' ? [this.texts.platformMode.options.reset] : PRODUCTS.map((product) => fill(this.change.mode[kind], { product }));
    await this.hand.press(this.page.locator('.option-button', { hasText: new RegExp(`^(${titles.map(literally).join('|')})$`) }));
    await this.next();
  }

  /** From the mode screen to the command on its way. */
  async send(kind: CommandKind): Promise<void> {
    const { platformChange } = this.texts;
    await this.chooseChange(kind);
    await this.screen(platformChange.title);
    await this.press(platformChange.command.send);
  }
}
