import { type ReactNode } from 'react';
import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { openRolloutsHere } from '../../../shared/session/open-rollouts.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { OpenRollouts } from './open-notices.tsx';

interface RolloutOfferProps {
  /** Behind which it is made; `null` = by itself. */
  readonly change: string | null;
  /** It is what comes next. */
  readonly isFirst?: boolean;
}

/** The way to the restart of services and phones. */
export function RolloutOffer({ change, isFirst = false }: RolloutOfferProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { offer: words } = texts.window.rollout;
  // One of this cluster goes on first; where the mode is chosen its notice stands above.
  if (openRolloutsHere(state).rollouts.length > 0) return change === null ? null : <OpenRollouts isFirst={isFirst} />;
  return (
    <Section title={words.title}>
      <p>{words.lead}</p>
      {change === null ? <p className="quiet">{isAtLeast(state.platform?.cluster?.release ?? '', RELEASES.utilsCtl) ? words.alone : words.aloneOld}</p> : null}
      <p className="button-row">
        <Button look={isFirst ? 'primary' : 'quiet'} onPress={() => void call('planRollout', change === null ? {} : { change })} isDisabled={state.busy !== null}>
          {words.button}
        </Button>
      </p>
    </Section>
  );
}
