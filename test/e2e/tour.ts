import { fill } from '../../shared/texts/fill.ts';
import { type HeldSocket } from './held-socket.ts';
import { refusesForeignKey } from './pasted-keys.ts';
import { PRACTICE_PIN, PRACTICE_TOKEN, type Walk } from './walk.ts';

/** Called on each screen, once it is there. */
export type Visit = (name: string) => Promise<void>;

/** Every screen and dialog of a change on the practice cluster, in the order in which a person meets them. The socket is the page's. */
export async function tour(walk: Walk, socket: HeldSocket, visit: Visit): Promise<void> {
  const { signIn, frame, mode, token, preview, finish } = walk.texts;
  const close = (): Promise<void> => walk.press(frame.button.close);
  await walk.screen(signIn.title);
  await visit('sign-in');
  await walk.startPractice();
  await visit('sign-in-practice');
  await walk.next();
  await walk.screen(mode.title);
  await visit('security-mode');
  await walk.press(frame.button.help);
  await visit('security-mode-help');
  await walk.press(frame.button.closeHelp);
  await walk.chooseNonSecure();
  await walk.screen(token.library.title);
  // The search has ended.
  await walk.page.getByText(token.library.practice, { exact: true }).waitFor();
  await visit('token-library');
  await walk.choosePracticeTokens();
  await walk.screen(token.insert.title);
  await visit('insert-token');
  await walk.press(fill(token.table.insertOf, { label: PRACTICE_TOKEN }));
  await walk.screen(token.details.title);
  await visit('token-details');
  await walk.next();
  await walk.screen(preview.title);
  await visit('ctl-file');
  await walk.press(fill(preview.entries.viewOf, { number: 1 }));
  await walk.screen(fill(preview.certificate.title, { number: 1 }));
  await walk.page.getByText('-----BEGIN CERTIFICATE-----').waitFor();
  await visit('certificate');
  await close();
  await walk.toPassword();
  await visit('token-password');
  await walk.typePin('wrong-pin');
  await walk.page.getByRole('dialog').getByText(walk.errors['token.pin-incorrect'].title).waitFor();
  await visit('token-password-wrong');
  socket.holdAt(({ job }) => job?.steps.some(({ status }) => status === 'running') === true);
  await walk.typePin(PRACTICE_PIN);
  await walk.screen(preview.progress.title);
  await visit('progress');
  socket.letGo();
  await walk.screen(finish.title.done);
  await visit('result');
  await walk.press(fill(finish.ctl.label, { server: '10.48.47.153' }));
  await walk.page.getByRole('dialog').getByText('The checksum value of the CTL file').waitFor();
  await visit('show-ctl');
  await close();
}

/** Screens that stand in the way: the certificate of a server that is not known, refused credentials, no key, another tab. */
export async function obstacles(walk: Walk, visit: Visit, server: { readonly host: string; readonly port: number; readonly username: string }): Promise<void> {
  const { signIn } = walk.texts;
  await walk.screen(signIn.title);
  await walk.field(signIn.host).fill(server.host);
  await walk.field(signIn.port).fill(String(server.port));
  await walk.field(signIn.username).focus();
  // The look at what is there has ended: whoever goes on fast would end it.
  await walk.page.getByText(fill(walk.look.kind['open-provider'], { host: server.host })).waitFor();
  await walk.typeSignIn({ ...server, password: 'wrong password' });
  await walk.screen(signIn.certificate.unknownTitle);
  await visit('certificate-unknown');
  const { pastedKeys } = walk.texts;
  await refusesForeignKey(walk, signIn.certificate.accept);
  const paste = walk.field(pastedKeys.label);
  const shown = await walk.page.locator('.digest').first().innerText();
  await paste.fill('0'.repeat(64));
  await walk.page.getByText(pastedKeys.refused, { exact: true }).waitFor();
  await paste.fill(shown);
  await walk.page.getByText(pastedKeys.all, { exact: true }).waitFor();
  await walk.press(signIn.certificate.accept);
  await walk.page.getByText(walk.errors['login.refused'].title).waitFor();
  await visit('sign-in-refused');
}
