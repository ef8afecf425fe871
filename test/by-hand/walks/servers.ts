import { fill } from '../../../shared/texts/fill.ts';
import { LABEL } from '../../e2e/practised-page.ts';
import { type Person } from '../journey.ts';
import { signAndEnd } from './with-token.ts';

/** A TFTP server of another cluster is compared, signed in to and added. */
export async function addTftpServer(person: Person): Promise<void> {
  const { at, walk } = person;
  const { choices } = walk.texts;
  const inDialog = (name: string) => walk.front().getByRole('button', { name, exact: true });
  await at.start('other-tftp-server');
  await at.chooseSituation('server');
  await at.signer(LABEL.first);
  await walk.press(choices.addTftp);
  await walk.screen(choices.tftp.title);
  await walk.hand.press(inDialog(choices.tftp.next));
  await walk.press(choices.tftp.accept);
  await walk.hand.press(inDialog(choices.tftp.add));
  await at.entry('10.48.60.10').waitFor();
  await walk.toPassword();
  await signAndEnd(person);
}

/** A server was renamed: its old entry is taken out. */
export async function renamedServer(person: Person): Promise<void> {
  const { at, walk } = person;
  const { choices, preview } = walk.texts;
  await at.start('server-renamed');
  await at.chooseSituation('renamed');
  await at.signer(LABEL.first);
  await at.entry('10.48.47.154').getByText(walk.change.entryOrigin.stale).waitFor();
  await walk.press(fill(choices.sortBy, { column: preview.entries.name }));
  await walk.hand.press(at.entry('10.48.47.154').getByRole('button', { name: walk.nameWithNumber(choices.removeOf) }));
  await at.entry('10.48.47.154').getByText(walk.change.entryChange.removed, { exact: true }).waitFor();
  await walk.toPassword();
  await signAndEnd(person);
}
