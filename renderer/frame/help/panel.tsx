import { type ReactNode, Suspense, lazy, useEffect } from 'react';
import { useStore } from 'zustand/react';
import { useWizard } from '../../wizard/context.ts';
import { wizardUi } from '../../wizard/typed.ts';

const WalksHelp = lazy(async () => ({ default: (await import('./walks.tsx')).WalksHelp }));

/** F1 opens help in Windows programs, Cisco's client among them. */
function onKey(event: KeyboardEvent): void {
  if (event.key !== 'F1') return;
  event.preventDefault();
  wizardUi.setState(({ helpOpen }) => ({ helpOpen: !helpOpen }));
}

/** The help of the present screen; the Help button of the action bar opens it, or F1. */
export function HelpPanel(): ReactNode {
  const { state, texts } = useWizard();
  const open = useStore(wizardUi, (ui) => ui.helpOpen);
  const { help, platformHelp } = texts.window;
  const overPlatform = state.signIn.connection === 'platform';
  const paragraphs = overPlatform ? platformHelp[state.step] : help[state.step];
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <aside id="help" className="help" aria-label={texts.window.frame.button.help} hidden={!open}>
      {Object.values<string>(paragraphs).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <Suspense>{open && !overPlatform ? <WalksHelp /> : null}</Suspense>
    </aside>
  );
}
