import { type ReactNode } from 'react';
import { useStore } from 'zustand/react';
import { useWizard } from '../app/wizard.ts';
import { wizardUi } from '../app/wizard-ui.ts';

/** The help of the present screen; the Help button of the action bar opens it. */
export function HelpPanel(): ReactNode {
  const { state, texts } = useWizard();
  const open = useStore(wizardUi, (ui) => ui.helpOpen);
  const { help, platformHelp } = texts.window;
  const paragraphs = state.signIn.connection === 'platform' ? platformHelp[state.step] : help[state.step];
  return (
    <aside id="help" className="help" aria-label={texts.window.frame.button.help} hidden={!open}>
      {Object.values<string>(paragraphs).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </aside>
  );
}
