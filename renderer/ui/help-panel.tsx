import { type ReactNode } from 'react';
import { useStore } from 'zustand/react';
import { useWizard } from '../app/wizard.ts';
import { wizardUi } from '../app/wizard-ui.ts';

/** The help of the present screen; the Help button of the action bar opens it. */
export function HelpPanel(): ReactNode {
  const { state, texts } = useWizard();
  const open = useStore(wizardUi, (ui) => ui.helpOpen);
  return (
    <aside id="help" className="help" aria-label={texts.window.frame.button.help} hidden={!open}>
      {Object.values<string>(texts.window.help[state.step]).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </aside>
  );
}
