import { type PracticeScenario } from '../../../shared/domain/practice-scenario.ts';
import { Walk } from '../walk.ts';

/** Nodes of the practice cluster. */
export const PUBLISHER = '10.48.47.153';
export const SUBSCRIBER = '10.48.47.154';
/** Host name of the publisher: what is typed as consent. */
export const PUBLISHER_NAME = 'cucm-1001-a-pub';

/** The wizard over the platform, as a person finds their way. */
export class PlatformWalk extends Walk {
  async chooseConnection(): Promise<void> {
    const { signIn, platformSignIn } = this.texts;
    await this.screen(signIn.title);
    await this.page.getByText(platformSignIn.connection.name.platform, { exact: true }).click();
    await this.field(platformSignIn.os.username).waitFor();
  }

  /** Starts a practice platform from the list of situations. */
  async startScenario(scenario: PracticeScenario<'platform'>): Promise<void> {
    const { practice, signIn, frame } = this.texts;
    const { title } = practice.scenario[scenario];
    await this.chooseConnection();
    await this.press(signIn.practice.others);
    const dialog = this.page.getByRole('dialog');
    await dialog.getByText(title, { exact: true }).click();
    await dialog.getByRole('button', { name: signIn.practice.start }).click();
    // Another practice cluster may have been running: only this one bears the name.
    await this.page.getByText(`${frame.practiceBadge}: ${title}`).waitFor();
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

  /** From the start to the mode screen. */
  async toMode(scenario: PracticeScenario<'platform'>): Promise<void> {
    await this.startScenario(scenario);
    await this.next();
    await this.acceptAllTrust();
    await this.screen(this.texts.platformMode.title);
  }

  async chooseChange(title: string): Promise<void> {
    await this.page.getByText(title, { exact: true }).click();
    await this.next();
  }

  /** From the mode screen to the command on its way. */
  async send(title: string): Promise<void> {
    const { platformChange } = this.texts;
    await this.chooseChange(title);
    await this.screen(platformChange.title);
    await this.press(platformChange.command.send);
  }
}
