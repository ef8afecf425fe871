import { createContext, use, useContext } from 'react';
import { ASIDE_CALLS } from '../../shared/contract/aside.ts';
import { type CallInput, type CallName, type CallOutput } from '../../shared/contract/calls.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { type Result } from '../../shared/domain/result.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { type FirstScreenTexts, type Language, type WindowTexts } from '../../shared/texts/languages.ts';
import { type PageTransport } from './page-connection.ts';
import { type ViewStore } from './view-store.ts';
import { wizardUi } from './typed.ts';

export type EngineCall = <N extends CallName>(name: N, input: CallInput<N>) => Promise<Result<CallOutput<N>>>;

/** What the first screen needs, and the frame around every screen: the present state, its words, and the way to the engine. */
export interface FirstScreen {
  readonly state: ViewState;
  readonly texts: FirstScreenTexts;
  readonly language: Language;
  readonly view: ViewStore;
  readonly call: EngineCall;
}

/** What every other screen needs: all words. */
export interface Wizard extends FirstScreen {
  readonly texts: WindowTexts;
}

interface WizardParts extends FirstScreen {
  readonly all: WindowTexts | Promise<WindowTexts>;
}

export const WizardContext = createContext<WizardParts | null>(null);

function useParts(): WizardParts {
  const parts = useContext(WizardContext);
  if (parts === null) throw new Error('screens live inside the wizard');
  return parts;
}

export const useFirstScreen = (): FirstScreen => useParts();

/** Waits (in the nearest `Suspense`) for words that are on their way. */
export function useWizard(): Wizard {
  const { all, ...parts } = useParts();
  return { ...parts, texts: all instanceof Promise ? use(all) : all };
}

const ASIDE: ReadonlySet<CallName> = new Set(ASIDE_CALLS);

/** Calls the engine and keeps the error of the last call for the screen. A broken connection is told elsewhere. */
export const engineCall =
  (transport: PageTransport): EngineCall =>
  async (name, input) => {
    if (ASIDE.has(name)) return callEngine(transport, name, input);
    wizardUi.setState({ callError: null, edited: false });
    const result = await callEngine(transport, name, input);
    const broken = !result.ok && result.error.code === 'connect.lost' && result.error.params['detail'] === 'window';
    if (!result.ok && !broken) wizardUi.setState({ callError: result.error });
    return result;
  };
