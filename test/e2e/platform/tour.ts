import { LOST_TOKENS_CONFIRMATIONS } from '../../../shared/domain/platform/lost-tokens.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { type HeldSocket } from '../held-socket.ts';
import { SEED } from '../../helpers/seed.ts';
import { PUBLISHER_NAME, type PlatformWalk } from './walk.ts';
import { type Visit } from '../tour.ts';

/** Every screen and dialog of a change over the platform, in the order in which a person meets them. */
export async function platformTour(walk: PlatformWalk, socket: HeldSocket, visit: Visit): Promise<void> {
  const { practice, signIn, platformSignIn, platformPreflight, platformMode, platformChange, platformResult, finish, frame } = walk.texts;
  await walk.chooseConnection();
  await visit('platform-sign-in');
  await walk.press(signIn.practice.others);
  await walk.screen(signIn.practice.others);
  await visit('practice-situations');
  const dialog = walk.page.getByRole('dialog');
  // What its nodes hold depends on the number.
  await dialog.getByLabel(practice.seedField).fill(String(SEED));
  await dialog.getByRole('button', { name: signIn.practice.start }).click();
  await walk.page.getByText(platformSignIn.practiceRunning).waitFor();
  await walk.press(platformSignIn.ask);
  await walk.page.getByText(platformSignIn.offers.title).waitFor();
  await visit('platform-offers');
  await walk.allowOldAlgorithms();
  await walk.screen(platformSignIn.trust.unknownTitle);
  await visit('platform-keys');
  await walk.acceptTrust();
  await walk.page.getByText(platformSignIn.trust.waitsLead).waitFor();
  await visit('platform-keys-of-all');
  await walk.press(platformSignIn.trust.accept);
  await walk.screen(platformPreflight.title);
  // Every row was read.
  await walk.page.getByText(platformPreflight.reading).waitFor({ state: 'detached' });
  await visit('preflight-folded');
  await walk.page.getByText(platformPreflight.pass).click();
  await visit('preflight');
  await walk.press(platformPreflight.continue);
  await walk.screen(platformMode.title);
  await visit('platform-mode');
  await walk.chooseChange('non-secure');
  await walk.screen(platformChange.title);
  await walk.page.getByText(walk.platform.plan.afterwards).click();
  await visit('platform-command');
  // The change is faster than a look at it.
  socket.holdAt(({ platform }) => platform?.transcript.lines.some((line) => line.includes('Do you want to continue')) === true);
  await walk.press(platformChange.command.send);
  await walk.page.getByText('Do you want to continue').waitFor();
  await visit('platform-progress');
  socket.letGo();
  await walk.screen(platformResult.title.done);
  await visit('platform-result');
  await walk.press(platformResult.transcript.open);
  await walk.page.getByRole('dialog').locator('pre').waitFor();
  await visit('platform-transcript');
  await walk.press(frame.button.close);
  await walk.press(platformResult.practice.button);
  await walk.heading(finish.phones.title).waitFor();
  await walk.press(frame.button.done);
  await walk.toMode('tvs-stopped');
  await walk.chooseChange('non-secure');
  await walk.screen(platformChange.consent.title);
  await visit('platform-consent');
}

/** The guide for lost tokens on a release before 10. */
export async function lostTokensTour(walk: PlatformWalk, visit: Visit): Promise<void> {
  const { platformMode, lostTokens: words } = walk.texts;
  await walk.toMode('pre-10');
  await visit('platform-mode-pre-10');
  await walk.press(platformMode.lost.open);
  await walk.screen(words.title);
  await visit('lost-tokens');
  for (const item of LOST_TOKENS_CONFIRMATIONS) await walk.page.getByText(words.confirm.item[item]).click();
  await walk.press(words.copies.button);
  const field = walk.field(fill(words.remove.field, { wanted: PUBLISHER_NAME }));
  await field.fill(PUBLISHER_NAME);
  await visit('lost-tokens-delete');
  await walk.press(words.remove.button);
  await walk.page.getByText(words.remove.cached).waitFor();
  await walk.press(words.phones.load);
  await walk.page.getByText('SEP000E8377D9B0').click();
  await visit('lost-tokens-deleted');
}
