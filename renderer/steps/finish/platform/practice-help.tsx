import { type ReactNode } from 'react';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';

/** What practice can do in place of a person. It stands last and is marked, so that nobody takes it for the way of a real cluster. */
export function PracticeHelp(): ReactNode {
  const { state, texts, call } = useWizard();
  const { practice: words } = texts.window.platformResult;
  return (
    <div className="section practice-help">
      <h2>
        {words.title} <span className="tag tag-practice">{texts.window.history.practice}</span>
      </h2>
      <p className="quiet">{words.lead}</p>
      <p className="button-row">
        <Button onPress={() => void call('restartPracticeServices', {})} isDisabled={state.busy !== null}>
          {words.button}
        </Button>
      </p>
    </div>
  );
}
