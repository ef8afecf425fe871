import { fill } from '../../../shared/texts/fill.ts';
import { LABEL } from '../../e2e/practised-page.ts';
import { PRACTICE_PIN, PRACTICE_TOKEN } from '../../e2e/walk.ts';
import { type Person } from '../journey.ts';

/** From the password to the result, and out. While the servers are written to it is looked at as well. */
export async function signAndEnd({ walk, eye, socket }: Person): Promise<void> {
  const { frame, finish, preview, signIn } = walk.texts;
  socket.holdAt(({ job }) => job?.steps.some(({ status }) => status === 'running') === true);
  await walk.typePin(PRACTICE_PIN);
  await walk.screen(preview.progress.title);
  await eye.glance();
  socket.letGo();
  await walk.screen(finish.title.done);
  await walk.press(frame.button.done);
  await walk.screen(signIn.title);
}

/** A: to non-secure mode, with a wrong password on the way, and everything that can be opened. */
export async function toNonSecure(person: Person): Promise<void> {
  const { walk } = person;
  const { frame, preview, finish } = walk.texts;
  await walk.startPractice();
  await walk.next();
  await walk.screen(walk.texts.mode.title);
  await walk.press(frame.button.help);
  await walk.press(frame.button.closeHelp);
  await walk.chooseNonSecure();
  await walk.choosePracticeTokens();
  await walk.insertPracticeToken(PRACTICE_TOKEN);
  await walk.next();
  await walk.screen(preview.title);
  await walk.press(fill(preview.entries.viewOf, { number: 1 }));
  await walk.page.getByText('-----BEGIN CERTIFICATE-----').waitFor();
  await walk.press(frame.button.close);
  await walk.toPassword();
  await walk.typePin('wrong-pin');
  await walk.page.getByRole('dialog').getByText(walk.errors['token.pin-incorrect'].title).waitFor();
  await walk.typePin(PRACTICE_PIN);
  await walk.screen(finish.title.done);
  await walk.press(fill(finish.ctl.label, { server: '10.48.47.153' }));
  const dialog = walk.page.getByRole('dialog');
  await dialog.getByText('The checksum value of the CTL file').waitFor();
  const [, md5 = ''] = /([0-9a-f]{32})\s*\(MD5\)/.exec((await dialog.textContent()) ?? '') ?? [];
  await walk.press(frame.button.close);
  await walk.hand.type(walk.field(finish.compare.field), md5.slice(0, 8));
  await walk.page.getByText(fill(finish.compare.samePart, { digits: 8, of: 32, part: finish.md5 })).or(walk.page.getByText(fill(finish.compare.same, { digits: 8, of: 32, part: finish.md5 }))).waitFor();
  await walk.press(finish.goOn);
  await walk.screen(walk.texts.mode.title);
  await walk.press(frame.button.cancel);
  await walk.screen(walk.texts.signIn.title);
}

/** B: all tokens are lost and the files deleted; a new file with two new tokens. */
export async function lostTokens(person: Person): Promise<void> {
  const { at, walk } = person;
  const { choices } = walk.texts;
  await at.start('ctl-file-lost');
  await at.chooseMode('update');
  await at.firstToken(LABEL.newOne);
  await at.addToken(LABEL.newOne, LABEL.newTwo);
  await walk.hand.press(walk.page.getByLabel(choices.more.trust));
  await at.agree(1);
  await walk.toPassword();
  await signAndEnd(person);
}

/** C: tokens for a file that the command line made without any. */
export async function tokensForTokenless(person: Person): Promise<void> {
  const { at, walk } = person;
  const { choices, token, preview } = walk.texts;
  await at.start('tokenless-mixed');
  await at.chooseMode('update');
  await walk.move('insert', LABEL.newOne);
  await walk.screen(token.foreign.title);
  await walk.press(fill(choices.anew.begin, { label: LABEL.newOne }));
  await walk.screen(preview.title);
  await at.addToken(LABEL.newOne, LABEL.newTwo);
  await walk.hand.press(walk.page.getByLabel(choices.more.trust));
  await at.agree(1, '10.48.47.153');
  await walk.toPassword();
  await signAndEnd(person);
}

/** Mixed mode for the first time. */
export async function firstMixedMode(person: Person): Promise<void> {
  const { at, walk } = person;
  await at.start('never-secured');
  await at.chooseMode('mixed');
  await at.firstToken(LABEL.first);
  await at.addToken(LABEL.first, LABEL.second);
  await walk.toPassword();
  await signAndEnd(person);
}

/** One token of two is lost: it is taken out, a new one added, and the one that is left signs. */
export async function oneTokenLost(person: Person): Promise<void> {
  const { at, walk } = person;
  const { choices, frame, token, tokenDialogs } = walk.texts;
  await at.start('one-token-lost');
  await at.chooseSituation('one');
  await at.signer(LABEL.first);
  await walk.hand.press(at.entry(LABEL.second).getByRole('button', { name: walk.nameWithNumber(choices.removeOf) }));
  await at.addToken(LABEL.first, LABEL.newOne);
  await walk.press(frame.button.finish);
  await walk.screen(choices.signerBack.title);
  await walk.move('pull', LABEL.newOne);
  await walk.screen(tokenDialogs.removed.title);
  await walk.move('insert', LABEL.first);
  await walk.screen(token.password.title);
  await signAndEnd(person);
}
