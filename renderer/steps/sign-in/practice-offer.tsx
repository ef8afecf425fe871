import { type ReactNode } from 'react';
import { useWizard } from '../../app/wizard.ts';
import { resetSignIn } from '../../app/wizard-ui.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSignInValues } from './sign-in-fields.ts';

/** The calm way in: everything can be rehearsed on this computer. */
export function PracticeOffer(): ReactNode {
  const { state, texts, call } = useWizard();
  const { practice: words } = texts.window.signIn;
  const { host, port } = useSignInValues();
  const filledIn = state.practice !== null && state.practice.host === host && String(state.practice.port) === port;
  const start = async (): Promise<void> => {
    const started = await call('startPractice', {});
    if (started.ok) resetSignIn();
  };
  if (filledIn) return <Notice tone="good" title={texts.window.frame.practiceBadge}><p>{words.running}</p></Notice>;
  return (
    <section className="card card-quiet practice-offer">
      <div>
        <h2>{words.title}</h2>
        <p>{words.body}</p>
      </div>
      <Button onPress={() => void start()} isDisabled={state.busy !== null}>
        {words.start}
      </Button>
    </section>
  );
}
