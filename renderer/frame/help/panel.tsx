import { type KeyboardEvent as KeyPressed, type ReactNode, type RefObject, Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand/react';
import { gateOf } from '../../../shared/session/gate.ts';
import { useFirstScreen, useWizard } from '../../wizard/context.ts';
import { wizardUi } from '../../wizard/typed.ts';
import { Button } from '../../ui/button.tsx';
import { later } from '../../ui/later.ts';

const KeysHelp = later(async () => (await import('./keys.tsx')).KeysHelp);
const AboutHelp = later(async () => (await import('./about.tsx')).AboutHelp);
const WalksHelp = later(async () => (await import('./walks.tsx')).WalksHelp);

/** F1 opens help in Windows programs, Cisco's client among them. */
function onKey(event: KeyboardEvent): void {
  if (event.key !== 'F1') return;
  event.preventDefault();
  wizardUi.setState(({ helpOpen }) => ({ helpOpen: !helpOpen }));
}

const close = (): void => wizardUi.setState({ helpOpen: false });

function closeByEscape({ key }: KeyPressed): void {
  if (key === 'Escape') close();
}

/** Takes the keyboard when it opens, and gives it back. */
function useKeyboard(open: boolean, panel: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const place = panel.current;
    if (!open || place === null) return;
    const before = document.activeElement;
    place.querySelector('h2')?.focus();
    // In a narrow window it covers all: what gets the keyboard there must be seen.
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof Node && !place.contains(target) && place.offsetWidth >= document.documentElement.clientWidth) close();
    };
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
      // What had it here is taken out by now.
      const isFree = document.activeElement === document.body || place.contains(document.activeElement);
      if (before instanceof HTMLElement && isFree) before.focus({ preventScroll: true });
    };
  }, [open, panel]);
}

/** The paragraphs of the present screen. */
function ScreenHelp({ overPlatform }: { readonly overPlatform: boolean }): ReactNode {
  const { state, texts } = useWizard();
  const { help, platformHelp } = texts.window;
  const isUnfinished = state.rollout === null && gateOf(state)?.kind === 'unfinished-change';
  const paragraphs = state.rollout !== null ? platformHelp.rollout : isUnfinished ? help.unfinished : overPlatform ? platformHelp[state.step] : help[state.step];
  return Object.values<string>(paragraphs).map((paragraph) => <p key={paragraph}>{paragraph}</p>);
}

/**
 * The help of the present screen, at its side, beside dialogs too (React Aria leaves what has `data-react-aria-top-layer` to the keyboard and to screen readers); the
 * Help button of the action bar opens it, or F1.
 */
export function HelpPanel(): ReactNode {
  const { state, texts } = useFirstScreen();
  const { button } = texts.window.frame;
  const open = useStore(wizardUi, (ui) => ui.helpOpen);
  const overPlatform = state.signIn.connection === 'platform';
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  useKeyboard(open, panel);
  return (
    <aside ref={panel} id="help" className="help" aria-label={button.help} hidden={!open} onKeyDown={closeByEscape} data-react-aria-top-layer="true">
      {open ? (
        <>
          <div className="help-top">
            <h2 tabIndex={-1}>{button.help}</h2>
            <Button onPress={close}>{button.closeHelp}</Button>
          </div>
          <Suspense>
            <ScreenHelp overPlatform={overPlatform} />
            {overPlatform ? null : <WalksHelp />}
            <KeysHelp />
            <AboutHelp />
          </Suspense>
        </>
      ) : null}
    </aside>
  );
}
