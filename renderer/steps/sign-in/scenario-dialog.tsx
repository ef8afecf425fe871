import { type ReactNode, type SubmitEvent, useState } from 'react';
import { type Connection } from '../../../shared/domain/connection.ts';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../../shared/domain/practice-scenario.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { scenarioWords } from './scenario-words.ts';

interface ScenarioDialogProps {
  readonly connection: Connection;
  readonly onChoose: (scenario: PracticeScenario) => void;
  readonly onClose: () => void;
}

/** The practice clusters of a connection, each with what it teaches. */
export function ScenarioDialog({ connection, onChoose, onClose }: ScenarioDialogProps): ReactNode {
  const { texts, state } = useWizard();
  const { practice: words, signIn, frame } = texts.window;
  const scenarios: readonly PracticeScenario[] = PRACTICE_SCENARIOS[connection];
  const [chosen, setChosen] = useState<PracticeScenario>(state.practice?.connection === connection ? state.practice.scenario : PRACTICE_SCENARIOS[connection][0]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onChoose(chosen);
  };
  return (
    <Dialog title={signIn.practice.others} onClose={onClose} wide>
      <form onSubmit={submit} noValidate>
        <div className="scenarios" tabIndex={0} role="region" aria-label={words.label}>
          <Choice
            label={words.label}
            value={chosen}
            options={scenarios.map((value) => {
              const { title, body } = scenarioWords(connection, value, texts);
              return { value, title, ...(body === '' ? {} : { help: body }) };
            })}
            onChange={(value) => setChosen(scenarios.find((one) => one === value) ?? chosen)}
          />
        </div>
        <div className="dialog-buttons">
          <Button onPress={onClose}>{frame.button.cancel}</Button>
          <Button look="primary" type="submit">
            {signIn.practice.start}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
