import { type ReactNode, useState } from 'react';
import { type AppError } from '../../shared/domain/result.ts';
import { fill } from '../../shared/texts/fill.ts';
import { useWizard } from '../wizard/context.ts';
import { leaveActions } from '../steps/leave-actions.ts';
import { ClusterServers } from '../steps/mode/cluster-facts.tsx';
import { ErrorWords, useShownError } from '../frame/error-place.tsx';
import { Screen } from '../frame/screen.tsx';
import { ModeChoice, useChooseMode } from '../steps/mode/choice.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';

interface ServerBlockedProps {
  readonly server: string;
  readonly why: 'unreadable' | 'notVerified';
  /** What the server's own state says, besides the explanation of the gate. */
  readonly error: AppError | null;
}

/** The way on where nothing can be built on a file: one that does not regard it. */
function StartAnew(): ReactNode {
  const { state, texts } = useWizard();
  const { gate: words } = texts.window.mode;
  const [chosen, setChosen] = useState('');
  const next = useChooseMode(chosen);
  return (
    <Section title={words.anewTitle}>
      <p>{words.anewLead}</p>
      <ModeChoice chosen={chosen} onChange={setChosen} />
      <p className="button-row">
        <Button isDisabled={chosen === '' || state.busy !== null} onPress={next}>
          {words.anewButton}
        </Button>
      </p>
    </Section>
  );
}

/** A server on whose state nothing can be built; reading again is the way on, or a new file. */
export function ServerBlocked({ server, why, error }: ServerBlockedProps): ReactNode {
  const wizard = useWizard();
  const { gate: words } = wizard.texts.window.mode;
  const { button } = wizard.texts.window.frame;
  const shown = useShownError();
  return (
    <Screen
      title={fill(words[`${why}Title`], { server })}
      lead={fill(words[`${why}Lead`], { server })}
      primary={{ label: button.readAgain, onPress: () => void wizard.call('refreshCluster', {}) }}
      {...leaveActions(wizard)}
    >
      {shown === null && error !== null ? <ErrorWords error={error} /> : null}
      <ClusterServers />
      {why === 'notVerified' && wizard.state.cluster?.anew.offered === true ? <StartAnew /> : null}
    </Screen>
  );
}
