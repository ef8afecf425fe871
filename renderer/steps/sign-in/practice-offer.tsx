import { type ReactNode, Suspense, useState } from 'react';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../../shared/domain/practice-scenario.ts';
import { isPracticeAddress } from '../../../shared/session/practice-address.ts';
import { useFirstScreen } from '../../wizard/context.ts';
import { showFilledIn } from '../../wizard/typed.ts';
import { portOf } from '../../wizard/typed-address.ts';
import { Button } from '../../ui/button.tsx';
import { PracticeRunning } from './practice-running.tsx';
import { usePlatformValues } from './platform/values.ts';
import { useSignInValues } from './fields.ts';
import { later } from '../../ui/later.ts';

const ScenarioDialog = later(async () => (await import('./scenario-dialog.tsx')).ScenarioDialog);

/** Whether the address of the practice cluster is filled in; one that was started for another connection has this one too. */
function useFilledIn(): boolean {
  const { practice, signIn } = useFirstScreen().state;
  const provider = useSignInValues();
  const platform = usePlatformValues();
  const { connection } = signIn;
  const { host, port } = connection === 'ctl-provider' ? provider : { host: platform.host, port: platform.sshPort };
  return isPracticeAddress(practice, { connection, host, port: portOf(port) });
}

/** The calm way in: everything can be rehearsed on this computer, and what may go wrong too. */
export function PracticeOffer(): ReactNode {
  const { state, texts, call } = useFirstScreen();
  const { practice: words } = texts.window.signIn;
  const { connection } = state.signIn;
  const [choosing, setChoosing] = useState(false);
  const start = async (scenario: PracticeScenario, seed: number | null): Promise<void> => {
    setChoosing(false);
    const started = await call('startPractice', { connection, scenario, ...(seed === null ? {} : { seed }) });
    if (started.ok) showFilledIn();
  };
  const filledIn = useFilledIn();
  const scenarios = PRACTICE_SCENARIOS[connection];
  const others = (
    <Button onPress={() => setChoosing(true)} isDisabled={state.busy !== null}>
      {words.others}
    </Button>
  );
  const dialog = <Suspense>{choosing ? <ScenarioDialog connection={connection} onChoose={(scenario, seed) => void start(scenario, seed)} onClose={() => setChoosing(false)} /> : null}</Suspense>;
  if (filledIn && state.practice !== null) {
    return (
      <>
        <Suspense>
          <PracticeRunning practice={state.practice} />
        </Suspense>
        <p className="button-row">{others}</p>
        {dialog}
      </>
    );
  }
  return (
    <section className="card card-quiet practice-offer">
      <div>
        <h2>{words.title}</h2>
        <p>{words.body}</p>
      </div>
      <div className="button-row">
        <Button onPress={() => void start(scenarios[0], null)} isDisabled={state.busy !== null}>
          {words.start}
        </Button>
        {others}
      </div>
      {dialog}
    </section>
  );
}
