import { type KeyboardEvent as KeyPressed, type ReactNode, type RefObject, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand/react';
import { type ProgramDocument } from '../../../shared/contract/about.ts';
import { gateOf } from '../../../shared/session/gate.ts';
import { useFirstScreen, useWizard } from '../../wizard/context.ts';
import { wizardUi } from '../../wizard/typed.ts';
import { Button } from '../../ui/button.tsx';
import { later } from '../../ui/later.ts';

const KeysHelp = later(async () => (await import('./keys.tsx')).KeysHelp);
const AboutHelp = later(async () => (await import('./about.tsx')).AboutHelp);
const DocumentDialog = later(async () => (await import('./document-dialog.tsx')).DocumentDialog);
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
  const origin = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const place = panel.current;
    if (!open || place === null) return;
    // It comes back from a document with nothing that has the keyboard: that goes to where it came from first.
    if (document.activeElement !== document.body) origin.current = document.activeElement;
    const before = origin.current;
    place.querySelector('h2')?.focus();
    // In a narrow window it covers all: what gets the keyboard there must be seen.
    const closeOver = (focused: EventTarget | null): void => {
      if (focused instanceof Node && focused !== document.body && !place.contains(focused) && place.offsetWidth >= document.documentElement.clientWidth) close();
    };
    const onFocus = ({ target }: FocusEvent): void => closeOver(target);
    // It may come to cover a dialog that has it, too.
    const onResize = (): void => closeOver(document.activeElement?.closest('[role=dialog]') ?? null);
    document.addEventListener('focusin', onFocus);
    window.addEventListener('resize', onResize);
    return () => {
      document.removeEventListener('focusin', onFocus);
      window.removeEventListener('resize', onResize);
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
  const [shown, setShown] = useState<ProgramDocument | null>(null);
  const closeDocument = (): void => {
    setShown(null);
    wizardUi.setState({ helpOpen: true });
  };
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  useKeyboard(open, panel);
  return (
    <>
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
              <AboutHelp onShow={setShown} />
            </Suspense>
          </>
        ) : null}
      </aside>
      {/* Beside the panel, not in it: where help covers all, it goes when the keyboard goes to the document, and comes back behind it. */}
      {shown === null ? null : (
        <Suspense>
          <DocumentDialog document={shown} onClose={closeDocument} />
        </Suspense>
      )}
    </>
  );
}
