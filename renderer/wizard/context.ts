import { createContext, useContext } from 'react';
import { type CallInput, type CallName, type CallOutput } from '../../shared/contract/calls.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { type Result } from '../../shared/domain/result.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { type Language, type WindowTexts } from '../../shared/texts/languages.ts';
import { type PageTransport } from './page-connection.ts';
import { type ViewStore } from './view-store.ts';
import { wizardUi } from './typed.ts';

export type EngineCall = <N extends CallName>(name: N, input: CallInput<N>) => Promise<Result<CallOutput<N>>>;

/** What every screen needs: the present state, the words, and the way to the engine. */
export interface Wizard {
  readonly state: ViewState;
  readonly texts: WindowTexts;
  readonly language: Language;
  readonly view: ViewStore;
  readonly call: EngineCall;
}

export const WizardContext = createContext<Wizard | null>(null);

export function useWizard(): Wizard {
  const wizard = useContext(WizardContext);
  if (wizard === null) throw new Error('screens live inside the wizard');
  return wizard;
}

/** Calls the engine and keeps the error of the last call for the screen. A broken connection is told elsewhere. */
export const engineCall =
  (transport: PageTransport): EngineCall =>
  async (name, input) => {
    wizardUi.setState({ callError: null });
    const result = await callEngine(transport, name, input);
    const broken = !result.ok && result.error.code === 'connect.lost' && result.error.params['detail'] === 'window';
    if (!result.ok && !broken) wizardUi.setState({ callError: result.error });
    return result;
  };
