import { type ReactNode, Suspense, lazy, useState } from 'react';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../../shared/domain/practice-scenario.ts';
import { isPracticeAddress } from '../../../shared/session/practice-address.ts';
import { useWizard } from '../../wizard/context.ts';
import { resetSignIn } from '../../wizard/typed.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePlatformValues } from './platform/values.ts';
import { scenarioWords } from './scenario-words.ts';
import { useSignInValues } from './fields.ts';

const ScenarioDialog = lazy(async () => ({ default: (await import('./scenario-dialog.tsx')).ScenarioDialog }));

/** Whether the address of the practice cluster is filled in, for the connection that is chosen. */
function useFilledIn(): boolean {
  const { practice, signIn } = useWizard().state;
  const provider = useSignInValues();
  const platform = usePlatformValues();
  const { connection } = signIn;
  const { host, port } = connection === 'ctl-provider' ? provider : { host: platform.host, port: platform.sshPort };
  return practice?.connection === connection && isPracticeAddress(practice, { connection, host, port: Number(port) });
}

/** The calm way in: everything can be rehearsed on this computer, and what may go wrong too. */
export function PracticeOffer(): ReactNode {
  const { state, texts, call } = useWizard();
  const { signIn, practice: words, platformSignIn, frame } = texts.window;
  const { connection } = state.signIn;
  const [choosing, setChoosing] = useState(false);
  const start = async (scenario: PracticeScenario): Promise<void> => {
    setChoosing(false);
    const started = await call('startPractice', { connection, scenario });
    if (started.ok) resetSignIn();
  };
  const filledIn = useFilledIn();
  const scenarios = PRACTICE_SCENARIOS[connection];
  const others = (
    <Button onPress={() => setChoosing(true)} isDisabled={state.busy !== null}>
      {words.more}
    </Button>
  );
  const dialog = <Suspense>{choosing ? <ScenarioDialog connection={connection} onChoose={(scenario) => void start(scenario)} onClose={() => setChoosing(false)} /> : null}</Suspense>;
  if (filledIn && state.practice !== null) {
    const scenario = scenarioWords(connection, state.practice.scenario, texts);
    return (
      <>
        <Notice tone="good" title={`${frame.practiceBadge}: ${scenario.title}`}>
          {scenario.body === '' ? null : <p>{scenario.body}</p>}
          <p>{connection === 'platform' ? platformSignIn.practiceRunning : signIn.practice.running}</p>
          <p className="quiet">{fill(words.seed, { seed: state.practice.seed })}</p>
        </Notice>
        <p className="button-row">{others}</p>
        {dialog}
      </>
    );
  }
  return (
    <section className="card card-quiet practice-offer">
      <div>
        <h2>{signIn.practice.title}</h2>
        <p>{signIn.practice.body}</p>
      </div>
      <div className="button-row">
        <Button onPress={() => void start(scenarios[0])} isDisabled={state.busy !== null}>
          {signIn.practice.start}
        </Button>
        {others}
      </div>
      {dialog}
    </section>
  );
}
