import { type ReactNode, type SubmitEvent, useState } from 'react';
import { type Connection } from '../../../shared/domain/connection.ts';
import { PRACTICE_SCENARIOS, PRACTICE_SEEDS, type PracticeScenario } from '../../../shared/domain/practice-scenario.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { scenarioWords } from '../../../shared/texts/sentences/scenario.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { withAllWords } from './with-all-words.ts';

/** From so many on they are looked for by words. */
const MANY = 20;

interface ScenarioDialogProps {
  readonly connection: Connection;
  /** @param seed of an earlier practice; `null` = a new one is drawn. */
  readonly onChoose: (scenario: PracticeScenario, seed: number | null) => void;
  readonly onClose: () => void;
}

/** What was typed as a seed: a number, `null` for nothing, or `undefined` for something else. */
function seedOf(typed: string): number | null | undefined {
  const text = typed.trim().normalize('NFKC');
  if (text === '') return null;
  const seed = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return seed >= PRACTICE_SEEDS.first && seed <= PRACTICE_SEEDS.last ? seed : undefined;
}

/** The practice clusters of a connection, each with what it teaches. */
export function ScenarioDialog({ connection, onChoose, onClose }: ScenarioDialogProps): ReactNode {
  const { texts, state } = useWizard();
  const { practice: words, signIn, frame } = texts.window;
  const offered = PRACTICE_SCENARIOS[connection].map((value) => ({ value, ...scenarioWords(connection, value, texts, words) }));
  const [wanted, setWanted] = useState('');
  const found = withAllWords(wanted, offered);
  const [chosen, setChosen] = useState<PracticeScenario>(state.practice?.connection === connection ? state.practice.scenario : PRACTICE_SCENARIOS[connection][0]);
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const seed = seedOf(typed);
    setWrong(seed === undefined);
    if (seed !== undefined && found.length > 0) onChoose(chosen, seed);
  };
  // What is started is always one that can be seen.
  const find = (words: string): void => {
    setWanted(words);
    const first = withAllWords(words, offered);
    if (first[0] !== undefined && !first.some(({ value }) => value === chosen)) setChosen(first[0].value);
  };
  return (
    <Dialog title={signIn.practice.others} onClose={onClose} wide>
      <form onSubmit={submit} noValidate>
        {offered.length < MANY ? null : <Field label={words.find} hint={words.findHint} value={wanted} onChange={find} />}
        <div className="scenarios" tabIndex={0} role="region" aria-label={words.label}>
          {found.length === 0 ? null : (
            <Choice
              label={words.label}
              value={chosen}
              options={found.map(({ value, title, body }) => ({ value, title, ...(body === '' ? {} : { help: body }) }))}
              onChange={(value) => setChosen(found.find((one) => one.value === value)?.value ?? chosen)}
            />
          )}
          <p role="status">{found.length === 0 ? words.findNone : null}</p>
        </div>
        <Field
          label={words.seedField}
          hint={words.seedHint}
          error={isWrong ? fill(words.seedWrong, PRACTICE_SEEDS) : ''}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setWrong(false);
          }}
          inputMode="numeric"
          className="field-narrow"
          figures
        />
        <div className="dialog-buttons">
          <Button onPress={onClose}>{frame.button.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={found.length === 0}>
            {signIn.practice.start}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
