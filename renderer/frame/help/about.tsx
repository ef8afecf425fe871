import { type ReactNode, useEffect, useState } from 'react';
import { addresses, version } from '../../../package.json';
import { type ProgramDocument } from '../../../shared/contract/about.ts';
import { type CallOutput } from '../../../shared/contract/calls.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { Button } from '../../ui/button.tsx';
import { useWizard } from '../../wizard/context.ts';
import { CopyButton } from '../copy-button.tsx';
import { shownAddresses } from './addresses.ts';

interface AboutHelpProps {
  readonly onShow: (document: ProgramDocument) => void;
}

/** What this program is, where it keeps its data, and what it can tell of itself without a network. */
export function AboutHelp({ onShow }: AboutHelpProps): ReactNode {
  const { texts, call } = useWizard();
  const { frame, about: words } = texts.window;
  const [told, setTold] = useState<CallOutput<'about'> | null>(null);
  const [opened, setOpened] = useState(true);
  useEffect(() => {
    void call('about', {}).then((answer) => (answer.ok ? setTold(answer.value) : undefined));
    // It stays the same while the program runs.
  }, []);
  const folder = told?.dataFolder ?? '';
  const open = async (): Promise<void> => {
    const answer = await call('openDataFolder', {});
    setOpened(answer.ok && answer.value.opened);
  };
  return (
    <>
      <h2>{fill(words.title, { product: frame.product })}</h2>
      <p>{fill(frame.about, { product: frame.product, version })}</p>
      <p>{words.folder}</p>
      <p className="figures">{folder}</p>
      <p className="button-row">
        {told?.canOpen === true ? <Button onPress={() => void open()}>{words.openFolder}</Button> : null}
        <CopyButton label={words.copyFolder} text={() => Promise.resolve(folder)} />
      </p>
      <p role="status">{told?.canOpen === false || !opened ? words.notOpened : ''}</p>
      <p className="button-row">
        <Button onPress={() => onShow('guide')}>{words.document.guide}</Button>
        <Button onPress={() => onShow('licences')}>{words.document.licences}</Button>
      </p>
      {/* As text to be copied: the window opens no address (docs/hardening.md, 15). */}
      {shownAddresses(addresses).map(({ name, address }) => (
        <p key={name}>
          {words.address[name]}: {address}
        </p>
      ))}
    </>
  );
}
