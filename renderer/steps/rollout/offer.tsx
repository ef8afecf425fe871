import { type ReactNode } from 'react';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';

/** The way to the restart of services and phones. @param change behind which it is made; `null` = by itself. */
export function RolloutOffer({ change }: { readonly change: string | null }): ReactNode {
  const { state, texts, call } = useWizard();
  const { offer: words } = texts.window.rollout;
  return (
    <Section title={words.title}>
      <p>{words.lead}</p>
      {change === null ? <p className="quiet">{words.alone}</p> : null}
      <p className="button-row">
        <Button look={change === null ? 'quiet' : 'primary'} onPress={() => void call('planRollout', change === null ? {} : { change })} isDisabled={state.busy !== null}>
          {words.button}
        </Button>
      </p>
    </Section>
  );
}
