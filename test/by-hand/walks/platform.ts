import { LOST_TOKENS_CONFIRMATIONS } from '../../../shared/domain/platform/lost-tokens.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { PUBLISHER, PUBLISHER_NAME } from '../../e2e/platform/walk.ts';
import { type Person } from '../journey.ts';

/** To the screen of the mode, every row of what is looked at first having been read. */
async function toMode({ walk, eye }: Person, scenario: 'founding-document' | 'pre-10'): Promise<void> {
  const { platformPreflight, platformMode } = walk.texts;
  await walk.toKeys(scenario);
  await walk.acceptAllTrust();
  await walk.screen(platformPreflight.title);
  await walk.page.getByText(platformPreflight.reading).waitFor({ state: 'detached' });
  await eye.look();
  await walk.hand.press(walk.page.getByText(platformPreflight.pass));
  await walk.press(platformPreflight.continue);
  await walk.screen(platformMode.title);
}

/** The command on its way, looked at in the moment of the question, up to the result. */
async function send({ walk, eye, socket }: Person): Promise<void> {
  const { platformChange, platformResult } = walk.texts;
  socket.holdAt(({ platform }) => platform?.transcript.lines.some((line) => line.includes('Do you want to continue')) === true);
  await walk.send('non-secure');
  await walk.screen(platformChange.progress.title);
  await eye.glance();
  socket.letGo();
  await walk.screen(platformResult.title.done);
}

/** To non-secure mode by the publisher's own command. */
export async function byCommand(person: Person): Promise<void> {
  const { walk } = person;
  const { finish, frame, platformMode, platformResult, signIn } = walk.texts;
  await toMode(person, 'founding-document');
  await send(person);
  await walk.press(platformResult.transcript.open);
  await walk.page.getByRole('dialog').locator('pre').waitFor();
  await walk.press(frame.button.close);
  await walk.press(platformResult.practice.button);
  await walk.heading(finish.phones.title).waitFor();
  await walk.press(finish.goOn);
  await walk.screen(platformMode.title);
  await walk.press(frame.button.cancel);
  await walk.screen(signIn.title);
}

/** The same with all that comes behind it: services, pilot phones, all phones. */
export async function wholeEvening(person: Person): Promise<void> {
  const { walk, eye, socket } = person;
  const { page } = walk;
  const { finish, frame, platformMode, platformResult, rollout: words, signIn } = walk.texts;
  await toMode(person, 'founding-document');
  await send(person);
  await walk.press(words.offer.button);
  await walk.screen(words.plan.title);
  await walk.press(words.plan.passwords.read);
  await walk.hand.press(page.getByRole('button', { name: fill(words.plan.pilots.take, { name: 'SEP001D45B5A2C1' }), exact: true }));
  await walk.hand.press(page.getByText(words.plan.passwords.hold));
  socket.holdAt((state) => state.rollout?.wait !== null && state.rollout?.state === 'running');
  await walk.press(words.plan.start);
  await walk.screen(words.run.title.running);
  await eye.glance();
  socket.letGo();
  await walk.press(words.run.pause);
  await walk.screen(words.run.title.paused);
  await walk.hand.press(page.getByText(words.plan.passwords.hold));
  socket.holdAt((state) => state.rollout?.part === 'phones' && state.rollout.state === 'running');
  await walk.press(words.run.resume);
  await page.getByText(words.run.counts).or(page.getByText(words.run.pools.title)).first().waitFor();
  await eye.glance();
  socket.letGo();
  await walk.screen(words.end.title.done);
  await walk.press(words.phones.show);
  await walk.heading(words.phones.title).waitFor();
  await walk.press(words.end.toResult);
  await walk.screen(platformResult.title.done);
  await walk.press(finish.goOn);
  await walk.screen(platformMode.title);
  await walk.press(frame.button.cancel);
  await walk.screen(signIn.title);
}

/** All tokens are lost on a release before 10: the guide to its end. */
export async function guideForLostTokens(person: Person): Promise<void> {
  const { walk } = person;
  const { frame, platformMode, lostTokens: words, signIn } = walk.texts;
  await toMode(person, 'pre-10');
  await walk.press(platformMode.lost.open);
  await walk.screen(words.title);
  await walk.press(words.newTokens.practice);
  await walk.page.getByText(words.newTokens.none).waitFor();
  for (const item of LOST_TOKENS_CONFIRMATIONS) await walk.hand.press(walk.page.getByText(words.confirm.item[item]));
  await walk.press(words.copies.button);
  await walk.press(fill(words.copies.showOf, { server: PUBLISHER }));
  await walk.page.getByRole('dialog').getByText('The checksum value of the CTL file').waitFor();
  await walk.press(frame.button.close);
  await walk.hand.type(walk.field(fill(words.remove.field, { wanted: PUBLISHER_NAME })), PUBLISHER_NAME);
  await walk.press(words.remove.button);
  await walk.page.getByText(words.remove.cached).waitFor();
  await walk.press(words.phones.load);
  await walk.hand.press(walk.page.getByText('SEP000E8377D9B0'));
  await walk.page.getByText(fill(words.phones.count, { done: 1, all: 4 })).waitFor();
  await walk.press(words.back);
  await walk.screen(platformMode.title);
  await walk.press(frame.button.cancel);
  await walk.screen(signIn.title);
}
