import { useStore } from 'zustand/react';
import { type ViewState } from '../../../shared/session/view-state.ts';
import { useWizard } from '../../wizard/context.ts';
import { type SignInTyped, wizardUi } from '../../wizard/typed.ts';

/** The values of the sign-in screen: what was typed, else what the engine knows. */
export interface SignInValues {
  readonly host: string;
  readonly port: string;
  readonly username: string;
  readonly password: string;
}

export type SignInProblems = Readonly<Partial<Record<keyof SignInValues, true>>>;

/** The practice cluster's password is no secret: it is filled in, as long as its address is. */
function practicePassword({ practice }: ViewState, host: string, port: string): string {
  return practice !== null && practice.host === host && String(practice.port) === port ? practice.password : '';
}

export function signInValues(state: ViewState, typed: SignInTyped): SignInValues {
  const host = typed.host ?? state.signIn.host;
  const port = typed.port ?? String(state.signIn.port);
  return { host, port, username: typed.username ?? state.signIn.username, password: typed.password ?? practicePassword(state, host, port) };
}

export function useSignInValues(): SignInValues {
  const { state } = useWizard();
  return signInValues(state, useStore(wizardUi, (ui) => ui.signIn));
}

/** What the contract of the engine would refuse. */
export function signInProblems({ host, port, username, password }: SignInValues): SignInProblems {
  const number = Number(port);
  return {
    ...(/^[A-Za-z0-9._:-]{1,255}$/.test(host.trim()) ? {} : { host: true }),
    ...(/^\d{1,5}$/.test(port.trim()) && number >= 1 && number <= 65535 ? {} : { port: true }),
    ...(username === '' ? { username: true } : {}),
    ...(password === '' ? { password: true } : {}),
  };
}
