import { type ReactNode, Suspense, lazy, useEffect } from 'react';
import { useStore } from 'zustand/react';
import { gateOf } from '../../../shared/session/gate.ts';
import { useFirstScreen, useWizard } from '../../wizard/context.ts';
import { wizardUi } from '../../wizard/typed.ts';

const KeysHelp = lazy(async () => ({ default: (await import('./keys.tsx')).KeysHelp }));
const WalksHelp = lazy(async () => ({ default: (await import('./walks.tsx')).WalksHelp }));

/** F1 opens help in Windows programs, Cisco's client among them. */
function onKey(event: KeyboardEvent): void {
  if (event.key !== 'F1') return;
  event.preventDefault();
  wizardUi.setState(({ helpOpen }) => ({ helpOpen: !helpOpen }));
}

/** The paragraphs of the present screen. */
function ScreenHelp({ overPlatform }: { readonly overPlatform: boolean }): ReactNode {
  const { state, texts } = useWizard();
  const { help, platformHelp } = texts.window;
  const isUnfinished = state.rollout === null && gateOf(state)?.kind === 'unfinished-change';
  const paragraphs = state.rollout !== null ? platformHelp.rollout : isUnfinished ? help.unfinished : overPlatform ? platformHelp[state.step] : help[state.step];
  return Object.values<string>(paragraphs).map((paragraph) => <p key={paragraph}>{paragraph}</p>);
}

/** The help of the present screen; the Help button of the action bar opens it, or F1. */
export function HelpPanel(): ReactNode {
  const { state, texts } = useFirstScreen();
  const open = useStore(wizardUi, (ui) => ui.helpOpen);
  const overPlatform = state.signIn.connection === 'platform';
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <aside id="help" className="help" aria-label={texts.window.frame.button.help} hidden={!open}>
      {open ? (
        <Suspense>
          <ScreenHelp overPlatform={overPlatform} />
          {overPlatform ? null : <WalksHelp />}
          <KeysHelp />
        </Suspense>
      ) : null}
    </aside>
  );
}
