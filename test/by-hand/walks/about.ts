import { fill } from '../../../shared/texts/fill.ts';
import { foundingParts, mixedFile, nonSecureFile } from '../../helpers/founding-document.ts';
import { type Person } from '../journey.ts';

/** Appearance, help with its documents, and CTL files that are looked at without signing in. */
export async function aboutAndViewer({ walk, eye }: Person): Promise<void> {
  const { about, finish, frame, preview, signIn, viewer, walks } = walk.texts;
  const { page } = walk;
  await walk.screen(signIn.title);
  await walk.press(frame.choices);
  await eye.look();
  await page.keyboard.press('Escape');
  await walk.press(frame.button.help);
  await walk.hand.press(page.getByText(walks.walk.tokensLost.title, { exact: true }));
  for (const document of ['guide', 'licences'] as const) {
    await walk.press(about.document[document]);
    await walk.screen(about.document[document]);
    await page.getByText(about.reading).waitFor({ state: 'detached' });
    await walk.press(frame.button.close);
    await walk.heading(frame.button.help).waitFor();
  }
  await walk.press(frame.button.closeHelp);
  await walk.press(viewer.open);
  await walk.screen(viewer.title);
  const choose = async (button: string, name: string, bytes: Uint8Array): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), walk.press(button)]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  };
  const parts = foundingParts();
  await choose(viewer.choose, 'CTLFile.tlv', mixedFile(parts).bytes);
  await walk.heading('CTLFile.tlv').waitFor();
  await walk.press(fill(preview.entries.viewOf, { number: 1 }));
  await page.getByText('-----BEGIN CERTIFICATE-----').waitFor();
  await walk.hand.press(walk.front().getByRole('button', { name: frame.button.close, exact: true }));
  await walk.press(fill(viewer.text, { command: 'show ctl' }));
  await page.getByText('The CTL file was verified successfully.').waitFor();
  await walk.button(finish.ctl.save).waitFor();
  await walk.hand.press(walk.front().getByRole('button', { name: frame.button.close, exact: true }));
  await choose(viewer.compareFile, 'CTLFile-before.tlv', nonSecureFile(parts).bytes);
  await walk.heading(viewer.compared.title).waitFor();
  await walk.press(viewer.compareNode);
  await walk.field(viewer.node.host).waitFor();
  await walk.press(frame.button.close);
  await walk.screen(signIn.title);
}
