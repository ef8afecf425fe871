import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { callEngine } from '../../shared/contract/transport.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';
import { Header } from '../frame/header.tsx';
import { HelpPanel } from '../frame/help/panel.tsx';
import { Stepper } from '../frame/stepper.tsx';
import { SpokenLanguage } from '../ui/spoken-language.ts';
import { type PageConnection, type PageTransport, presentConnection } from '../wizard/page-connection.ts';
import { ConnectionPanel, LostNotice } from './connection-panel.tsx';
import { CurrentScreen } from './current-screen.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { keepKeyboard } from './kept-keyboard.ts';
import { keepKeyboardInSight } from './seen-keyboard.ts';
import { leadToWrongField } from './wrong-field.ts';
import { type Speech } from '../wizard/language.ts';
import { useSpeech } from '../wizard/speech.ts';
import { type Theme, chooseTheme } from '../wizard/theme.ts';
import { type ViewStore } from '../wizard/view-store.ts';
import { WizardContext, engineCall } from '../wizard/context.ts';

/** What the page holds before React starts. */
export interface AppProps {
  readonly transport: PageTransport;
  readonly view: ViewStore;
  readonly start: { readonly speech: Speech; readonly theme: Theme };
}

/**
 * What the screens show; `null` = none. Before the program was heard it is what a program that was just started says, so that a person
 * can begin to type; while the connection is lost the screen stays to be read.
 */
function stateToShow(state: ViewState | null, connection: PageConnection): ViewState | null {
  if (connection === 'opening' || connection === 'ready') return state ?? INITIAL_VIEW_STATE;
  return connection === 'lost' ? state : null;
}

export function App({ transport, view, start }: AppProps): ReactNode {
  const { speech, chosen, choose } = useSpeech(start.speech);
  const { language, first, texts } = speech;
  const [theme, setTheme] = useState(start.theme);
  const [connection, setConnection] = useState(() => presentConnection(transport));
  const state = stateToShow(useSyncExternalStore(view.subscribe, view.get, () => null), connection);
  useEffect(() => transport.watchConnection(setConnection), [transport]);
  useEffect(keepKeyboard, []);
  useEffect(keepKeyboardInSight, []);
  useEffect(leadToWrongField, []);
  // What the program writes for a person, such as reports, is in the language of the window.
  useEffect(() => {
    if (connection === 'ready') void callEngine(transport, 'speak', { language });
  }, [transport, connection, language]);
  const call = useMemo(() => engineCall(transport), [transport]);
  const wizard = useMemo(() => (state === null ? null : { state, texts: first, all: texts, language, view, call }), [state, first, texts, language, view, call]);

  const changeTheme = (next: Theme): void => {
    chooseTheme(next);
    setTheme(next);
  };
  const { frame } = first.window;
  const header = <Header frame={frame} practice={state?.atPractice === true} language={chosen} onLanguage={choose} theme={theme} onTheme={changeTheme} />;

  return (
    <ErrorBoundary texts={first}>
      <a className="skip" href="#screen">
        {frame.skip}
      </a>
      {header}
      {wizard === null ? (
        <ConnectionPanel connection={connection} words={frame.connection} transport={transport} />
      ) : (
        <WizardContext value={wizard}>
          <SpokenLanguage value={language}>
            <div className="layout">
              <Stepper />
              <main id="screen" tabIndex={-1}>
                {connection === 'lost' ? <LostNotice words={frame.connection} /> : null}
                <div className="screen-place" inert={connection === 'lost'}>
                  <CurrentScreen />
                </div>
              </main>
            </div>
            <HelpPanel />
          </SpokenLanguage>
        </WizardContext>
      )}
    </ErrorBoundary>
  );
}
