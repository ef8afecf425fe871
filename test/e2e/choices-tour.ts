import { fill } from '../../shared/texts/fill.ts';
import { getsKeyboard } from './keys.ts';
import { LABEL, type PractisedPage } from './practised-page.ts';
import { type Visit } from './tour.ts';

/** In a window so high that the whole screen is seen. */
async function whole(at: PractisedPage, visit: Visit, name: string): Promise<void> {
  const { page } = at.watched;
  const size = page.viewportSize() ?? { width: 1120, height: 860 };
  await page.setViewportSize({ width: size.width, height: 1900 });
  await visit(name);
  await page.setViewportSize(size);
}

/** Walk B and everything that is chosen on the way: warnings, both tokens, consent, visits. */
export async function lostTokensChoices(at: PractisedPage, visit: Visit): Promise<void> {
  const { walk } = at;
  const { choices, frame, mode, preview, tokenDialogs, finish } = walk.texts;
  await at.start('ctl-file-lost');
  await walk.screen(mode.title);
  await whole(at, visit, 'mode-no-ctl-file');
  await at.chooseMode('update');
  await walk.move('insert', LABEL.newOne);
  await walk.screen(choices.first.title);
  await visit('first-token');
  await walk.press(choices.token.add);
  await walk.screen(preview.title);
  await visit('ctl-file-refused');
  await walk.press(choices.addTokens);
  await walk.screen(tokenDialogs.swap.title);
  await visit('swap-token');
  await walk.move('pull', LABEL.newOne);
  await walk.screen(tokenDialogs.insert.title);
  await walk.move('insert', LABEL.newTwo);
  await walk.screen(choices.token.title);
  await visit('add-token');
  await walk.press(fill(choices.token.addOf, { label: LABEL.newTwo }));
  await walk.heading(choices.token.title).waitFor({ state: 'detached' });
  await walk.page.getByText(choices.more.title, { exact: true }).click();
  await whole(at, visit, 'ctl-file-consent');
  await walk.press(frame.button.help);
  await walk.page.getByText(walk.texts.walks.walk.tokensLost.title, { exact: true }).click();
  await whole(at, visit, 'help-walks');
  await walk.press(frame.button.closeHelp);
  await at.agree(0, '10.48.47.153');
  await at.finish();
  await walk.heading(finish.visits.title).waitFor();
  await whole(at, visit, 'phones-to-visit');
}

/** Entries of other clusters, and the way on for a token that is not in the file. */
export async function otherServerChoices(at: PractisedPage, visit: Visit): Promise<void> {
  const { walk } = at;
  const { choices, preview, token } = walk.texts;
  const { tftp } = choices;
  const inDialog = (name: string) => walk.front().getByRole('button', { name, exact: true });
  await at.start('other-tftp-server');
  await at.chooseMode('update');
  await walk.move('insert', token.table.kind.stranger);
  await walk.screen(token.foreign.title);
  await whole(at, visit, 'token-not-in-file');
  await at.signer(LABEL.first);
  await walk.screen(preview.title);
  await walk.press(choices.addTftp);
  await walk.screen(tftp.title);
  await visit('tftp-address');
  await inDialog(tftp.next).click();
  await walk.button(tftp.accept).waitFor();
  await visit('tftp-certificate');
  await walk.press(tftp.accept);
  await inDialog(tftp.add).waitFor();
  await visit('tftp-credentials');
  await inDialog(tftp.add).click();
  await at.entry('10.48.60.10').waitFor();
  await walk.press(fill(choices.removeOf, { number: 2 }));
  await walk.button(fill(choices.keepOf, { number: 6 })).waitFor();
  // The rows between stay: the next one that can be removed is that of the other cluster.
  await getsKeyboard(walk.button(fill(choices.removeOf, { number: 5 })));
  await whole(at, visit, 'ctl-file-entries');
}

/** A server that does not answer. */
export async function silentServer(at: PractisedPage, visit: Visit): Promise<void> {
  await at.start('server-unreachable');
  await at.walk.screen(fill(at.walk.texts.mode.gate.silentTitle, { server: '10.48.47.154' }));
  await visit('server-silent');
}
