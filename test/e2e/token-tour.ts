import { type SteeredModule } from '../helpers/pkcs11-module/steered-module.ts';
import { type Visit } from './tour.ts';
import { OTHER_PRACTICE_TOKEN, PRACTICE_TOKEN, type SignIn, type Walk } from './walk.ts';

/** What goes wrong with tokens and ends well, on the practice cluster: every dialog about tokens that a hand brings about. */
export async function tokenTroubles(walk: Walk, visit: Visit): Promise<void> {
  const { token, tokenDialogs, preview } = walk.texts;
  const { kind } = token.table;
  const said = (text: string): Promise<void> => walk.page.getByText(text).first().waitFor();
  await walk.startPractice();
  await walk.next();
  await walk.chooseNonSecure();
  await walk.choosePracticeTokens();
  await walk.screen(token.insert.title);
  await walk.move('insert', kind['foreign-card']);
  await said(token.trouble['foreign-card']);
  await visit('token-foreign-card');
  await walk.move('pull', kind['foreign-card']);
  await walk.move('insert', kind.stranger);
  await walk.screen(token.foreign.title);
  await visit('token-not-in-file');
  await walk.move('pull', kind.stranger);
  await walk.screen(token.insert.title);
  await walk.useUp(PRACTICE_TOKEN, 'last');
  await walk.move('insert', PRACTICE_TOKEN);
  await walk.screen(token.details.title);
  await walk.move('insert', OTHER_PRACTICE_TOKEN);
  await walk.page.getByRole('radio', { name: PRACTICE_TOKEN }).waitFor();
  await visit('token-choice');
  await walk.move('pull', OTHER_PRACTICE_TOKEN);
  // With one token there is nothing to choose.
  await walk.page.getByRole('radio', { name: PRACTICE_TOKEN }).waitFor({ state: 'detached' });
  await walk.press(token.details.view);
  await said('-----BEGIN CERTIFICATE-----');
  await visit('token-certificate');
  await walk.press(walk.texts.frame.button.close);
  await walk.next();
  await walk.screen(preview.title);
  await walk.move('pull', PRACTICE_TOKEN);
  await walk.screen(tokenDialogs.removed.title);
  await visit('token-removed');
  await walk.move('insert', OTHER_PRACTICE_TOKEN);
  await walk.screen(tokenDialogs.another.title);
  await visit('token-another');
  await walk.move('insert', PRACTICE_TOKEN);
  await walk.heading(tokenDialogs.another.title).waitFor({ state: 'detached' });
  await walk.toPassword();
  await visit('token-last-try');
  await walk.typePin('wrong-pin');
  await walk.screen(tokenDialogs.locked.title);
  await visit('token-locked');
  await walk.press(tokenDialogs.anew);
  await walk.screen(token.details.title);
}

/** What only a library that a test steers can bring about. */
export async function libraryTroubles(walk: Walk, visit: Visit, server: SignIn, module: SteeredModule): Promise<void> {
  const { token, tokenDialogs } = walk.texts;
  await walk.typeSignIn(server);
  await walk.acceptCertificate();
  await walk.chooseNonSecure();
  await walk.chooseLibrary(import.meta.filename);
  await walk.page.getByText(walk.errors['token.module-not-pkcs11'].title).first().waitFor();
  await visit('token-library-refused');
  module.steer({ readers: ['unusable', 'empty'], pinPad: true });
  await walk.chooseLibrary(module.library);
  await walk.screen(token.unusable.title);
  await visit('token-cannot-sign');
  module.seat(0, 'empty');
  await walk.screen(token.insert.title);
  module.seat(1, 'signer');
  await walk.screen(token.details.title);
  await walk.next();
  await walk.toPassword();
  await visit('token-pin-pad');
  module.steer({ slow: { C_Login: 50_000 } });
  await walk.press(token.password.go);
  await walk.screen(tokenDialogs.waiting.signing);
  await visit('token-waiting');
  await walk.front().getByRole('button', { name: tokenDialogs.waiting.stop, exact: true }).click();
  await walk.page.getByText(walk.errors['token.cancelled'].title).first().waitFor();
}
