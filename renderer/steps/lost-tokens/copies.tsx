import { type ReactNode, useState } from 'react';
import { type LostTokensView } from '../../../shared/session/platform/view.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { ShowCtl } from '../show-ctl.tsx';

/** A copy of the file of every node, and what `show ctl` printed there, before anything is deleted. */
export function Copies({ view }: { readonly view: LostTokensView }): ReactNode {
  const { texts, call, state } = useWizard();
  const { copies: words } = texts.window.lostTokens;
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Section title={words.title}>
      <p className="quiet">{words.lead}</p>
      {view.phase === 'deleted' ? null : (
        <p className="button-row">
          <Button onPress={() => void call('keepLostTokensCopies', {})} isDisabled={state.busy !== null}>
            {view.folder === '' ? words.button : words.again}
          </Button>
          {view.nodes
            .filter(({ disk }) => disk === 'there')
            .map(({ node }) => (
              <Button key={node} look="plain" onPress={() => setShown(node)}>
                {fill(words.showOf, { server: node })}
              </Button>
            ))}
        </p>
      )}
      <p className="figures" role="status">
        {view.folder === '' ? '' : fill(view.phase === 'guide' ? words.folderPartly : words.folder, { folder: view.folder })}
      </p>
      <ShowCtl server={shown} onClose={() => setShown(null)} />
    </Section>
  );
}
