import { useStore } from 'zustand/react';
import { isPracticeAddress } from '../../../shared/session/practice-address.ts';
import { type ViewState } from '../../../shared/session/view-state.ts';
import { useFirstScreen } from '../../wizard/context.ts';
import { isHost, isPort, portOf } from '../../wizard/typed-address.ts';
import { type SignInTyped, wizardUi } from '../../wizard/typed.ts';

/** The values of the sign-in screen: what was typed, else what the engine knows. */
export interface SignInValues {
  readonly host: string;
  readonly port: string;
  readonly username: string;
  readonly password: string;
}

export type SignInProblems = Readonly<Partial<Record<keyof SignInValues, true>>>;

export function signInValues(state: ViewState, typed: SignInTyped): SignInValues {
  const host = typed.host ?? state.signIn.host;
  const port = typed.port ?? String(state.signIn.port);
  // The practice cluster's password is no secret: it is filled in, as long as its address is.
  const practice = isPracticeAddress(state.practice, { connection: 'ctl-provider', host, port: portOf(port) }) ? state.practice : null;
  return { host, port, username: typed.username ?? state.signIn.username, password: typed.password ?? practice?.password ?? '' };
}

export function useSignInValues(): SignInValues {
  const { state } = useFirstScreen();
  return signInValues(state, useStore(wizardUi, (ui) => ui.signIn));
}

/** What the contract of the engine would refuse. */
export function signInProblems({ host, port, username, password }: SignInValues): SignInProblems {
  return {
    ...(isHost(host) ? {} : { host: true }),
    ...(isPort(port) ? {} : { port: true }),
    ...(username === '' ? { username: true } : {}),
    ...(password === '' ? { password: true } : {}),
  };
}
